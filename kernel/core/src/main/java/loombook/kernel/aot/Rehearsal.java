package loombook.kernel.aot;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import loombook.kernel.message.Ports;
import loombook.kernel.wire.Connection;
import loombook.kernel.wire.LocalClient;

/**
 * A short session with a kernel in which nobody takes part: a client in the same process asks for everything that
 * notebooks usually ask for, by the same sockets as all clients, and then ends the kernel.
 */
public final class Rehearsal {
    /** What starts a kernel that rehearses, in place of a connection file. */
    public static final String OPTION = "--rehearse";

    // No chart: its classes would cost each start 7 MB and 40 ms of CPU time, to have the first chart 60 ms sooner.
    private static final List<String> CELLS = List.of(
            "1 + 1",
            "int cookies = 12;",
            "cookies / 5.0",
            "System.out.println(\"oat\"); System.err.println(\"ginger\");",
            """
            int twice(int n) {
                return 2 * n;
            }
            twice(cookies)""",
            """
            record Cookie(String name, int grams) {}
            var tin = List.of(new Cookie("oat", 12), new Cookie("ginger", 9));""",
            "tin.stream().filter(one -> one.grams() > 10).map(Cookie::name).toList()",
            """
            class Baker implements Runnable {
                public void run() {}
            }
            new Baker().run();""",
            """
            for (int i = 0; i < 3; i++) {
                display("tray " + i);
            }""",
            """
            var baker = Thread.ofPlatform().start(() -> System.out.println("oat"));
            baker.join();
            Thread.startVirtualThread(new Baker()).join();""",
            """
            try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
                pool.submit(() -> twice(21)).get();
            }
            try (var pool = Threads.pool(1)) {
                pool.submit(() -> twice(21)).get();
                Threads.start(() -> {}).join();
            }""",
            """
            Async.run(() -> {
                var baking = Async.task(() -> Async.sleep(1));
                Async.gather(List.of(Async.task(() -> twice(21)), Async.task(() -> twice(1))));
                baking.await();
            });""",
            """
            try (var pool = Processes.pool(1)) {
                pool.map(n -> twice(n), List.of(1, 2));
            }""",
            "Charts.lines(\"Cookies\", \"g\").with(\"oat\", List.of(1, 2)).with(\"ginger\", List.of(2, 1))",
            "Charts.bars(\"Cookies\", \"g\", Map.of(\"oat\", 12))",
            "Table.of(tin)",
            "%%time\ntwice(21)",
            "Timeline.record(() -> Threads.start(() -> Thread.sleep(1)).join())",
            "Profile.record(() -> twice(21))",
            "import java.text.*;",
            "new int[] {1, 2, 3}",
            "int total = \"three\";",
            "Lisst<String> names = null;",
            "throw new IllegalStateException(\"no flour\");",
            "twice(1 / 0)");

    private static final String LAST_CELL = "System.exit(0);";

    private Rehearsal() {}

    /** Returns a connection that nobody knows, to free ports of this machine. */
    public static Connection connection() {
        return new Connection(
                "127.0.0.1",
                new Ports(0, 0, 0, 0, 0),
                "hmac-sha256",
                UUID.randomUUID().toString());
    }

    /**
     * Begins it, on a thread of its own. When it is over the kernel is asked to end; when it fails, this process ends with
     * exit code 1.
     *
     * @param connection where the kernel is bound
     */
    public static void begin(Connection connection) {
        Thread.ofPlatform().name("loombook-rehearsal").daemon().start(() -> {
            try {
                play(connection);
            } catch (RuntimeException | IOException e) {
                System.err.println("loombook: The kernel could not rehearse: " + e);
                System.exit(1);
            }
        });
    }

    private static void play(Connection connection) throws IOException {
        try (var client = new LocalClient(connection)) {
            client.ask("kernel_info_request", Map.of());
            CELLS.forEach(code -> execute(client, code));
            client.ask("complete_request", Map.of("code", "tin.get(0).na", "cursor_pos", 13));
            client.ask("inspect_request", Map.of("code", "Math.max(", "cursor_pos", 9, "detail_level", 0));
            client.ask("is_complete_request", Map.of("code", "int f() {"));
            client.ask("comm_info_request", Map.of());
            client.ask("history_request", Map.of("output", false, "raw", true, "hist_access_type", "tail", "n", 5));
            // A kernel that nobody asks for anything looks for that.
            var _ = Retraining.due();
            // The runtime's JVM writes its list of classes when it ends by itself.
            execute(client, LAST_CELL);
            client.ask("shutdown_request", Map.of("restart", false));
        }
    }

    private static void execute(LocalClient client, String code) {
        client.ask("execute_request", Map.of("code", code, "silent", false, "stop_on_error", true));
    }
}
