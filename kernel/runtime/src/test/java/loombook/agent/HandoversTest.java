package loombook.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.Serializable;
import java.util.Set;
import java.util.concurrent.Future;
import loombook.agent.HandoverTable.Method;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Work that the code of cells hands over carries its cell; everything else is as it was compiled. */
class HandoversTest {
    private static final String POOL = """
            static ExecutorService pool;
            static void prepare() throws Exception {
                pool = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
                pool.submit(() -> {}).get();
            }
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "static int sum() { return List.of(1, 2).stream().mapToInt(i -> i).sum(); }",
                "static void put() { new HashMap<String, Integer>().computeIfAbsent(\"\", String::length); }",
                "interface Mine { void execute(Runnable r); }\nstatic void mine(Mine mine) { mine.execute(() -> {}); }",
                "static class Mine extends Thread { void later(Runnable r) {} }\n"
                        + "static void mine(Mine mine) { mine.later(() -> {}); }",
                "static void run() {}\nstatic Object call() { return 1; }",
                "int compute() { return 1; }"
            })
    void whatHandsNothingOverIsLeftAsItIs(String members) {
        var handovers = new Handovers(getClass().getClassLoader());
        for (var one : CellCode.compile(members)) {
            assertThat(handovers.add(one.bytes())).isSameAs(one.bytes());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "java/lang/Thread | <init> | (Ljava/lang/ThreadGroup;Ljava/lang/Runnable;Ljava/lang/String;J)V",
                "java/util/concurrent/ThreadPoolExecutor | execute | (Ljava/lang/Runnable;)V",
                "java/util/concurrent/StructuredTaskScope | fork | "
                        + "(Ljava/util/concurrent/Callable;)Ljava/util/concurrent/StructuredTaskScope$Subtask;",
                "java/lang/Thread$Builder$OfVirtual | start | (Ljava/lang/Runnable;)Ljava/lang/Thread;",
                "java/util/ArrayList | parallelStream | ()Ljava/util/stream/Stream;",
                "java/util/stream/IntStream | parallel | ()Ljava/util/stream/IntStream;"
            })
    void theTableKnowsWhatTakesWork(String owner, String name, String descriptor) {
        var table = new HandoverTable(new Ancestors(getClass().getClassLoader()));
        assertThat(table.find(new Method(owner, name, descriptor))).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "java/util/Map | computeIfAbsent | (Ljava/lang/Object;Ljava/util/function/Function;)Ljava/lang/Object;",
                "java/util/Collection | stream | ()Ljava/util/stream/Stream;",
                "java/util/List | addAll | (Ljava/util/Collection;)Z",
                "java/lang/Thread | start | ()V",
                "no/such/Type | execute | (Ljava/lang/Runnable;)V"
            })
    void theTableKnowsNothingElse(String owner, String name, String descriptor) {
        var table = new HandoverTable(new Ancestors(getClass().getClassLoader()));
        assertThat(table.find(new Method(owner, name, descriptor))).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "return pool.submit(() -> cell()).get();",
                "return pool.submit((Callable<Long>) Code::mine).get();",
                "return CompletableFuture.supplyAsync(Code::mine).get();",
                "return Stream.<Callable<Long>>of(Code::mine).map(pool::submit).toList().getFirst().get();",
                "BiFunction<ExecutorService, Callable<Long>, Future<Long>> submit = ExecutorService::submit;\n"
                        + "return submit.apply(pool, Code::mine).get();",
                "Function<Supplier<Long>, Future<Long>> supply = CompletableFuture::supplyAsync;\n"
                        + "return supply.apply(Code::mine).get();",
                "Function<Callable<Long>, FutureTask<Long>> make = FutureTask::new;\n"
                        + "var task = make.apply(Code::mine);\npool.execute(task);\nreturn task.get();",
                "Function<Collection<Integer>, Stream<Integer>> stream = Collection::parallelStream;\n"
                        + "return stream.apply(List.of(1, 2)).map(_ -> mine()).findFirst().get();",
                "return pool.invokeAny(Set.of(Code::mine));",
                "return pool.submit(new Call()).get();",
                "var task = new FutureTask<>(new Call());\nnew Thread(null, task, \"n\", 0, false).start();\nreturn task.get();"
            })
    void whatIsHandedOverIsTheCallersWork(String body) throws Exception {
        var code = CellCode.of(POOL + """
                static long mine() { return cell(); }
                record Call() implements Callable<Long> {
                    @Override
                    public Long call() { return cell(); }
                }
                static Long handOver() throws Exception {
                """ + body + "}");
        code.callAs(1, "prepare");
        assertThat(code.callAs(7, "handOver")).isEqualTo(7L);
        assertThat(code.callAs(5, "handOver")).isEqualTo(5L);
    }

    @Test
    void theArgumentsKeepTheirPlaces() throws Exception {
        var code = CellCode.of("""
                static class Noting extends ThreadPoolExecutor {
                    Noting(int core, long alive, double load, Runnable first, String name) {
                        super(core, core, alive, TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>());
                        execute(first);
                        setThreadFactory(Executors.defaultThreadFactory());
                    }
                }
                static String arguments() throws Exception {
                    var done = new CompletableFuture<String>();
                    var thread = new Thread(null, () -> done.complete(Thread.currentThread().getName()), "named", 1L << 20, false);
                    thread.start();
                    var pool = new ScheduledThreadPoolExecutor(1);
                    var later = pool.schedule(() -> 1, 3_600_000L, TimeUnit.MILLISECONDS);
                    pool.shutdownNow();
                    return done.get() + " " + later.getDelay(TimeUnit.MINUTES);
                }
                """);
        assertThat(code.callAs(1, "arguments")).isIn("named 59", "named 60");
    }

    @Test
    void aThreadIsOneOfItsCellWhileItWorksForIt() throws Exception {
        var code = CellCode.of(POOL + """
                static Thread worker() throws Exception { return pool.submit(() -> Thread.currentThread()).get(); }
                static CountDownLatch gate = new CountDownLatch(1);
                static CountDownLatch begun = new CountDownLatch(1);
                static Future<?> begin() {
                    return pool.submit(() -> { begun.countDown(); gate.await(); return 1; });
                }
                static void awaitBegun() throws Exception { begun.await(); }
                static void open() { gate.countDown(); }
                """);
        code.callAs(1, "prepare");
        var worker = (Thread) code.callAs(1, "worker");
        var cell = CellCode.context(2);
        var before = cell.take();
        assertThat(cell.threads()).containsExactly(Thread.currentThread());
        var task = (Future<?>) code.call("begin");
        code.call("awaitBegun");
        assertThat(cell.threads()).containsExactlyInAnyOrder(Thread.currentThread(), worker);
        CellContext.giveBack(before);
        assertThat(cell.threads()).containsExactly(worker);
        code.call("open");
        task.get();
        assertThat(cell.threads()).isEmpty();
    }

    @Test
    void aCellWithinACellGivesBack() throws Exception {
        var one = CellCode.context(1);
        var other = CellCode.context(2);
        var nothing = one.take();
        var first = other.take();
        assertThat(one.threads()).isEmpty();
        assertThat(other.threads()).containsExactly(Thread.currentThread());
        CellContext.giveBack(first);
        assertThat(one.threads()).containsExactly(Thread.currentThread());
        assertThat(other.threads()).isEmpty();
        CellContext.giveBack(nothing);
        assertThat(one.threads()).isEmpty();
    }

    @Test
    void aTaskThatIsCalledByALaterCellIsThatCellsWork() throws Exception {
        var code = CellCode.of(POOL + """
                static class Job implements Runnable {
                    volatile long cell;
                    @Override
                    public void run() { cell = CellCode.cell(); }
                }
                static final Job job = new Job();
                static long handOver() throws Exception { pool.submit(job).get(); return job.cell; }
                static long call() { job.run(); return job.cell; }
                """);
        code.callAs(1, "prepare");
        assertThat(code.callAs(2, "handOver")).isEqualTo(2L);
        assertThat(code.callAs(3, "call")).isEqualTo(3L);
        assertThat(code.callAs(2, "call")).isEqualTo(2L);
        assertThat(code.callAs(4, "handOver")).isEqualTo(4L);
    }

    @Test
    void aTaskThatThrowsGivesBackAndThrows() throws Exception {
        var code = CellCode.of("""
                static class Failing implements Callable<Integer> {
                    @Override
                    public Integer call() throws IOException { throw new IOException("from the task"); }
                }
                static long handOver() throws Exception {
                    try {
                        return Executors.newVirtualThreadPerTaskExecutor().submit(new Failing()).get();
                    } catch (ExecutionException e) {
                        throw (Exception) e.getCause();
                    }
                }
                static class Loop extends RecursiveTask<Long> {
                    @Override
                    protected Long compute() { throw new IllegalStateException("from the part"); }
                }
                static long fork() { return new Loop().invoke(); }
                """);
        var cell = CellCode.context(1);
        var before = cell.take();
        assertThatThrownBy(() -> code.call("handOver")).hasMessage("from the task");
        assertThatThrownBy(() -> code.call("fork")).hasMessageContaining("from the part");
        CellContext.giveBack(before);
        assertThat(cell.threads()).isEmpty();
    }

    @Test
    void aSerializableTaskStaysWhatItWas() throws Exception {
        var members = """
                static class Job implements Runnable, Serializable {
                    int n = 3;
                    @Override
                    public void run() {}
                }
                static Object job() { return new Job(); }
                """;
        var code = CellCode.of(members);
        var job = code.callAs(1, "job");
        var plain = new ClassLoader(getClass().getClassLoader()) {
            Class<?> define(String name, byte[] bytes) {
                return defineClass(name, bytes, 0, bytes.length);
            }
        };
        var original = CellCode.compile(members).stream()
                .filter(one -> one.name().equals("Code$Job"))
                .map(one -> plain.define(one.name(), one.bytes()))
                .findFirst()
                .orElseThrow();
        assertThat(ObjectStreamClass.lookup(job.getClass()).getSerialVersionUID())
                .isEqualTo(ObjectStreamClass.lookup(original).getSerialVersionUID());
        assertThat(ObjectStreamClass.lookup(job.getClass()).getFields()).hasSize(1);
    }

    @Test
    void whatIsCarriedIsSerializedAndNamedAsTheTask() throws Exception {
        var cell = CellCode.context(1);
        var carried = new Carried.OfRunnable(cell, (Runnable & Serializable) () -> {});
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(carried);
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isInstanceOf(Runnable.class).isNotInstanceOf(Carried.class);
        }
        Runnable task = () -> {};
        assertThat(new Carried.OfRunnable(cell, task))
                .hasToString(task.toString())
                .isEqualTo(new Carried.OfRunnable(CellCode.context(2), task))
                .isNotEqualTo(new Carried.OfRunnable(cell, () -> {}));
        try (var out = new ObjectOutputStream(new ByteArrayOutputStream())) {
            assertThatThrownBy(() -> out.writeObject(new Carried.OfRunnable(cell, task)))
                    .isInstanceOf(NotSerializableException.class)
                    .hasMessageContaining("HandoversTest");
        }
    }

    @Test
    void partsOfAForkJoinTaskAreTheWorkOfWhoeverBeganIt() throws Exception {
        var code = CellCode.of("""
                static class Parts extends RecursiveTask<Set<Long>> {
                    final int depth;
                    Parts(int depth) { this.depth = depth; }
                    @Override
                    protected Set<Long> compute() {
                        var cells = new TreeSet<Long>(Set.of(cell()));
                        if (depth > 0) {
                            var parts = List.of(new Parts(depth - 1), new Parts(depth - 1));
                            ForkJoinTask.invokeAll(parts).forEach(part -> cells.addAll(part.join()));
                        }
                        return cells;
                    }
                }
                static final ForkJoinPool pool = new ForkJoinPool(4);
                static Set<Long> parts() { return pool.invoke(new Parts(10)); }
                """);
        assertThat(code.callAs(3, "parts")).isEqualTo(Set.of(3L));
        assertThat(code.callAs(4, "parts")).isEqualTo(Set.of(4L));
        assertThat(code.callAs(2, "parts")).isEqualTo(Set.of(2L));
    }

    @Test
    void theCommonPoolWorksForTheCellOfTheStream() throws Exception {
        var code = CellCode.of("""
                static Set<Long> cells() {
                    return IntStream.range(0, 10_000).parallel().mapToObj(_ -> cell()).collect(Collectors.toSet());
                }
                static Set<Long> cellsOneByOne() {
                    var seen = ConcurrentHashMap.<Long>newKeySet();
                    IntStream.range(0, 10_000).parallel().anyMatch(_ -> { seen.add(cell()); return false; });
                    return Set.copyOf(seen);
                }
                """);
        for (long cell = 1; cell < 20; cell++) {
            assertThat(code.callAs(cell, "cells")).isEqualTo(Set.of(cell));
            assertThat(code.callAs(20 - cell, "cellsOneByOne")).isEqualTo(Set.of(20 - cell));
        }
    }
}
