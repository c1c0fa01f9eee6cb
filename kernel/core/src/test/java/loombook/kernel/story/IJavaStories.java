package loombook.kernel.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What users of IJava and JJava know: each statement of the documentation of both, by programs of our own. */
interface IJavaStories extends Vocabulary {

    // ---- display

    @Test
    default void displayGivesANameByWhichItIsUpdated() {
        cell("String oven = display(\"cold\");\nupdateDisplay(oven, \"warm\");")
                .shows("display_data:cold", "update_display_data:warm");
        cell("updateDisplay(oven, \"hot\");").shows("update_display_data:hot");
    }

    @Test
    default void aNameIsGivenWhereverOneIsWanted() {
        cell("List<String> shown = new ArrayList<>();\nshown.add(display(\"a\"));\n"
                        + "String shownAs(Object it) { return display(it); }\n"
                        + "shown.add(shownAs(\"b\"));\nshown.get(0).isEmpty() + \" \" + shown.size()")
                .gives("false 2");
        cell("var mine = display(\"c\");\nupdateDisplay(mine, \"d\"); mine.update(\"e\");")
                .shows("display_data:c", "update_display_data:d", "update_display_data:e");
        cell("String lost = display(1); int wrong = \"two\";").doesNotCompile("String cannot be converted to int");
        cell("String late = display(1); throw new IllegalStateException(\"burnt\");")
                .fails("IllegalStateException", "line 1:  String late = display(1); throw");
    }

    @Test
    default void aValueIsDisplayedAsWhatIsAskedFor() {
        var cell = cell("display(\"<b>warm</b>\", \"text/html\", \"text/markdown\");")
                .displays("text/html", "text/markdown", "text/plain");
        assertThat(cell.ofType("display_data").getFirst().data().keySet()).hasSize(3);
        cell("display(\"1 + 1\", \"application/javascript\");").displays("application/javascript", "text/plain");
    }

    @Test
    default void whatCanNotBeShownSoIsLeftOut() {
        var cell = cell("display(42, \"text/html\");").shows("display_data:42");
        assertThat(cell.ofType("display_data").getFirst().data().keySet()).hasToString("[text/plain]");
    }

    @Test
    default void whatIsDisplayedSoIsUpdatedSo() {
        var cell = cell("String timer = display(\"<i>3</i>\", \"text/html\");\n"
                + "for (int i = 2; i > 0; i--) { updateDisplay(timer, \"<i>\" + i + \"</i>\", \"text/html\"); }");
        assertThat(cell.ofType("update_display_data"))
                .extracting(update -> (Object) update.data().get("text/html"))
                .containsExactly("<i>2</i>", "<i>1</i>");
        cell("display(\"_gone_\", \"text/markdown\")").givesNothing();
    }

    @Test
    default void whatIsRenderedIsShownAsTheResultOnly() {
        var data = cell("render(\"**flour**\", \"text/markdown\")").resultData();
        assertThat(data).isEqualTo(Map.of("text/plain", "**flour**", "text/markdown", "**flour**"));
        cell("var later = render(\"<u>x</u>\", \"text/html\");").shows();
        cell("display(later);").displays("text/html", "text/plain");
        cell("render(List.of(1, 2))").gives("[1, 2]");
        cell("render(null)").gives("null");
    }

    @Test
    default void whatLoombookShowsIsRenderedToo() {
        assertThat(cell("render(new Html(\"<b>x</b>\"))").resultData())
                .isEqualTo(Map.of("text/html", "<b>x</b>", "text/plain", "x"));
        assertThat(cell("render(Charts.bars(\"Weight\", \"g\", Map.of(\"oat\", 12)), \"image/png\")")
                        .resultData()
                        .get("image/png"))
                .isNotNull();
        assertThat(cell("render(new java.awt.image.BufferedImage(4, 3, 1), \"image/png\")")
                        .resultData()
                        .get("image/png"))
                .isNotNull();
    }

    @Test
    default void aPictureAtTheEndIsShownThoughASemicolonEndsIt() {
        cell("java.awt.image.BufferedImage square(int side) { return new java.awt.image.BufferedImage(side, side, 1); }\n"
                        + "square(5);")
                .gives("Image, 5 × 5 pixels");
        cell("render(\"_x_\", \"text/markdown\");").gives("_x_");
        cell("\"a bare text\";").gives("a bare text");
        cell("int bare = 7;\nbare;").gives("7");
        cell("var list = new ArrayList<>(List.of(1));\nlist.remove(0);").givesNothing();
        cell("var text = new StringBuilder();\ntext.append(\"unseen\");").givesNothing();
        cell("if (bare > 7) { square(1); } else square(2);").givesNothing();
        cell("for (int i = 0; i < 2; i++) square(i + 1);").givesNothing();
        cell("square(3);\nSystem.out.print(\"later\");").givesNothing().prints("later");
    }

    // ---- renderers

    @Test
    default void aRendererOfIJavasIsUsedWhereverAValueIsShown() {
        cell("import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;\nclass Jar { String of = \"plums\"; }\n"
                        + "getKernelInstance().getRenderer().createRegistration(Jar.class)\n"
                        + "        .preferring(MIMEType.TEXT_HTML)\n        .supporting(MIMEType.TEXT_LATEX)\n"
                        + "        .register((jar, context) -> {\n"
                        + "            context.renderIfRequested(MIMEType.TEXT_HTML, () -> \"<b>\" + jar.of + \"</b>\");\n"
                        + "            context.renderIfRequested(MIMEType.TEXT_LATEX, () -> \"\\\\bf \" + jar.of);\n"
                        + "            context.renderIfRequested(MIMEType.TEXT_PLAIN, () -> \"a jar of \" + jar.of);\n"
                        + "        });")
                .givesNothing();
        assertThat(cell("new Jar()").gives("a jar of plums").resultData().get("text/html"))
                .isEqualTo("<b>plums</b>");
        cell("display(new Jar());").displays("text/html", "text/plain");
        cell("class Small extends Jar {}\nnew Small()").gives("a jar of plums");
        assertThat(cell("render(new Jar(), \"text/latex\")").resultData())
                .isEqualTo(Map.of("text/latex", "\\bf plums", "text/plain", "a jar of plums"));
        cell("Displays.register(Jar.class, it -> new Html(\"ours\"));\nnew Jar()")
                .gives("ours");
        cell("Displays.unregister(Jar.class);\nnew Jar()").gives("a jar of plums");
    }

    @Test
    default void whatSaysItselfHowIJavaShowsItIsShownSo() {
        cell("import io.github.spencerpark.jupyter.kernel.display.*;\n"
                        + "class Sign implements DisplayDataRenderable {\n"
                        + "    public void render(RenderContext context) {\n"
                        + "        context.getOutputContainer().putHTML(\"<h1>open</h1>\");\n    }\n"
                        + "    public String toString() { return \"open\"; }\n}\nnew Sign()")
                .gives("open");
        cell("var data = new DisplayData(\"text\");\ndata.putHTML(\"<p>html</p>\");\n"
                + "data.putJSON(\"{\\\"a\\\": 1}\");");
        var data = cell("data").gives("text").resultData();
        assertThat(data.get("text/html")).isEqualTo("<p>html</p>");
        assertThat(data.get("application/json")).isInstanceOf(Map.class);
        cell("data.setDisplayId(\"sign\");\nString sign = io.github.spencerpark.ijava.runtime.Display.display(data);\n"
                        + "updateDisplay(\"sign\", \"closed\");\nsign")
                .gives("sign");
    }

    // ---- kernel

    @Test
    default void theKernelIsThere() {
        cell("io.github.spencerpark.ijava.JavaKernel it = getKernelInstance();\n"
                        + "it == io.github.spencerpark.ijava.IJava.getKernelInstance()"
                        + " && it == io.github.spencerpark.ijava.runtime.Kernel.getKernelInstance()")
                .gives("true");
        cell("getKernelInstance().getIO().out.print(\"said\");").prints("said");
        cell("getKernelInstance().getIO().display.display(render(\"shown\"));").shows("display_data:shown");
        cell("printf(\"%d loaves%n\", 3)").prints("3 loaves\n");
        cell("Preferences none = null;\nnone").gives("null");
    }

    @Test
    default void codeIsEvaluatedInTheMiddleOfACell() {
        cell("(int) eval(\"1 + 2\") + 3").gives("6");
        cell("var basket = new ArrayList<>(List.of(1));\neval(\"basket\") == basket")
                .gives("true");
        cell("eval(\"int eggs = 12;\");\neggs + 1").gives("13");
        cell("eval(\"int twice(int x) { return 2 * x; }\\ntwice(eggs)\")").gives("24");
        cell("eval(\"display(\\\"inner\\\");\");\neval(\"eval(\\\"eggs\\\")\")").gives("12");
        cell("int sum = 0;\nfor (int i = 0; i < 3; i++) { sum += (int) eval(\"\" + i); }\nsum")
                .gives("3");
        cell("Threads.virtual(() -> display(eval(\"eggs\"))).join();").shows("display_data:12");
        cell("getKernelInstance().evalRaw(\"eggs\")").gives("12");
        assertThat(cell("getKernelInstance().eval(\"new Html(\\\"<b>x</b>\\\")\")")
                        .resultData()
                        .get("text/html"))
                .isEqualTo("<b>x</b>");
    }

    @Test
    default void codeThatCanNotBeEvaluatedSaysWhy() {
        cell("eval(\"int x = \\\"no\\\";\")")
                .fails("EvaluationException", "What is to be evaluated is no Java that compiles: line 1: incompatible");
        cell("try { eval(\"new int[0][1]\"); } catch (ArrayIndexOutOfBoundsException e) { \"caught\".length(); }\n"
                        + "try { eval(\"List.of().get(0)\"); } catch (IndexOutOfBoundsException e) {\n"
                        + "    System.out.print(\"caught\"); }")
                .prints("caught");
        cell("eval(\"throw new IllegalStateException(\\\"stale\\\");\")").fails("IllegalStateException", "stale");
    }

    @Test
    default void evaluatedCodeCanBeInterrupted() {
        var cell = begin("System.out.print(\"on\");\neval(\"while (true) {}\");");
        cell.hasPrinted("on");
        interrupt();
        cell.done().fails("Interrupted");
        cell("1").gives("1");
    }

    @Test
    default void theClassPathGrowsByPrograms() {
        cell("getKernelInstance().getMavenResolver().addMavenDependencies(List.of(\"pantry:clove:1.0\"));");
        cell("pantry.Clove.say()").gives("pantry:clove:1.0");
        cell("Object spice = lineMagic(\"addMavenDependency\", List.of(\"pantry:nutmeg:1.0\"));\n"
                + "lineMagic(\"maven\", List.of(\"pantry:nutmeg:1.0\"))");
        cell("pantry.Nutmeg.say()").gives("pantry:nutmeg:1.0");
    }

    // ---- magics

    @Test
    default void magicsAreCalledByTheirNames() {
        cell("String where = lineMagic(\"pwd\", List.of());\nwhere.equals(%pwd)")
                .gives("true");
        cell("lineMagic(\"nowhere\", List.of())").fails("MagicException", "There is no magic %nowhere");
        cell("cellMagic(\"pwd\", List.of(), \"text\")").fails("MagicException", "pwd");
    }

    @Test
    default void magicsAreMadeByPrograms() {
        cell("import io.github.spencerpark.jupyter.kernel.magic.registry.*;\nclass Kitchen {\n"
                        + "    @LineMagic(aliases = \"greet\") public String hello(List<String> who) { return \"hello \" + who; }\n"
                        + "    @CellMagic public static int count(List<String> of, String body) {"
                        + " return body.split(of.get(0)).length; }\n"
                        + "    @LineMagic @CellMagic public String both(List<String> args, String body) {"
                        + " return args + \":\" + body; }\n}\n"
                        + "getKernelInstance().getMagics().registerMagics(new Kitchen());")
                .givesNothing();
        cell("String said = %greet you \"and me\"\nsaid").gives("hello [you, and me]");
        cell("%hello").gives("hello []");
        cell("%%count o\nfoo boo").gives("3");
        cell("int counted = cellMagic(\"count\", List.of(\",\"), \"a,b\");\ncounted")
                .gives("2");
        cell("getKernelInstance().getMagics().registerLineMagic(\"twice\", args -> 2 * Integer.parseInt(args.get(0)));\n"
                        + "int four = %twice 2\nfour")
                .gives("4");
        cell(
                "getKernelInstance().getMagics().registerLineMagic(\"burn\", args -> { throw new java.io.IOException(\"smoke\");"
                        + " });");
        cell("%burn").fails("IOException", "smoke");
    }

    @Test
    default void magicsThatIJavasLibraryHasCanBeRegistered() {
        cell("import io.github.spencerpark.jupyter.kernel.magic.common.Shell;\n"
                        + "getKernelInstance().getMagics().registerMagics(Shell.class);\n%sh echo dough")
                .gives("[dough]");
        cell("List<String> lines = %sh echo rises\nlines.get(0)").gives("rises");
        cell("%jvm default\n1").gives("1");
    }

    // ---- JJava

    @Test
    default void jjavasKernelIsThereToo() {
        cell("org.dflib.jjava.kernel.JavaKernel theirs = kernel();\n"
                        + "theirs == org.dflib.jjava.jupyter.kernel.BaseKernel.notebookKernel()")
                .gives("true");
        cell("String id = org.dflib.jjava.jupyter.kernel.BaseNotebookStatics.display(\"_i_\", \"text/markdown\");")
                .displays("text/markdown", "text/plain");
        cell("org.dflib.jjava.jupyter.kernel.BaseNotebookStatics.eval(\"1 + 1\")")
                .gives("2");
        cell("kernel().getMagicsRegistry().registerLineMagic(\"loud\", (k, words) -> words.get(0).toUpperCase());\n"
                        + "String loud = %loud dough\nloud")
                .gives("DOUGH");
        cell("org.dflib.jjava.jupyter.kernel.BaseKernel meant = getKernelInstance();\nmeant == kernel()")
                .gives("true");
    }

    @Test
    default void anExtensionDoesWhatItWantsWhenItsJarComes() {
        cell("%maven pantry:mixer:1.0\nmixed()").gives("mixed by an extension");
        cell("new pantry.Mixer()").gives("a mixer");
        cell("%maven pantry:mixer:1.0").doesNotSayOnErr("extension");
    }

    // ---- names

    @Test
    default void aPackageThatACellImportsGoesBeforeWhatIsThereByDefault() {
        cell("%maven tables:table:1.0\nimport tables.*;\nTable.say()").gives("tables:table:1.0");
        cell("String which = Table.say();\nwhich").gives("tables:table:1.0");
        cell("import java.awt.*;\nEvent none = null;\nnone").gives("null");
        cell("%jvm default\nTable.of(List.of(1)).toString().isEmpty()").gives("false");
    }

    @Test
    default void whatACellDefinesByANameOfIJavasIsItsOwn() {
        cell("String render(String text) { return \"mine \" + text; }\nrender(\"x\")")
                .gives("mine x");
        cell("int eval = 3;\neval").gives("3");
        cell("%jvm default\nrender(1)").gives("1");
    }
}
