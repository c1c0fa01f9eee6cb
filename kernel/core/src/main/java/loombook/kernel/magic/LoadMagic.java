package loombook.kernel.magic;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code %load} and {@code /open}: a script or a notebook runs as if its code stood here. */
record LoadMagic(String name) implements ByKernel {
    /** The ends of names that are tried, in IJava's order. */
    private static final List<String> ENDINGS = List.of(".ipynb", ".jsh", ".jshell", ".java", ".ijava");

    private static final int LOOK_MS = 20;
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final Pattern WEB = Pattern.compile("(?i)https?://.*");
    private static final Pattern EXIT = Pattern.compile("(?m)^[ \\t]*/ex(?:it?)?\\b.*(?s:.*)");

    @Override
    public List<String> forms() {
        return List.of(name.startsWith("/") ? name : "%" + name);
    }

    @Override
    public boolean takesFiles() {
        return true;
    }

    @Override
    public Guide guide() {
        return new Guide(
                "Runs a script, or the code cells of a notebook, as if they stood here. Without an ending in the name, "
                        + String.join(", ", ENDINGS) + " are tried.",
                forms().getFirst() + " FILE, or an address that begins with http",
                "%%writefile dough.jsh\nint flour = 500;\n---\n" + forms().getFirst() + " dough.jsh\nflour");
    }

    @Override
    public @Nullable Object run(Call call, Workbench bench) throws MagicProblem {
        if (call.arguments().size() != 1) {
            throw new MagicProblem(
                    call.arguments().isEmpty()
                            ? "No file is named that is to be run: write " + usage() + "."
                            : "One file is run at a time: put a name that has blanks between quotes.");
        }
        var named = call.arguments().getFirst();
        if (WEB.matcher(named).matches()) {
            run(named, read(address(named), bench), bench);
        } else {
            var file = find(FileNames.in(bench.folder(), named), named);
            run(String.valueOf(file.getFileName()), read(file), bench);
        }
        return null;
    }

    private void run(String file, String text, Workbench bench) throws MagicProblem {
        if (!file.replaceFirst("[?#].*", "").endsWith(".ipynb")) {
            var _ = bench.run(file, script(text));
            return;
        }
        int number = 0;
        for (var code : bench.codeOfNotebook(file, text)) {
            number++;
            if (bench.isInterrupted()) {
                return;
            }
            var _ = bench.run(file + ", code cell " + number, code);
        }
    }

    /** Returns a script up to where JShell would leave it. */
    private static String script(String text) {
        var plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        var first = plain.startsWith("#!") ? "//" + plain : plain;
        return EXIT.matcher(first).replaceFirst("");
    }

    private static URI address(String named) throws MagicProblem {
        try {
            return new URI(named);
        } catch (URISyntaxException e) {
            throw new MagicProblem(named + " is no address of the web.");
        }
    }

    private static Path find(Path path, String named) throws MagicProblem {
        if (Files.isRegularFile(path)) {
            return path;
        }
        var tried = ENDINGS.stream()
                .map(one -> path.resolveSibling(path.getFileName() + one))
                .toList();
        return tried.stream()
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new MagicProblem(
                        Files.isDirectory(path)
                                ? named + " is a folder; a script or a notebook can be run."
                                : "There is no file " + path
                                        + (ENDINGS.stream().anyMatch(named::endsWith)
                                                ? "."
                                                : ", nor one with " + String.join(", ", ENDINGS) + " at its end.")));
    }

    private static String read(Path file) throws MagicProblem {
        try {
            return Files.readString(file);
        } catch (MalformedInputException e) {
            throw new MagicProblem(file + " is no text in UTF-8.");
        } catch (IOException e) {
            throw new MagicProblem(file + " can't be read: " + e.getMessage() + ".");
        }
    }

    private static String read(URI address, Workbench bench) throws MagicProblem {
        try (var client = HttpClient.newBuilder()
                .connectTimeout(LONGEST)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            var request = HttpRequest.newBuilder(address).timeout(LONGEST).build();
            var answer = client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
            bench.await(() -> {
                await(answer, bench);
                return answer;
            });
            if (bench.isInterrupted()) {
                client.shutdownNow();
                throw new MagicProblem("It was interrupted: " + address + " was not loaded.");
            }
            var got = answer.join();
            if (got.statusCode() != 200) {
                throw new MagicProblem(address + " can't be loaded: the server answers " + got.statusCode() + ".");
            }
            return got.body();
        } catch (CompletionException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            var why = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
            throw new MagicProblem(address + " can't be loaded: " + why + ".");
        } catch (IllegalArgumentException e) {
            throw new MagicProblem(address + " is no address of the web.");
        }
    }

    /** Waits for an answer, of whatever kind, or an interrupt. */
    private static void await(CompletableFuture<?> answer, Workbench bench) {
        while (!bench.isInterrupted()) {
            try {
                var _ = answer.get(LOOK_MS, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                // It is looked again whether the cell was interrupted.
            } catch (ExecutionException e) {
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
