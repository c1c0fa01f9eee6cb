package loombook.kernel.story;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Child JVMs run what was defined in cells. */
interface ProcessStories extends Vocabulary {
    // ---- what can be sent

    @Test
    default void whatWasDefinedInCellsRunsInAChild() {
        cell("record Cookie(String name, int grams) {}\n"
                + "enum Taste { SWEET, SALTY }\n"
                + "interface Judge { Taste of(Cookie cookie); }\n"
                + "class Baker implements Judge {\n"
                + "    final String name;\n    Baker(String name) { this.name = name; }\n"
                + "    public Taste of(Cookie cookie) {\n"
                + "        return switch (cookie.name()) { case \"pretzel\" -> Taste.SALTY; default -> Taste.SWEET; };\n    }\n"
                + "}\n"
                + "class Box<T extends Comparable<T>> {\n    final List<T> all;\n    Box(List<T> all) { this.all = all; }\n"
                + "    T best() { return all.stream().max(Comparator.naturalOrder()).orElseThrow(); }\n}\n"
                + "long fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }");
        cell("try (var pool = Processes.pool(2)) {\n"
                        + "    var judge = new Baker(\"Ada\");\n"
                        + "    System.out.println(pool.map(judge::of, List.of(new Cookie(\"oat\", 12), new Cookie(\"pretzel\", 3))));\n"
                        + "    System.out.println(pool.apply(() -> new Box<>(List.of(3, 7, 5)).best()));\n"
                        + "    System.out.println(pool.map(n -> fib(n), List.of(10, 20)));\n"
                        + "    System.out.println(pool.apply(() -> new Cookie(\"new\", 1)));\n"
                        + "    System.out.println(pool.apply(Cookie::new, \"made\", 2));\n"
                        + "    Function<Integer, Function<Integer, Integer>> nested = a -> b -> a * b;\n"
                        + "    System.out.println(pool.apply(() -> nested.apply(6).apply(7)));\n"
                        + "    System.out.println(pool.apply(() -> nested).apply(2).apply(3));\n"
                        + "    Judge anonymous = new Judge() {\n        public Taste of(Cookie c) { return Taste.SALTY; }\n    };\n"
                        + "    System.out.println(pool.apply(() -> anonymous.of(new Cookie(\"x\", 1)) == Taste.SALTY));\n"
                        + "    System.out.println(pool.submit(() -> 40 + 2).get());\n"
                        + "}")
                .prints("[SWEET, SALTY]\n7\n[55, 6765]\nCookie[name=new, grams=1]\nCookie[name=made, grams=2]\n42\n6\n"
                        + "true\n42\n")
                .printsErr("");
    }

    @Test
    default void variablesThatWorkReadsGoAlongAsTheyAre() {
        cell(
                "int factor = 2;\nvolatile long base = 5;\nfinal String unit = \"g\";\nvar sizes = new ArrayList<>(List.of(1));\n"
                        + "String show(int n) { return factor * n + base + unit + sizes; }\nvar pool = Processes.pool(1);");
        cell("pool.apply(() -> show(10))").gives("25g[1]");
        cell("factor = 3; sizes.add(2);\npool.apply(() -> show(10))").gives("35g[1, 2]");
        cell("pool.apply(() -> { factor = 100; sizes.clear(); return show(1); })")
                .gives("105g[]");
        cell("show(10)").gives("35g[1, 2]");
        cell("String show(int n) { return \"new \" + factor; }\npool.apply(() -> show(10))")
                .gives("new 3");
        cell("pool.close();");
    }

    @Test
    default void staticStateIsTheChildsOwn() {
        cell("class Count {\n    static int seen = 10;\n    static int next() { return ++seen; }\n}\nCount.seen = 50;\n"
                        + "try (var pool = Processes.pool(1)) {\n    for (int i = 0; i < 3; i++) {\n"
                        + "        System.out.println(pool.apply(() -> Count.next()));\n    }\n}\nSystem.out.println(Count.seen);")
                .prints("11\n12\n13\n50\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "var lamp = new Thread(); try (var pool = Processes.pool(1)) { pool.apply(() -> lamp.getName()); }"
                        + "| \"lamp\"; java.lang.Thread",
                "void send() throws Exception { var plug = new java.net.Socket(); "
                        + "try (var pool = Processes.pool(1)) { pool.apply(() -> plug.isBound()); } } send();"
                        + "| captures \"plug\"; java.net.Socket",
                "class Wall { Thread socket = new Thread(); } void send() throws Exception { var wall = new Wall(); "
                        + "Processes.start(() -> wall.toString()); } send();"
                        + "| captures \"wall\"; field \"socket\"; java.lang.Thread",
                "var pools = new Object() { ProcessPool it = Processes.pool(1); }; pools.it.apply(() -> pools.it.size());"
                        + "| \"pools\"; ProcessPool",
            })
    default void whatCantBeSentIsNamedBeforeAnythingRuns(String code, String words) {
        cell(code).fails("NotSendableException", words.split(";\\s*"));
    }

    @Test
    default void aResultThatCantBeSentFailsItsTask() {
        cell("try (var pool = Processes.pool(1)) {\n    pool.apply(() -> Thread.currentThread());\n}")
                .fails("NotSendableException", "The result", "java.lang.Thread");
    }

    @Test
    default void largeArraysComeBackAsTheyWere() {
        cell("var numbers = new double[200_000];\nArrays.setAll(numbers, i -> i / 2.0);\n"
                        + "var bytes = new byte[300_000];\nnew Random(1).nextBytes(bytes);\n"
                        + "try (var pool = Processes.pool(1)) {\n"
                        + "    var back = pool.apply(() -> List.of(numbers, bytes, numbers));\n"
                        + "    System.out.println(Arrays.equals(numbers, (double[]) back.get(0)) + \" \"\n"
                        + "            + Arrays.equals(bytes, (byte[]) back.get(1)) + \" \" + (back.get(0) == back.get(2)));\n}")
                .prints("true true true\n");
    }

    // ---- failures

    @Test
    default void whatAChildThrowsShowsTheLineInTheCell() {
        cell("class Burnt extends Exception {\n    final int minutes;\n"
                + "    Burnt(int minutes) {\n        super(minutes + \" minutes\");\n        this.minutes = minutes;\n    }\n}\n"
                + "int bake(int minutes) throws Burnt {\n    if (minutes > 12) {\n        throw new Burnt(minutes);\n    }\n"
                + "    return minutes;\n}\nvar pool = Processes.pool(1);");
        cell("pool.map(minutes -> bake(minutes), List.of(10, 15))")
                .fails("Burnt", "15 minutes", "line 10 in bake", "lambda");
        cell("try {\n    pool.apply(() -> bake(20));\n} catch (Burnt e) {\n    System.out.println(e.minutes);\n}")
                .prints("20\n");
        cell("try {\n    pool.submit(() -> bake(20)).get();\n} catch (ExecutionException e) {\n"
                        + "    System.out.println(e.getCause().getMessage());\n}")
                .prints("20 minutes\n");
        cell("pool.close();");
    }

    @Test
    default void anExceptionThatCantBeSentIsDescribed() {
        cell("class Odd extends RuntimeException {\n    Thread thread = Thread.currentThread();\n"
                        + "    Odd() { super(\"odd\"); }\n}\ntry (var pool = Processes.pool(1)) {\n"
                        + "    pool.apply(() -> { if (true) throw new Odd(); return 1; });\n}")
                .fails("RemoteFailure", "Odd: odd", "lambda");
    }

    @ParameterizedTest
    @CsvSource({
        "System.exit(5), exit code 5",
        "Runtime.getRuntime().halt(7), exit code 7",
        "new ProcessBuilder(\"sh\"; \"-c\"; \"kill -9 $PPID\").start().waitFor(), SIGKILL",
    })
    default void aChildThatDiesFailsItsTaskAndIsReplaced(String death, String words) {
        cell("try (var pool = Processes.pool(1)) {\n    try {\n        pool.apply(() -> { " + death.replace(';', ',')
                        + "; Thread.sleep(60_000); return 1; });\n    } catch (WorkerDied e) {\n"
                        + "        System.out.println(e.getMessage());\n    }\n    System.out.println(pool.apply(() -> 6 * 7));\n}")
                .succeeds()
                .hasPrinted(words)
                .hasPrinted("\n42\n");
    }

    @Test
    default void aChildWithoutMemoryFailsItsTaskAndIsReplaced() {
        cell("try (var pool = Processes.pool(1, Processes.options().jvm(\"-Xmx32m\"))) {\n    try {\n"
                        + "        pool.apply(() -> { var all = new ArrayList<long[]>(); while (true) all.add(new long[100_000]); });\n"
                        + "    } catch (WorkerDied e) {\n        System.out.println(e.getMessage());\n    }\n"
                        + "    System.out.println(pool.apply(() -> 6 * 7));\n}")
                .succeeds()
                .hasPrinted("ran out of memory (Java heap space)")
                .hasPrinted("\n42\n");
    }

    @Test
    default void anInitializerRunsInEachChildAndItsFailureIsTold() {
        cell("class Oven { static int heat; }\nint wanted = 180;\n"
                        + "try (var pool = Processes.pool(2, Processes.options().initializer(() -> Oven.heat = wanted))) {\n"
                        + "    System.out.println(pool.map(x -> Oven.heat + x, List.of(1, 2, 3)));\n}")
                .prints("[181, 182, 183]\n");
        cell("try (var pool = Processes.pool(2, Processes.options().initializer(() -> { throw new IOException(\"no gas\"); }))) {\n"
                        + "    pool.apply(() -> 1);\n}")
                .fails("RejectedExecutionException", "can't be made ready", "no gas");
        cell("try (var pool = Processes.pool(2, Processes.options().jvm(\"-XX:NoSuchFlag=1\"))) {\n    pool.apply(() -> 1);\n}")
                .fails("RejectedExecutionException", "can't be made ready", "before it was ready");
    }

    @Test
    default void badInputIsRefused() {
        cell("Processes.pool(0)").fails("IllegalArgumentException", "at least 1 process");
        cell("Processes.pool(-3)").fails("IllegalArgumentException", "not -3");
        cell("Processes.start((ProcessWork<Integer>) null)").fails("NullPointerException", "no work");
        cell("var pool = Processes.pool(1);\npool.map(x -> x, List.of(1), 0)")
                .fails("IllegalArgumentException", "at least 1 element");
        cell("pool.apply((ProcessWork<Integer>) null)").fails("NullPointerException", "no work");
        cell("pool.join();").fails("IllegalStateException", "still takes tasks");
        cell("pool.map(x -> x, List.<Integer>of())").gives("[]");
        cell("pool.close();\npool.apply(() -> 1)").fails("RejectedExecutionException", "closed");
        cell("Processes.start(Processes.options().directory(\"/no/such\"), () -> 1)")
                .fails("IllegalArgumentException", "/no/such");
    }

    // ---- one child

    @ParameterizedTest
    @CsvSource({
        "() -> 1, 0",
        "() -> { throw new IllegalStateException(); }, 1",
        "() -> System.exit(3), 3",
        "() -> Runtime.getRuntime().halt(4), 4",
    })
    default void aChildHasAnExitCode(String work, int code) {
        cell("var child = Processes.start(" + work + ");\nchild.join();\nchild.exitCode()")
                .gives(Integer.toString(code));
    }

    @Test
    default void aChildEndsBySignals() {
        cell("var child = Processes.start(() -> { System.out.println(\"up\"); Thread.sleep(60_000); });");
        cell("child.isAlive() + \" \" + child.exitCode() + \" \" + child.join(Duration.ofMillis(1))")
                .gives("true null false");
        cell("child.terminate();\nchild.join();\nchild.exitCode()").gives("-15");
        cell("var other = Processes.start(() -> Thread.sleep(60_000));\nother.kill();\nother.join();\nother.exitCode()")
                .gives("-9");
        cell("other.failure().getClass().getSimpleName()").gives("WorkerDied");
        cell("""
                var codes = new ArrayList<Integer>();
                for (int ms = 0; ms < 120; ms += 10) {
                    var early = Processes.start(() -> Thread.sleep(60_000));
                    early.join(Duration.ofMillis(ms));
                    early.terminate();
                    early.join();
                    codes.add(early.exitCode());
                }
                codes.stream().distinct().toList()""").gives("[-15]").prints("");
    }

    @Test
    default void aChildsResultAndOptions(@TempDir Path folder) {
        cell("var child = Processes.start(Processes.options().name(\"Oven\").jvm(\"-Dheat=180\").directory(\"" + folder
                        + "\").environment(\"MODE\", \"test\"),\n"
                        + "        () -> System.getProperty(\"heat\") + System.getenv(\"MODE\") + Path.of(\"\").toAbsolutePath());\n"
                        + "child.get()")
                .gives("180test" + folder);
        cell("child.join();\nchild.name() + \" \" + (child.pid() > 0) + \" \" + child.exitCode()")
                .gives("Oven true 0");
    }

    @Test
    default void aChildHasChildren() {
        cell("Processes.start(() -> {\n    try (var pool = Processes.pool(2)) {\n"
                        + "        return pool.map(x -> x * x, List.of(1, 2, 3));\n    }\n}).get()")
                .gives("[1, 4, 9]");
        cell("try (var pool = Processes.pool(1)) {\n"
                        + "    pool.apply(() -> Processes.start(() -> { System.out.println(\"deep\"); return 5; }).get());\n}")
                .hasPrinted("deep");
    }

    // ---- a pool

    @Test
    default void resultsComeInOrderOrAsTheyAreDone() {
        cell("var pool = Processes.pool(2);\n"
                        + "System.out.println(pool.starmap((a, b) -> a * b, List.of(Map.entry(2, 3), Map.entry(4, 5))));\n"
                        + "for (var x : pool.imap(n -> n * n, List.of(1, 2, 3))) System.out.println(x);\n"
                        + "System.out.println(pool.imapUnordered(n -> n * n, List.of(1, 2, 3, 4)).stream().sorted().toList());\n"
                        + "System.out.println(pool.imap(n -> n + 1, () -> Stream.iterate(1, n -> n + 1).iterator()).stream()"
                        + ".limit(4).toList());\n"
                        + "var result = pool.mapAsync(n -> -n, List.of(1, 2));\n"
                        + "System.out.println(result.get(Duration.ofSeconds(20)) + \" \" + result.ready() + \" \" + result.successful());\n"
                        + "var told = new LinkedBlockingQueue<Object>();\n"
                        + "pool.applyAsync(() -> 7, told::add, told::add);\nSystem.out.println(told.take());\n"
                        + "pool.applyAsync(() -> 7 / 0, told::add, told::add);\nSystem.out.println(told.take());\n"
                        + "int any = pool.invokeAny(List.of(() -> 3, () -> 3));\nSystem.out.println(any);\n"
                        + "for (var each : pool.invokeAll(List.<Callable<Integer>>of(() -> 1, () -> 2))) System.out.println(each.get());\n"
                        + "pool.shutdown();\npool.join();")
                .succeeds()
                .prints("[6, 20]\n1\n4\n9\n[1, 4, 9, 16]\n[2, 3, 4, 5]\n[-1, -2] true true\n7\n"
                        + "java.lang.ArithmeticException: / by zero\n3\n1\n2\n");
    }

    @Test
    default void aChildIsReplacedAfterItsTasks() {
        cell("try (var pool = Processes.pool(1, Processes.options().tasksPerChild(2))) {\n    var pids = new ArrayList<Long>();\n"
                        + "    for (int i = 0; i < 6; i++) pids.add(pool.apply(() -> ProcessHandle.current().pid()));\n"
                        + "    System.out.println(new HashSet<>(pids).size() + \" \" + pids.get(0).equals(pids.get(1)));\n}")
                .prints("3 true\n");
    }

    @Test
    default void whatAChildPrintsStandsUnderTheCellOfItsTask() {
        cell("var pool = Processes.pool(1, Processes.options().name(\"Oven\"));")
                .succeeds();
        cell("pool.apply(() -> {\n    System.out.println(\"first\\nsecond\");\n    System.err.print(\"half\");\n});")
                .prints("[Oven-1] first\n[Oven-1] second\n")
                .printsErr("[Oven-1] half\n");
        var starting =
                cell("pool.apply(() -> {\n    new Thread(() -> {\n        try {\n            Thread.sleep(300);\n"
                                + "        } catch (InterruptedException e) {\n        }\n        System.out.println(\"late\");\n    }).start();\n});")
                        .succeeds();
        cell("pool.apply(() -> 1)").gives("1").prints("");
        starting.hasPrinted("[Oven-1] late");
        cell("pool.close();");
    }

    @Test
    default void anInterruptEndsTheTasksAndThePoolGoesOn() {
        cell("var pool = Processes.pool(2);\npool.map(x -> x, List.of(1, 2));");
        var heeding = begin(
                        "pool.map(x -> {\n    System.out.println(\"begun\");\n    Thread.sleep(60_000);\n    return x;\n}, List.of(1, 2, 3));")
                .hasPrinted("begun");
        interrupt();
        heeding.done().wasInterrupted();
        cell("pool.map(x -> x + 1, List.of(1, 2))").gives("[2, 3]");
        var spinning = begin("pool.apply(() -> {\n    System.out.println(\"begun\");\n    while (true) {}\n});")
                .hasPrinted("begun");
        interrupt();
        spinning.done().wasInterrupted();
        cell("pool.map(x -> x + 1, List.of(1, 2))").gives("[2, 3]");
        var waiting = begin(
                        "var child = Processes.start(() -> {\n    System.out.println(\"begun\");\n    Thread.sleep(60_000);\n});\n"
                                + "child.join();")
                .hasPrinted("begun");
        interrupt();
        waiting.done().wasInterrupted();
        cell("pool.close();").succeeds();
    }

    @Test
    default void cancelledTasksEnd() {
        cell("try (var pool = Processes.pool(1)) {\n    var busy = pool.applyAsync(() -> Thread.sleep(60_000));\n"
                        + "    var queued = pool.applyAsync(() -> 1);\n"
                        + "    System.out.println(queued.cancel(false) + \" \" + queued.isCancelled() + \" \" + busy.isDone());\n"
                        + "    System.out.println(busy.cancel(true));\n    System.out.println(pool.apply(() -> 2));\n"
                        + "    var last = pool.applyAsync(() -> Thread.sleep(60_000));\n    pool.terminate();\n    pool.join();\n"
                        + "    try {\n        last.get();\n    } catch (CancellationException e) {\n        System.out.println(\"cancelled\");\n    }\n}")
                .succeeds()
                .prints("true true false\ntrue\n2\ncancelled\n");
    }

    @Test
    default void whatLivesIsListed() {
        cell("var pool = Processes.pool(2, Processes.options().name(\"Tin\"));\n"
                        + "var bothAreThere = new ProcessBarrier(2);\npool.map(_ -> bothAreThere.await(), List.of(1, 2));\n"
                        + "Processes.list().stream().filter(it -> it.name().startsWith(\"Tin\")).map(it -> it.name() + \" \" + it.state()).sorted().toList()")
                .gives("[Tin-1 idle, Tin-2 idle]");
        cell("pool.close();\nProcesses.list().stream().filter(it -> it.name().startsWith(\"Tin\")).toList()")
                .gives("[]");
    }

    // ---- nothing is left

    @ParameterizedTest
    @ValueSource(
            strings = {
                "System.exit(0);",
                "Runtime.getRuntime().halt(1);",
                "new ProcessBuilder(\"sh\", \"-c\", \"kill -9 $PPID\").start().waitFor();\nThread.sleep(60_000);",
            })
    default void childrenEndWithTheRuntime(String end, @TempDir Path folder) throws IOException {
        var pids = folder.resolve("pids");
        cell("var pool = Processes.pool(2);\nvar busy = pool.mapAsync(x -> { while (true) {} }, List.of(1, 2));\n"
                        + "var child = Processes.start(() -> Thread.sleep(600_000));\n"
                        + "Files.writeString(Path.of(\"" + pids
                        + "\"), Processes.list().stream().map(it -> \"\" + it.pid()).collect(Collectors.joining(\"\\n\")));")
                .succeeds();
        cell(end).fails("RuntimeDied");
        for (var pid : Files.readAllLines(pids)) {
            var exit = ProcessHandle.of(Long.parseLong(pid)).map(ProcessHandle::onExit);
            exit.ifPresent(ended -> Assertions.assertThat(ended).succeedsWithin(Duration.ofSeconds(10)));
        }
    }
}
