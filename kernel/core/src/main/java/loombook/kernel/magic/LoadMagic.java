package loombook.kernel.magic;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code %load} and {@code /open}: a script or a notebook runs as if its code stood here. */
record LoadMagic(String name) implements ByKernel {
    /** The ends of names that are tried, in IJava's order. */
    private static final List<String> ENDINGS = List.of(".ipynb", ".jsh", ".jshell", ".java", ".ijava");

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
                "%%writefile /tmp/dough.jsh\nint flour = 500;\n---\n" + forms().getFirst() + " /tmp/dough.jsh\nflour");
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
            run(named, read(URI.create(named.replace(" ", "%20"))), bench);
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

    private static String read(URI address) throws MagicProblem {
        try (var client = HttpClient.newBuilder()
                .connectTimeout(LONGEST)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            var answer = client.send(
                    HttpRequest.newBuilder(address).timeout(LONGEST).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new MagicProblem(address + " can't be loaded: the server answers " + answer.statusCode() + ".");
            }
            return answer.body();
        } catch (IOException | IllegalArgumentException e) {
            throw new MagicProblem(address + " can't be loaded: "
                    + Stream.of(String.valueOf(e.getMessage()), e.getClass().getSimpleName())
                            .filter(one -> !one.equals("null"))
                            .findFirst()
                            .orElse("")
                    + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MagicProblem("It was interrupted: " + address + " was not loaded.");
        }
    }
}
