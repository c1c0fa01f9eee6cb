package loombook.kernel.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Places in code where somebody asks what could stand there, or what it is that stands there: {@code positions.txt}.
 *
 * @param cells what was executed before
 */
record Positions(List<String> cells, List<Position> all) {
    private static final char CURSOR = '▮';

    /**
     * A position.
     *
     * @param cursor where it is, in code points
     */
    record Position(String name, String code, int cursor, List<Wish> wishes) {
        boolean asksForDocumentation() {
            return wishes.stream().anyMatch(one -> one instanceof Wish.Says);
        }
    }

    /** What is expected there. */
    sealed interface Wish {
        /** These are among the first that are offered. */
        record First(int most, List<String> texts) implements Wish {}

        /** These are not offered. */
        record Not(List<String> texts) implements Wish {}

        /** Nothing is offered. */
        record Nothing() implements Wish {}

        /** The documentation has these words; none when there is to be none. */
        record Says(List<String> words) implements Wish {}

        /** Returns whether what is offered, and what is said, is as wished. */
        default boolean isGranted(List<String> offered, String said) {
            return switch (this) {
                case First(int most, var texts) ->
                    offered.stream().limit(most).toList().containsAll(texts);
                case Not(var texts) -> offered.stream().noneMatch(texts::contains);
                case Nothing _ -> offered.isEmpty();
                case Says(var words) ->
                    words.isEmpty() == said.isEmpty() && words.stream().allMatch(said::contains);
            };
        }

        private static Wish read(String line) {
            if (line.equals("nothing")) {
                return new Nothing();
            }
            if (line.equals("says nothing")) {
                return new Says(List.of());
            }
            var kind = line.substring(0, line.indexOf(':'));
            var texts = List.of(line.substring(kind.length() + 1).strip().split(" && "));
            return switch (kind) {
                case "not" -> new Not(texts);
                case "says" -> new Says(texts);
                default -> new First(Integer.parseInt(kind.replace("first ", "")), texts);
            };
        }

        private static boolean is(String line) {
            return line.matches("(says )?nothing|(first \\d+|not|says): .+");
        }
    }

    /** Reads them. */
    static Positions read() {
        try (var file = Objects.requireNonNull(Positions.class.getResourceAsStream("positions.txt"))) {
            var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            var parts = text.split("\n======\n", 2);
            var cells = Stream.of(parts[0].split("\n------\n")).skip(1).toList();
            return new Positions(
                    cells,
                    Stream.of(parts[1].split("\n---\n"))
                            .filter(one -> !one.isBlank())
                            .map(Positions::position)
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Position position(String block) {
        var lines = block.strip().lines().toList();
        var code = new ArrayList<String>();
        var wishes = new ArrayList<Wish>();
        for (var line : lines.subList(1, lines.size())) {
            if (Wish.is(line)) {
                wishes.add(Wish.read(line));
            } else {
                code.add(line);
            }
        }
        var text = String.join("\n", code);
        int cursor = text.indexOf(CURSOR);
        if (cursor < 0 || wishes.isEmpty()) {
            throw new IllegalArgumentException("No cursor, or no wish: " + block);
        }
        return new Position(
                lines.getFirst(), text.replace(String.valueOf(CURSOR), ""), text.codePointCount(0, cursor), wishes);
    }
}
