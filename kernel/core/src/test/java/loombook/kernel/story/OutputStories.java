package loombook.kernel.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What cells print. */
interface OutputStories extends Vocabulary {
    @Test
    default void textComesAsItWasPrinted() {
        cell("System.out.println(\"one\");\nSystem.out.print(\"two\");").prints("one\ntwo");
        cell("System.err.print(\"wrong\");").prints("").printsErr("wrong");
        cell("System.out.printf(\"%d %s%n\", 1, \"x\");").prints("1 x\n");
        cell("System.out.write(65); System.out.flush();").prints("A");
        cell("IO.println(\"by IO\");").prints("by IO\n");
    }

    @Test
    default void theStreamsKeepTheirOrder() {
        cell("System.out.print(\"1\");\nSystem.err.print(\"2\");\nSystem.out.print(\"3\");\nSystem.err.print(\"4\");")
                .shows("stdout:1", "stderr:2", "stdout:3", "stderr:4");
    }

    @Test
    default void displaysKeepTheirPlaceAmongText() {
        cell("System.out.print(\"before\");\ndisplay(\"shown\");\nSystem.out.print(\"after\");\n\"value\"")
                .shows("stdout:before", "display_data:shown", "stdout:after", "execute_result:value");
    }

    @Test
    default void whatIsPrintedComesBeforeTheValueAndTheError() {
        cell("System.out.print(\"first\");\n42").shows("stdout:first", "execute_result:42");
        cell("System.out.print(\"first\");\nthrow new RuntimeException();").shows("stdout:first", "error");
    }

    @Test
    default void everythingIsSaidBeforeIdle() {
        var types = cell("for (int i = 0; i < 1000; i++) System.out.println(i);\n\"end\"")
                .types();
        assertThat(types).startsWith("busy", "execute_input");
        assertThat(types.stream().filter(type -> !type.equals("execute_reply"))).endsWith("execute_result", "idle");
    }

    @Test
    default void manyLinesComeWholeAndInOrder() {
        var expected =
                IntStream.range(0, 20_000).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining());
        cell("for (int i = 0; i < 20_000; i++) System.out.println(\"line \" + i);")
                .prints(expected);
    }

    @Test
    default void whatIsPrintedShowsWhileTheCellRuns() {
        var cell = begin("System.out.println(\"going\");\nvar go = input(\"go on? \");")
                .hasPrinted("going");
        cell.hasAsked(1, "go on? ", false);
        type("yes");
        cell.done().givesNothing();
    }

    @Test
    default void charactersAreNeverTornApart() {
        cell("byte[] rocket = \"🚀\".getBytes(java.nio.charset.StandardCharsets.UTF_8);\n"
                        + "for (byte b : rocket) { System.out.write(b); System.out.flush(); Thread.sleep(20); }")
                .prints("🚀");
    }

    @Test
    default void whatWasNeverAWholeCharacterIsNotHeldBackForEver() {
        var cell = cell("System.out.write(0xF0); System.out.print(\"x\");").succeeds();
        cell.hasPrinted("x");
    }

    @Test
    default void whatIsPrintedCanBeCaught() {
        cell("""
                var before = System.out;
                var caught = new ByteArrayOutputStream();
                System.setOut(new PrintStream(caught));
                System.out.print("caught");
                IO.print(" too");
                System.setOut(before);
                System.out.print("printed");
                caught.toString()
                """).gives("caught too").prints("printed");
        cell("System.out.print(\"printed\");").prints("printed");
    }

    @Test
    default void aStreamOfTheUsersOwnPrintsUnderTheCellThatPrints() {
        cell("""
                var before = System.out;
                PrintStream marking = new PrintStream(before) {
                    @Override
                    public void print(String text) {
                        super.print("> " + text);
                    }
                };
                System.setOut(marking);
                var gate = new CountDownLatch(1);
                """);
        var starting = cell("""
                var late = Thread.startVirtualThread(() -> {
                    try { gate.await(); } catch (InterruptedException e) { return; }
                    System.out.print("late");
                });
                """);
        cell("System.out.print(\"now\");\ngate.countDown();\nlate.join();\nSystem.setOut(before);")
                .prints("> now");
        starting.hasPrinted("> late").prints("> late");
    }

    @Test
    default void thereIsNoConsole() {
        cell("System.console() == null").gives("true");
    }
}
