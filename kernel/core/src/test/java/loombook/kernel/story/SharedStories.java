package loombook.kernel.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What processes share, and the programs that cells run. */
interface SharedStories extends Vocabulary {
    @Test
    default void sharedValuesAndLocksNeedNoImport() {
        cell("var count = new SharedInt();\nvar lock = new ProcessLock();\nvar adders = new ArrayList<Thread>();\n"
                        + "for (int i = 0; i < 4; i++) adders.add(Thread.startVirtualThread(() -> {\n"
                        + "    for (int k = 0; k < 500; k++) {\n"
                        + "        try (var held = lock.hold()) {\n            count.set(count.get() + 1);\n"
                        + "        } catch (InterruptedException e) {\n            return;\n        }\n    }\n}));\n"
                        + "for (var adder : adders) adder.join();\ncount.get()")
                .gives("2000");
        cell("count").gives("2000");
    }

    @Test
    default void aQueueCarriesRecordsOfCells() {
        cell("record Order(int number, String what) {}");
        cell("var orders = new ProcessQueue<Order>();\norders.put(new Order(1, \"tea\"));\norders.take()")
                .gives("Order[number=1, what=tea]");
        cell("new ProcessQueue<Thread>().put(Thread.currentThread());")
                .fails("NotSendableException", "Thread", "serializable");
    }

    @Test
    default void aQueueCarriesTheCodeOfCellsFromAnyProcessToAnyOther() {
        cell(
                "interface Recipe {\n    String bake(int grams);\n}\n"
                        + "class Cake implements Recipe {\n    final String name;\n    Cake(String name) { this.name = name; }\n"
                        + "    public String bake(int grams) { return name + \" \" + grams + unit; }\n}\n"
                        + "String unit = \"g\";\nvar there = new ProcessQueue<Recipe>();\nvar back = new ProcessQueue<Recipe>();");
        cell("unit = \" grams\";\n"
                        + "var child = Processes.start(() -> {\n"
                        + "    for (int i = 0; i < 2; i++) System.out.println(there.take().bake(i));\n});\n"
                        + "there.put(grams -> \"bread \" + grams + unit);\nthere.put(new Cake(\"pie\"));\nchild.join();")
                .prints("[Process-1] bread 0 grams\n[Process-1] pie 1 grams\n");
        cell("Processes.start(() -> {\n    int more = 5;\n    back.put(grams -> unit + (grams + more));\n"
                        + "    unit = \"pounds\";\n    back.put(new Cake(\"child's\"));\n}).join();\n"
                        + "System.out.println(back.take().bake(1) + back.take().bake(2));")
                .prints(" grams6child's 2 grams\n");
        cell("var taker = Processes.start(() -> there.take().bake(3) + there.take().bake(4));\n"
                        + "Processes.start(() -> {\n    int more = 5;\n    unit = \"ml\";\n"
                        + "    there.put(grams -> \"tea \" + (grams + more) + unit);\n    there.put(new Cake(\"pie\"));\n}).join();\n"
                        + "taker.get()")
                .gives("tea 8mlpie 4ml");
        cell("unit").gives(" grams");
    }

    @Test
    default void whoTakesItsOwnItemKeepsItsVariables() {
        cell("int level = 1;\nvar queue = new ProcessQueue<Supplier<Integer>>();\nqueue.put(() -> level);\nlevel = 2;\n"
                        + "queue.take().get()")
                .gives("2");
        cell("Processes.start(() -> {\n    queue.put(() -> level);\n    level = 3;\n    return queue.take().get();\n}).get()")
                .gives("3");
    }

    @Test
    default void aPipeAndAManagersMapCarryTheCodeOfCells() {
        cell("var pipe = new ProcessPipe<Function<Integer, Integer>>();\nvar end = pipe.second();\n"
                        + "var child = Processes.start(() -> {\n    var f = end.receive();\n"
                        + "    end.send(n -> 10 * n);\n    return f.apply(1);\n});\n"
                        + "pipe.first().send(n -> n + 1);\nchild.get() + pipe.first().receive().apply(4)")
                .gives("42");
        cell("int factor = 3;\nrecord Rule(Function<Integer, Integer> how) {}\nvar manager = new ProcessManager();\n"
                        + "ManagedMap<String, Rule> rules = manager.map();\n"
                        + "rules.put(\"times\", new Rule(n -> factor * n));\n"
                        + "Processes.start(() -> {\n    rules.put(\"plus\", new Rule(n -> n + 1));\n"
                        + "    return rules.get(\"times\").how().apply(5);\n}).get()")
                .gives("15");
        cell("rules.get(\"plus\").how().apply(1)").gives("2");
        cell("Processes.start(() -> rules.get(\"plus\").how().apply(rules.get(\"times\").how().apply(2))).get()")
                .gives("7");
        cell("manager.close();");
    }

    @Test
    default void aVariableThatAnItemCantTakeAlongIsNamed() {
        cell("var lamp = new Thread();\nvar queue = new ProcessQueue<Supplier<String>>();\nqueue.put(() -> lamp.getName());")
                .fails("NotSendableException", "\"lamp\"", "java.lang.Thread");
        cell("var plug = new Object() { Thread cable = new Thread(); };\n"
                        + "try (var manager = new ProcessManager()) {\n    manager.<Object>list().add(plug);\n}")
                .fails("NotSendableException", "\"cable\"", "java.lang.Thread");
        cell("queue.isEmpty()").gives("true");
    }

    @Test
    default void aWaitForAQueueCanBeInterrupted() {
        var waiting = begin("System.out.println(\"waiting\");\nnew ProcessQueue<Integer>().take();")
                .hasPrinted("waiting");
        interrupt();
        waiting.done().wasInterrupted();
        cell("1 + 1").gives("2");
    }

    @Test
    default void aWaitForALockCanBeInterrupted() {
        cell("var taken = new ProcessLock();\ntaken.acquire();");
        var waiting =
                begin("System.out.println(\"waiting\");\ntaken.acquire();").hasPrinted("waiting");
        interrupt();
        waiting.done().wasInterrupted();
        cell("taken.release();\ntaken.tryAcquire()").gives("true");
    }

    @Test
    default void aProgramPrintsUnderItsCell() {
        cell("Processes.run(\"sh\", \"-c\", \"echo out; echo wrong >&2\").exitCode()")
                .gives("0")
                .prints("out\n")
                .printsErr("wrong\n");
        cell("Processes.shell(\"echo kept\").capture().run().out().strip()")
                .gives("kept")
                .prints("");
    }

    @Test
    default void whatAProgramPrintsLaterBelongsToTheCellThatStartedIt(@TempDir Path folder) throws IOException {
        var sign = folder.resolve("go");
        var starting = cell("var late = Processes.shell(\"echo begun; while [ ! -e '" + sign
                + "' ]; do sleep 0.02; done; echo late\").start();");
        starting.hasPrinted("begun");
        Files.createFile(sign);
        cell("late.join().exitCode()").gives("0").prints("");
        starting.hasPrinted("late").prints("begun\nlate\n");
    }

    @Test
    default void aMissingProgramIsExplained() {
        cell("Processes.run(\"sortt\");").fails("NotFound", "no program named \"sortt\"", "PATH", "sort");
    }

    @Test
    default void anExitCodeIsAFailureWhereItIsChecked() {
        cell("Processes.shell(\"echo because >&2; exit 3\").run().check();").fails("Failed", "exit code 3", "because");
    }

    @Test
    default void anInterruptEndsAProgramWithAllThatItHasStarted(@TempDir Path folder) throws IOException {
        var pids = folder.resolve("pids");
        var running = begin("Processes.run(\"sh\", \"-c\", \"echo $$ >> " + pids + "; sh -c 'echo $$ >> " + pids
                        + "; echo begun; sleep 600; true'; true\");")
                .hasPrinted("begun");
        interrupt();
        running.done().wasInterrupted();
        var lines = Files.readAllLines(pids);
        assertThat(lines).hasSize(2);
        lines.forEach(SharedStories::awaitEnd);
    }

    @Test
    default void anInterruptEndsWhatItsCellHasStartedInTheBackground(@TempDir Path folder) throws IOException {
        var pids = folder.resolve("pids");
        var earlier = cell("var earlier = Processes.shell(\"echo up; sleep 600; true\").start();\n"
                + "var oldChild = Processes.start(() -> { System.out.println(\"child\"); Thread.sleep(600_000); });");
        earlier.hasPrinted("up").hasPrinted("child");
        var running = begin("var alone = Processes.shell(\"echo $$ >> " + pids
                        + "; echo one; sleep 600; true\").start();\n"
                        + "var piped = Processes.pipeline(Processes.command(\"sleep\", \"600\"),\n"
                        + "        Processes.shell(\"echo $$ >> " + pids + "; echo two; cat\")).start();\n"
                        + "var child = Processes.start(() -> { System.out.println(\"three\"); Thread.sleep(600_000); });\n"
                        + "Thread.sleep(600_000);")
                .hasPrinted("one")
                .hasPrinted("two")
                .hasPrinted("three");
        interrupt();
        running.done().wasInterrupted();
        Files.readAllLines(pids).forEach(SharedStories::awaitEnd);
        cell("piped.join();\nchild.join();\nalone.isAlive() + \" \" + piped.isAlive() + \" \" + child.isAlive()")
                .gives("false false false");
        cell("earlier.isAlive() + \" \" + oldChild.isAlive()").gives("true true");
        cell("earlier.close();\noldChild.close();");
    }

    @Test
    default void noProgramOutlivesARuntimeThatIsKilled(@TempDir Path folder) throws IOException {
        var pids = folder.resolve("pids");
        // One of them has left the family of the runtime: its parent has ended.
        cell("var kept = Processes.shell(\"echo $$ >> " + pids + "; (setsid sh -c 'echo $$ >> " + pids
                        + "; echo begun; sleep 600; true' &) ; sleep 600; true\").start();")
                .hasPrinted("begun");
        cell("Runtime.getRuntime().halt(9);").fails("RuntimeDied", "exit code 9");
        Files.readAllLines(pids).forEach(SharedStories::awaitEnd);
    }

    private static void awaitEnd(String pid) {
        ProcessHandle.of(Long.parseLong(pid))
                .ifPresent(process -> assertThat(process.onExit()).succeedsWithin(Duration.ofSeconds(20)));
    }
}
