package loombook.kernel.story;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is printed appears under the cell whose work it is, by whatever way the work was started. */
interface AttributionStories extends Vocabulary {
    /** What the first cell of a story defines. */
    String DEFINITIONS = """
            var gate = new CountDownLatch(1);
            var printed = new CountDownLatch(1);

            String late() {
                try {
                    gate.await();
                } catch (InterruptedException e) {
                    throw new CancellationException();
                }
                System.out.print("late");
                printed.countDown();
                return "";
            }

            class Job implements Runnable {
                @Override
                public void run() {
                    late();
                }
            }

            record Call(String name) implements Callable<String> {
                @Override
                public String call() {
                    return late();
                }
            }

            class Countdown extends RecursiveTask<String> {
                private final int from;

                Countdown(int from) {
                    this.from = from;
                }

                @Override
                protected String compute() {
                    return from == 0 ? late() : new Countdown(from - 1).fork().join();
                }
            }
            """;

    /**
     * One cell makes a worker, the next hands work to it, and while a third one runs the work prints. All the code is the
     * first cell's, so that it does not tell whose work it is.
     */
    private void whatIsHandedOverPrintsUnderItsCell(String worker, String handover) {
        var making = cell(DEFINITIONS + worker + "\nvoid handOver() throws Exception {\n" + handover + "\n}")
                .succeeds();
        var handing = cell("handOver();").succeeds();
        var running = cell("""
                System.out.print("other");
                gate.countDown();
                printed.await();
                System.out.print(" one");
                """).succeeds();
        handing.hasPrinted("late").prints("late");
        running.prints("other one");
        making.prints("");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "new Thread(() -> late()).start();",
                "new Thread(null, () -> late(), \"named\", 0, false).start();",
                "new Thread(new Job(), \"named\").start();",
                "new Thread(new FutureTask<>(new Call(\"x\"))).start();",
                "new Thread() { @Override public void run() { late(); } }.start();",
                "Thread.ofPlatform().inheritInheritableThreadLocals(false).start(() -> late());",
                "var unstarted = Thread.ofPlatform().daemon().unstarted(new Job());\nunstarted.start();",
                "Stream.<Runnable>of(() -> late()).map(Thread::new).forEach(Thread::start);"
            })
    default void aPlatformThread(String handover) {
        whatIsHandedOverPrintsUnderItsCell("", handover);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thread.startVirtualThread(() -> late());",
                "Stream.<Runnable>of(() -> late()).forEach(Thread::startVirtualThread);",
                "Thread.ofVirtual().start(new Job());",
                "Thread.ofVirtual().name(\"v\").inheritInheritableThreadLocals(false).start(() -> late());",
                "Thread.ofVirtual().factory().newThread(() -> late()).start();",
                "Executors.newVirtualThreadPerTaskExecutor().submit(() -> late());"
            })
    default void aVirtualThread(String handover) {
        whatIsHandedOverPrintsUnderItsCell("", handover);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Executors.newFixedThreadPool(2)",
                "Executors.newCachedThreadPool()",
                "Executors.newSingleThreadExecutor()",
                "Executors.newScheduledThreadPool(1)",
                "Executors.newWorkStealingPool()",
                "Executors.newVirtualThreadPerTaskExecutor()",
                "Executors.newFixedThreadPool(1, work -> new Thread(work, \"made\"))",
                "new ThreadPoolExecutor(1, 2, 1, TimeUnit.SECONDS, new ArrayBlockingQueue<>(9))",
                "new ForkJoinPool(2)",
                "ForkJoinPool.commonPool()"
            })
    default void aPoolOfAnEarlierCell(String pool) {
        // The pool has a thread, and it is the first cell's.
        var worker = "var pool = " + pool + ";\npool.submit(() -> {}).get();";
        whatIsHandedOverPrintsUnderItsCell(worker, "pool.submit(() -> late());");
        whatIsHandedOverPrintsUnderItsCell(worker, "pool.execute(() -> late());");
        whatIsHandedOverPrintsUnderItsCell(worker, "pool.execute(new Job());");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pool.submit(() -> { late(); }, 1);",
                "pool.submit(new Call(\"x\"));",
                "pool.execute(new FutureTask<>(() -> late()));",
                "Stream.<Runnable>of(() -> late(), () -> {}).forEach(pool::execute);",
                "Stream.<Callable<String>>of(() -> late()).map(pool::submit).toList();",
                "Stream.of(new Job()).forEach(((Executor) pool)::execute);",
                "new ExecutorCompletionService<String>(pool).submit(() -> late());"
            })
    default void whateverIsSubmitted(String handover) {
        whatIsHandedOverPrintsUnderItsCell(
                "var pool = Executors.newFixedThreadPool(1);\npool.submit(() -> {}).get();", handover);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "helper.submit(() -> pool.invokeAll(List.<Callable<String>>of(() -> late())));",
                "helper.submit(() -> pool.invokeAny(List.of(new Call(\"x\"))));",
                "helper.submit(() -> pool.invokeAny(Set.<Callable<String>>of(() -> late()), 1, TimeUnit.HOURS));"
            })
    default void manyTasksAtOnce(String handover) {
        whatIsHandedOverPrintsUnderItsCell(
                "var pool = Executors.newFixedThreadPool(1);\npool.submit(() -> {}).get();\n"
                        + "var helper = Executors.newVirtualThreadPerTaskExecutor();",
                handover);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pool.schedule(() -> late(), 1, TimeUnit.MILLISECONDS);",
                "pool.schedule(() -> { late(); }, 1, TimeUnit.MILLISECONDS);",
                "pool.schedule(new Job(), 1, TimeUnit.MILLISECONDS);",
                "pool.scheduleAtFixedRate(() -> { late(); throw new CancellationException(); }, 0, 1, TimeUnit.HOURS);",
                "pool.scheduleWithFixedDelay(new Job(), 0, 1, TimeUnit.HOURS);"
            })
    default void aScheduledTask(String handover) {
        whatIsHandedOverPrintsUnderItsCell(
                "var pool = Executors.newScheduledThreadPool(1);\npool.submit(() -> {}).get();", handover);
    }

    @Test
    default void aTaskThatIsRepeatedPrintsUnderItsCellEachTime() {
        cell("var pool = Executors.newScheduledThreadPool(1);\npool.submit(() -> {}).get();");
        var starting = cell("""
                var thrice = new CountDownLatch(3);
                var repeated = pool.scheduleAtFixedRate(() -> {
                    if (thrice.getCount() > 0) System.out.print("tick ");
                    thrice.countDown();
                }, 0, 1, TimeUnit.MILLISECONDS);
                """);
        cell("thrice.await();\nrepeated.cancel(false);").prints("");
        starting.hasPrinted("tick tick tick ").prints("tick tick tick ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "timer.schedule(new TimerTask() { @Override public void run() { late(); } }, 1);",
                "timer.schedule(new TimerTask() { @Override public void run() { late(); cancel(); } }, 1, 1);"
            })
    default void aTimer(String handover) {
        whatIsHandedOverPrintsUnderItsCell("var timer = new Timer(true);", handover);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CompletableFuture.supplyAsync(() -> late());",
                "CompletableFuture.runAsync(() -> late());",
                "CompletableFuture.runAsync(new Job(), pool);",
                "CompletableFuture.supplyAsync(() -> late(), pool);",
                "Stream.<Runnable>of(() -> late()).map(CompletableFuture::runAsync).toList();",
                "CompletableFuture.runAsync(() -> late(), CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS));",
                "new CompletableFuture<String>().completeAsync(() -> late());",
                "first.thenApply(_ -> late());",
                "first.thenAccept(_ -> late());",
                "first.thenRun(() -> late());",
                "first.thenRunAsync(() -> late());",
                "first.thenApplyAsync(_ -> late(), pool);",
                "first.thenCompose(_ -> CompletableFuture.supplyAsync(() -> late()));",
                "first.thenCombine(first, (_, _) -> late());",
                "first.handle((_, _) -> late());",
                "first.whenComplete((_, _) -> late());",
                "first.thenApply(_ -> 1 / 0).exceptionally(_ -> { late(); return 1; });"
            })
    default void aFuture(String handover) {
        whatIsHandedOverPrintsUnderItsCell("""
                var pool = Executors.newFixedThreadPool(1);
                pool.submit(() -> {}).get();
                var first = CompletableFuture.supplyAsync(() -> {
                    try {
                        gate.await();
                    } catch (InterruptedException e) {
                        throw new CancellationException();
                    }
                    return "";
                }, Executors.newSingleThreadExecutor());
                """, handover);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pool.execute(new Countdown(3));",
                "pool.submit(new Countdown(3));",
                "helper.submit(() -> pool.invoke(new Countdown(3)));",
                "new Countdown(3).fork();",
                "pool.submit(ForkJoinTask.adapt(() -> late()));"
            })
    default void aForkJoinTask(String handover) {
        whatIsHandedOverPrintsUnderItsCell(
                "var pool = new ForkJoinPool(2);\npool.submit(() -> {}).get();\n"
                        + "var helper = Executors.newVirtualThreadPerTaskExecutor();",
                handover);
    }

    @Test
    default void anExecutorOfTheUsersOwn() {
        whatIsHandedOverPrintsUnderItsCell("""
                class Queue implements Executor {
                    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();

                    Queue() {
                        Thread.ofPlatform().daemon().start(() -> {
                            while (true) {
                                try {
                                    tasks.take().run();
                                } catch (InterruptedException e) {
                                    return;
                                }
                            }
                        });
                    }

                    @Override
                    public void execute(Runnable task) {
                        tasks.add(task);
                    }
                }
                var queue = new Queue();
                """, "queue.execute(() -> late());");
    }

    @Test
    default void aThreadFactory() {
        whatIsHandedOverPrintsUnderItsCell(
                "ThreadFactory factory = work -> new Thread(work, \"made\");",
                "factory.newThread(() -> late()).start();");
    }

    @Test
    default void aThreadThatATaskStarts() {
        whatIsHandedOverPrintsUnderItsCell(
                "var pool = Executors.newFixedThreadPool(1);\npool.submit(() -> {}).get();",
                "pool.submit(() -> new Thread(() -> late()).start());");
    }

    @Test
    default void whatNobodyCouldSeeBeingHandedOverPrintsWhereItsCodeStands() {
        cell("var pool = Executors.newFixedThreadPool(1);\npool.submit(() -> {}).get();");
        cell("Runnable task = () -> System.out.print(\"told by the code\");\n"
                        + "var submit = ExecutorService.class.getMethod(\"submit\", Runnable.class);\n"
                        + "((Future<?>) submit.invoke(pool, task)).get();\n"
                        + "((Future<?>) submit.invoke(ForkJoinPool.commonPool(), task)).get();")
                .prints("told by the codetold by the code");
    }

    @Test
    default void whatATaskDisplays() {
        cell("var pool = Executors.newFixedThreadPool(1);\npool.submit(() -> {}).get();\n"
                + "var gate = new CountDownLatch(1);");
        var handing = cell("var task = pool.submit(() -> { gate.await(); display(\"shown\"); return 1; });");
        cell("gate.countDown();\ntask.get();").shows();
        handing.shows("display_data:shown");
    }

    @Test
    default void whatATaskFailsByIsToldUnderTheCellThatHandedItOver() {
        var making = cell("var pool = Executors.newFixedThreadPool(1);\npool.submit(() -> {}).get();\n"
                + "var gate = new CountDownLatch(1);");
        var handing = cell("""
                class Failing implements Runnable {
                    @Override
                    public void run() {
                        throw new IllegalStateException("also lost");
                    }
                }
                pool.execute(() -> {
                    try { gate.await(); } catch (InterruptedException e) { return; }
                    throw new IllegalStateException("lost");
                });
                pool.execute(new Failing());
                """);
        var other = cell("gate.countDown();\npool.shutdown();\npool.awaitTermination(10, TimeUnit.SECONDS);");
        handing.hasPrintedErr("also lost").saysOnErr("IllegalStateException: lost");
        other.printsErr("");
        making.printsErr("");
    }

    /** Two cells go through the same parallel stream at the same time, and all the code is a third cell's. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "IntStream.range(0, 200).parallel().forEach(i -> say(letter));",
                "IntStream.range(0, 200).mapToObj(_ -> letter).toList().parallelStream().forEach(System.out::print);",
                "Collections.nCopies(200, letter).stream().parallel().forEachOrdered(System.out::print);",
                "IntStream.range(0, 200).mapToObj(_ -> letter).parallel().forEach(System.out::print);",
                "Collections.nCopies(200, letter).parallelStream().sorted().forEach(System.out::print);",
                "Stream.generate(() -> letter).parallel().limit(200).forEach(System.out::print);",
                "LongStream.range(0, 200).parallel().boxed().collect(Collectors.summingLong(i -> say(letter)));",
                "LongStream.range(0, 200).parallel().map(i -> say(letter)).sum();",
                "DoubleStream.iterate(0, i -> i + 1).limit(200).parallel().map(i -> say(letter)).sum();",
                "IntStream.range(0, 200).parallel().anyMatch(i -> say(letter) < 0);",
                "StreamSupport.stream(Collections.nCopies(200, letter).spliterator(), true).forEach(System.out::print);",
                "IntStream.range(0, 200).parallel().collect(ArrayList::new, (l, i) -> say(letter), List::addAll);",
                "new ForkJoinPool(3).submit(() -> IntStream.range(0, 200).parallel().forEach(i -> say(letter))).join();"
            })
    default void aParallelStream(String stream) {
        cell("""
                var together = new CyclicBarrier(2);

                int say(String letter) {
                    System.out.print(letter);
                    return 0;
                }

                void stream(String letter) throws Exception {
                    for (int round = 0; round < 5; round++) {
                        together.await();
                        %s
                    }
                }
                """.formatted(stream)).succeeds();
        var one = cell("var background = new FutureTask<>(() -> { stream(\"a\"); return 1; });\n"
                        + "new Thread(background).start();")
                .succeeds();
        var other = cell("stream(\"b\");\nbackground.get()").gives("1");
        one.hasPrinted("a".repeat(1000)).prints("a".repeat(1000));
        other.prints("b".repeat(1000));
    }

    @Test
    default void whatCombinesThePartsOfAParallelStream() {
        cell("""
                var together = new CyclicBarrier(2);

                int combinations(String letter) throws Exception {
                    var count = new AtomicInteger();
                    for (int round = 0; round < 20; round++) {
                        together.await();
                        Collections.nCopies(200, letter).parallelStream().reduce(0, (n, _) -> n, (n, m) -> {
                            System.out.print(letter);
                            return count.incrementAndGet();
                        });
                    }
                    return count.get();
                }
                """);
        var one =
                cell("var background = new FutureTask<>(() -> combinations(\"a\"));\nnew Thread(background).start();");
        var other = cell("int count = combinations(\"b\");\nint backgroundCount = background.get();");
        cell("count > 0 && backgroundCount > 0").gives("true");
        var expected = "a".repeat(number("backgroundCount"));
        one.hasPrinted(expected).prints(expected);
        other.prints("b".repeat(number("count")));
    }

    @Test
    default void aStreamThatBecomesParallelStaysItself() {
        cell("""
                var stream = IntStream.rangeClosed(1, 100).boxed();
                stream.parallel();
                stream.mapToInt(i -> i).sum()
                """).gives("5050");
        cell("""
                var log = new StringBuffer();
                try (var letters = Stream.of("c", "a", "b").onClose(() -> log.append("closed"))) {
                    log.append(letters.parallel().map(String::toUpperCase).sorted().limit(2).toList());
                }
                log.toString()
                """).gives("[A, B]closed");
        cell("""
                var asked = new AtomicInteger();
                var never = List.of(3, 1, 2).parallelStream().peek(_ -> asked.incrementAndGet()).sorted().skip(1);
                asked.get()
                """).gives("0");
        cell("List.of(3, 1, 2).parallelStream().sorted().findFirst().get()").gives("1");
    }

    private int number(String expression) {
        return Integer.parseInt(String.valueOf(cell(expression).resultData().get("text/plain")));
    }

    // ---- what can be seen of a task is the task itself

    @Test
    default void aPoolFindsTheTaskThatItIsToRemove() {
        cell("""
                var pool = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
                var gate = new CountDownLatch(1);
                pool.submit(() -> { gate.await(); return 1; });
                Runnable lambda = () -> System.out.print("never");
                Runnable object = new Runnable() {
                    @Override
                    public void run() {
                        System.out.print("never");
                    }
                };
                pool.execute(lambda);
                pool.execute(object);
                pool.execute(lambda);
                pool.execute(object);
                """);
        cell("pool.remove(lambda) && pool.remove(object)").gives("true");
        cell("pool.remove(() -> {})").gives("false");
        cell("pool.shutdownNow().equals(List.of(lambda, object))").gives("true");
    }

    @Test
    default void aPoolOrdersItsTasks() {
        cell("""
                record Ranked(int rank) implements Runnable, Comparable<Ranked> {
                    @Override
                    public void run() {
                        System.out.print(rank);
                    }

                    @Override
                    public int compareTo(Ranked other) {
                        return Integer.compare(rank, other.rank);
                    }
                }
                var gate = new CountDownLatch(1);
                var pool = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new PriorityBlockingQueue<>());
                pool.execute(() -> {
                    try { gate.await(); } catch (InterruptedException e) { return; }
                });
                """);
        var handing = cell("pool.execute(new Ranked(3));\npool.execute(new Ranked(1));\npool.execute(new Ranked(2));");
        cell("gate.countDown();\npool.shutdown();\npool.awaitTermination(10, TimeUnit.SECONDS)")
                .gives("true")
                .prints("");
        handing.hasPrinted("123").prints("123");
    }

    @Test
    default void aPoolOfTheUsersOwnSeesTheTask() {
        cell("""
                record Named(String name) implements Runnable {
                    @Override
                    public void run() {
                        System.out.print(name);
                    }
                }
                class Telling extends ThreadPoolExecutor {
                    Telling() {
                        super(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
                    }

                    @Override
                    protected void beforeExecute(Thread thread, Runnable task) {
                        System.out.print(task instanceof Named named ? named.name() + "? " : "not named ");
                    }

                    @Override
                    protected void afterExecute(Runnable task, Throwable failure) {
                        System.out.print(task instanceof Future ? " a future" : " no future");
                    }
                }
                var pool = new Telling();
                """);
        cell("pool.execute(new Named(\"it\"));\npool.shutdown();\npool.awaitTermination(10, TimeUnit.SECONDS)")
                .gives("true")
                .prints("it? it no future");
        cell("pool = new Telling();\npool.submit(() -> System.out.print(\"lambda\"));\npool.shutdown();\n"
                        + "pool.awaitTermination(10, TimeUnit.SECONDS)")
                .prints("not named lambda a future");
    }

    @Test
    default void aRejectionHandlerSeesTheTask() {
        cell("""
                record Named(String name) implements Runnable {
                    @Override
                    public void run() {}
                }
                var pool = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new SynchronousQueue<>(),
                        (task, _) -> System.out.print(((Named) task).name()));
                pool.shutdown();
                pool.execute(new Named("refused"));
                """).prints("refused");
    }

    @Test
    default void aTimerTaskCanBeCancelled() {
        cell("""
                TimerTask task = new TimerTask() {
                    @Override
                    public void run() {}
                };
                new Timer(true).schedule(task, 3_600_000);
                task.cancel()
                """).gives("true");
    }

    @Test
    default void whatIsCalledDirectlyPrintsUnderItsCaller() {
        cell("""
                class Greeting implements Runnable {
                    @Override
                    public void run() {
                        System.out.print("hello");
                    }
                }
                var greeting = new Greeting();
                var pool = Executors.newFixedThreadPool(1);
                """);
        cell("pool.submit(greeting).get();").prints("hello");
        cell("greeting.run();").prints("hello");
        cell("new Thread(greeting).run();\nnew Thread() { @Override public void run() { greeting.run(); } }.run();")
                .prints("hellohello");
    }

    // ---- child processes, and what prints past System.out

    @ParameterizedTest
    @ValueSource(
            strings = {
                "new ProcessBuilder(line).inheritIO().start();",
                "new ProcessBuilder(line).redirectOutput(ProcessBuilder.Redirect.INHERIT).start();",
                "Stream.of(new ProcessBuilder(line).redirectErrorStream(true).inheritIO()).map(start).toList();",
                "ProcessBuilder.startPipeline(List.of(new ProcessBuilder(line),"
                        + " new ProcessBuilder(\"cat\").redirectOutput(ProcessBuilder.Redirect.INHERIT)));"
            })
    default void aChildProcess(String start, @TempDir Path folder) throws IOException {
        var sign = folder.resolve("print");
        cell("""
                var line = List.of("sh", "-c", "while ! test -e '%s'; do sleep 0.01; done; echo late");
                Function<ProcessBuilder, Process> start = it -> {
                    try {
                        return it.start();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                };
                void start() throws IOException {
                    %s
                }
                """.formatted(sign, start)).succeeds();
        var starting = cell("start();").succeeds();
        var other = cell("System.out.print(\"other\");");
        Files.createFile(sign);
        starting.hasPrinted("late").prints("late\n");
        other.prints("other");
    }

    @Test
    default void aChildProcessHasPrintedWhenItHasBeenWaitedFor() {
        cell("""
                var builder = new ProcessBuilder("sh", "-c", "seq 3; echo wrong >&2; exit 7").inheritIO();
                var child = builder.start();
                child.waitFor() + " " + child.getInputStream().read() + " " + child.getErrorStream().read() + " "
                        + (builder.redirectOutput() == ProcessBuilder.Redirect.INHERIT)
                """).gives("7 -1 -1 true").prints("1\n2\n3\n").printsErr("wrong\n");
    }

    @Test
    default void whatPrintsPastSystemOutIsThereBeforeTheCellEnds() {
        var past = "new FileOutputStream(FileDescriptor.out).write(\"past\".getBytes());";
        var wrong = "new FileOutputStream(FileDescriptor.err).write(\"wrong\".getBytes());";
        for (int i = 0; i < 10; i++) {
            cell(past).prints("past").printsErr("");
            cell(wrong).printsErr("wrong").prints("");
            cell("1 + 1").gives("2").prints("").printsErr("");
        }
    }

    @Test
    default void nativeCodePrintsUnderTheCellThatRuns() {
        cell("""
                import java.lang.foreign.*;
                var linker = Linker.nativeLinker();
                var write = linker.downcallHandle(linker.defaultLookup().find("write").get(), FunctionDescriptor.of(
                        ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG));
                """).succeeds();
        cell("""
                try (var arena = Arena.ofConfined()) {
                    long written = (long) write.invokeExact(1, arena.allocateFrom("native"), 6L);
                }
                """).prints("native");
    }
}
