package loombook.kernel.story;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Random;
import java.util.concurrent.Executors;
import loombook.kernel.maven.TestRepository;
import loombook.kernel.maven.TestRepository.Need;

/** The artifacts of the stories, in a repository that this process serves to whatever kernel: nothing leaves this machine. */
final class Artifacts {
    private static final int LARGE = 1_000_000;
    private static final int PART = 50_000;

    private static final Artifacts ALL = new Artifacts();

    private final TestRepository repository;
    private final Path settings;
    private final String url;

    private Artifacts() {
        try {
            var folder = Files.createTempDirectory("loombook-artifacts");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            repository = new TestRepository(folder)
                    .add("pantry:flour:1.0")
                    .add("pantry:cookie:1.0", Need.of("pantry:flour:1.0"))
                    .add("pantry:yeast:1.0")
                    .add("pantry:dough:1.0", Need.of("pantry:yeast:1.0"))
                    .add("pantry:bread:1.0")
                    .add("pantry:oven:1.0")
                    .add("pantry:oven:2.0")
                    .add("pantry:tray:1.0", Need.of("pantry:oven:2.0"))
                    .add("pantry:bowl:1.0")
                    .add("pantry:spoon:1.0")
                    .add("pantry:whisk:1.0")
                    .add("pantry:sieve:1.0")
                    .add("pantry:lace:1.0")
                    .add("pantry:apron:1.0", Need.of("pantry:lace:1.0"))
                    .add("pantry:kettle:1.0")
                    .add("pantry:cup:1.0", Need.of("pantry:kettle:1.0"))
                    .add("pantry:saucer:1.0", Need.of("pantry:cup:1.0"))
                    .add("pantry:jam:1.0")
                    .add("pantry:jam:2.0")
                    .add("pantry:toast:1.0", Need.of("pantry:jam:1.0"))
                    .add("pantry:roll:1.0", Need.of("pantry:jam:2.0"))
                    .add("pantry:tea:1.0")
                    .add("pantry:mint:1.0", Need.of("pantry:tea:1.0"))
                    .addBom("pantry:menu:1.0", Need.of("pantry:mint:1.0"), Need.of("pantry:salt:1.0"))
                    .add("pantry:salt:1.0")
                    .add("pantry:mustard:1.0")
                    .add("pantry:basil:1.0")
                    .add("pantry:pepper:1.0")
                    .add("pantry:ladle:1.0")
                    .addFile(
                            "pantry:ladle:1.0",
                            "sources",
                            "jar",
                            TestRepository.holding(
                                    "pantry/Ladle.java",
                                    "package pantry;\npublic class Ladle {\n    /** Says what is in the pot. */\n"
                                            + "    public static String say() { return \"\"; }\n}"))
                    .add("pantry:mute:1.0")
                    .add("pantry:grater:1.0")
                    .addFile(
                            "pantry:grater:1.0",
                            "javadoc",
                            "jar",
                            TestRepository.holding(
                                    "pantry/Grater.html",
                                    "<section class=\"detail\" id=\"say()\"><h3>say</h3>"
                                            + "<div class=\"block\">Says how fine it is.</div></section>"))
                    .add("pantry:cherry:1.0")
                    .add("pantry:sugar:1.0")
                    .add("pantry:cacao:1.0")
                    .add("pantry:milk:1.0")
                    .add("pantry:honey:1.0")
                    .add("pantry:butter:1.0")
                    .add("pantry:cream:1.0")
                    .add("pantry:pear:1.0")
                    .add("pantry:pear:1.1")
                    .add("pantry:plum:1.0")
                    .add("pantry:plum:1.1")
                    .add(
                            "pantry:future:1.0",
                            TestRepository.forJava(27, TestRepository.saying("pantry.Future", "later")))
                    .add("com.google.code.gson:gson:2.0", TestRepository.saying("com.google.gson.Gson", "another Gson"))
                    .add("org.zeromq:jeromq:0.1", TestRepository.saying("org.zeromq.ZMQ", "another JeroMQ"))
                    .add(
                            "org.knowm.xchart:xchart:1.0",
                            TestRepository.saying("org.knowm.xchart.XYChart", "another XChart"))
                    .add("pantry:clove:1.0")
                    .add("pantry:nutmeg:1.0")
                    .add("pantry:mixer:1.0", TestRepository.extension("pantry.Mixer"))
                    .add("tables:table:1.0")
                    .add("pantry:bitter:1.0")
                    .file("pantry/bitter/1.0/bitter-1.0.jar.sha1", "0".repeat(40))
                    .add("pantry:broken:1.0", new byte[] {1, 2, 3})
                    .add("pantry:large:1.0", noise())
                    .add("pantry:endless:1.0", noise());
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", this::serve);
            server.start();
            url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
            settings = repository.settings(url, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the settings.xml by which kernels see them. */
    static Path settings() {
        return ALL.settings;
    }

    /** Takes an artifact out of the local repository, as it was before it was ever asked for. */
    static void forget(String name) {
        delete(ALL.repository.local().resolve("pantry").resolve(name));
    }

    /** Returns an address from which all of it comes. */
    static String url() {
        return ALL.url;
    }

    private static byte[] noise() {
        var bytes = new byte[LARGE];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    /** What is large takes a second, what is endless never comes to its end, and what is mute never begins. */
    @SuppressWarnings("BusyWait") // it stands for a network
    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var file = repository
                    .remote()
                    .resolve(exchange.getRequestURI().getPath().substring(1));
            if (!Files.isRegularFile(file)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            if (file.endsWith("mute-1.0.pom")) {
                Thread.sleep(Long.MAX_VALUE);
            }
            var bytes = Files.readAllBytes(file);
            exchange.sendResponseHeaders(200, bytes.length);
            var out = exchange.getResponseBody();
            for (int from = 0; from < bytes.length; from += PART) {
                boolean endless = file.endsWith("endless-1.0.jar") && from >= LARGE / 2;
                Thread.sleep(endless ? Long.MAX_VALUE : from == 0 ? 0 : 50);
                out.write(bytes, from, Math.min(PART, bytes.length - from));
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(one -> one.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
