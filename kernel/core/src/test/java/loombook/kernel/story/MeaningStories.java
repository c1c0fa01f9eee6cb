package loombook.kernel.story;

import org.junit.jupiter.api.Test;

/** What is declared at the top of a cell means what it means in a class: its modifiers count. */
interface MeaningStories extends Vocabulary {
    /** A loop that the JIT compiler has optimised before it is asked to stop. */
    String SPINNING = """
            long spin(long most) { long n = 0; while (!%1$s && n < most) n++; return n; }
            var spinner%1$s = new Thread(() -> {
                for (int i = 0; i < 2_000; i++) spin(100_000);
                warm%1$s.countDown();
                spin(Long.MAX_VALUE);
            });
            spinner%1$s.start();
            warm%1$s.await();
            Thread.sleep(100);
            %1$s = true;
            spinner%1$s.join(3_000);
            System.out.println(spinner%1$s.isAlive() ? "spins on" : "has ended");
            spinner%1$s.join();
            """;

    @Test
    default void aVolatileFlagStopsALoop() {
        cell("volatile boolean stopV = false;\nvar warmstopV = new CountDownLatch(1);");
        cell(SPINNING.formatted("stopV")).succeeds().prints("has ended\n");
    }

    @Test
    default void aPlainFlagNeedNotStopALoop() {
        cell("boolean stopP = false;\nvar warmstopP = new CountDownLatch(1);");
        var hanging = begin(SPINNING.formatted("stopP")).hasPrinted("spins on");
        interrupt();
        hanging.done().wasInterrupted();
    }

    @Test
    default void aFinalVariableIsNotAssigned() {
        cell("final int fixed = 5;\nfinal var fixedList = new ArrayList<>(List.of(fixed));")
                .givesNothing();
        cell("int before = 1;\nfixed = 6;")
                .doesNotCompile("line 2", "cannot assign a value to final variable fixed")
                .marks("fixed");
        cell("before").gives("1");
        cell("fixed++;").doesNotCompile("cannot assign a value to final variable fixed");
        cell("void change() { fixedList = null; }").doesNotCompile("cannot assign a value to final variable fixedList");
        cell("fixedList.add(7);\nfixedList + \" \" + fixed").gives("[5, 7] 5");
    }

    @Test
    default void aFinalVariableIsNotAssignedInTheSameCell() {
        cell("final String twice = \"once\";\ntwice = \"twice\";")
                .doesNotCompile("line 2", "cannot assign a value to final variable twice");
    }

    @Test
    default void aFinalConstantMayStandBehindCase() {
        cell("final int LOW = 1, unused = 0;").succeeds();
        cell("final int HIGH = 2 * 50;\nfinal String WORD = \"wo\" + \"rd\";");
        cell("switch (100) { case HIGH -> \"high\"; default -> \"low\"; }").gives("high");
        cell("switch (\"word\") { case WORD -> 1; default -> 2; }").gives("1");
    }

    @Test
    default void aFinalVariableMayBeDeclaredAgain() {
        cell("final int again = 1;\nint useAgain() { return again * 10; }\nuseAgain()")
                .gives("10");
        cell("final int again = 2;").succeeds();
        cell("useAgain()").gives("20");
        cell("again = 3;").doesNotCompile("cannot assign a value to final variable again");
        cell("int again = 4;\nagain = 5;\nuseAgain()").gives("50");
    }

    @Test
    default void synchronizedMethodsShareOneLock() {
        cell("""
                        int guarded = 0;
                        synchronized void raise() { guarded++; }
                        private static synchronized int lower() throws InterruptedException { return --guarded; }
                        var workers = new ArrayList<Thread>();
                        for (int i = 0; i < 4; i++) {
                            workers.add(Thread.startVirtualThread(() -> { for (int n = 0; n < 50_000; n++) raise(); }));
                        }
                        for (var one : workers) one.join();
                        guarded
                        """).gives("200000");
        cell("lower()").gives("199999");
    }

    @Test
    default void aSynchronizedMethodHoldsTheNotebooksLock() {
        cell("synchronized boolean holding() { return Thread.holdsLock(loombook.Notebook.class); }\nholding()")
                .gives("true");
        cell("synchronized int failing(int n) {\n    return n / 0;\n}\nfailing(1)")
                .fails("ArithmeticException", "line 2 in failing");
        cell("Thread.holdsLock(loombook.Notebook.class)").gives("false");
        cell("synchronized int wrong() {\n    return \"no\";\n}")
                .doesNotCompile("line 2", "incompatible types")
                .marks("\"no\"");
    }

    @Test
    default void modifiersAreKeptWhenWhatTheyBelongToIsCompiledAgain() {
        cell("class Watched { int n; }\nvolatile Watched watched = new Watched();\nfinal Watched kept = watched;");
        cell("class Watched { int n = 1; }");
        cell("kept = null;").doesNotCompile("cannot assign a value to final variable kept");
        cell("watched = new Watched();\nwatched.n").gives("1");
    }
}
