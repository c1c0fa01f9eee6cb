package loombook.kernel.story;

import org.junit.jupiter.api.Test;

/** Magics stand in lines, at the heads of cells and in the middle of Java, and what is no magic stays Java. */
interface MagicStories extends Vocabulary {
    @Test
    default void magicInTheMiddleOfALineIsAnExpression() {
        var before = cell("%pwd").resultData().get("text/plain");
        cell("%cd /").gives("/");
        cell("var here = %pwd\nhere.length()").gives("1");
        cell("String again = %pwd;  \nagain").gives("/");
        cell("System.out.print(%pwd); System.out.print(1);").prints("/1");
        cell("String magicFolder() {\n    return %pwd\n}\nmagicFolder()").gives("/");
        cell("%time var timed = %pwd\n").succeeds();
        cell("timed").gives("/");
        cell("int n = %timeit 1").fails("UsageError", "%timeit has no value").marks("%timeit");
        cell("%cd \"" + before + "\"").succeeds();
    }

    @Test
    default void magicSignThatIsAnOperatorStaysJava() {
        cell("int a = 17, cd = 5, time = 6;\na % cd").gives("2");
        cell("a %cd").gives("2");
        cell("a%time").gives("5");
        cell("(a)\n    %cd").gives("2");
        cell("a %= cd;\na").gives("2");
        cell("\"= %cd\" + '%' + \"(%pwd)\" // = %cd").gives("= %cd%(%pwd)");
        cell("var text = \"\"\"\n    = %cd\n    %cd /tmp\n    \"\"\";\ntext.length()")
                .gives("15");
        cell("/* (%cd\n%cd */ 1 + /* = %cd */ 1").gives("2");
        cell("boolean done = false;\n!done").gives("true");
        cell("!done").gives("true");
        cell("!List.of().isEmpty()").gives("false");
        cell("!(1 > 2)").gives("true");
        cell("/**/ 12\n/cd").gives("2");
        cell("// %cd /nowhere\n1").gives("1");
    }

    @Test
    default void magicThatThereIsNotIsNamedWithTheNearest() {
        cell("int neverDeclared = 1;\n%tiem 1")
                .fails("UsageError", "no magic %tiem", "mean %time?", "%lsmagic")
                .marks("%tiem");
        cell("neverDeclared").doesNotCompile("neverDeclared");
        cell("var x = %pwdd").fails("UsageError", "mean %pwd?").marks("%pwdd");
        cell("%zzzzzzz").fails("UsageError", "There is no magic %zzzzzzz. %lsmagic lists");
        cell("%%zzzzzzz\n1").fails("UsageError", "There is no magic %zzzzzzz");
        cell("loombook.magic.MagicCalls.line(\"tiem\", List.of())").fails("MagicException", "mean %time?");
    }

    @Test
    default void magicWithoutANameIsNone() {
        cell("%")
                .fails("UsageError", "The name of a magic is missing after %;", "%lsmagic")
                .marks("%");
        cell("%%").fails("UsageError", "missing after %%").marks("%%");
        cell("% 3").fails("UsageError", "missing after %;");
        cell("%cd \"a b").fails("UsageError", "quote has no end").marks("\"a b");
        cell("var x = %cd 'a").fails("UsageError", "quote has no end").marks("'a");
        cell("%%cd /\n1").fails("UsageError", "%cd stands in a line").marks("%%cd");
        cell("1\n%%time\n2")
                .fails("UsageError", "%%time must stand in the first line")
                .marks("%%time");
    }

    @Test
    default void magicOfTheNotebooksOwnIsLikeTheOthers() {
        cell(
                "loombook.magic.MagicCalls.register(\"greet\", words -> \"hello \" + words, (words, text) -> words + text);");
        cell("%greet a \"b c\"").gives("hello [a, b c]");
        cell("%%greet x\nint y\n").gives("[x]int y\n");
        cell("String greeted = %greet you\ngreeted").gives("hello [you]");
        cell("%gret a").fails("UsageError", "mean %greet?");
        cell("String text = loombook.magic.MagicCalls.line(\"greet\", List.of());\ntext")
                .gives("hello []");
        cell("loombook.magic.MagicCalls.register(\"quiet\", words -> null, null);");
        cell("1\n%quiet").givesNothing();
        cell("%%quiet\n").fails("UsageError", "%quiet stands in a line");
        cell("loombook.magic.MagicCalls.register(\"fails\", words -> { throw new IOException(\"full\"); }, null);");
        cell("1;\n%fails").fails("IOException", "full", "line 2");
        cell("loombook.magic.MagicCalls.register(\"a b\", words -> null, null);")
                .fails("IllegalArgumentException", "no name of a magic");
    }

    @Test
    default void magicThatThePartsBeforeHaveMadeIsKnownInTheSameCell() {
        cell("loombook.magic.MagicCalls.register(\"instant\", words -> 7, null);\n%instant")
                .gives("7");
    }
}
