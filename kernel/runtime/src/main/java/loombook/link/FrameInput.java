package loombook.link;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import loombook.link.ToRuntime.ClassBytes;
import org.jspecify.annotations.Nullable;

/** Reads what {@link FrameOutput} wrote. */
final class FrameInput {
    private final DataInputStream in;

    FrameInput(DataInputStream in) {
        this.in = in;
    }

    int kind() throws IOException {
        return in.readUnsignedByte();
    }

    boolean flag() throws IOException {
        return in.readBoolean();
    }

    int number() throws IOException {
        return in.readInt();
    }

    long cell() throws IOException {
        return in.readLong();
    }

    byte[] bytes() throws IOException {
        var bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return bytes;
    }

    String text() throws IOException {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    @Nullable
    String optional() throws IOException {
        return flag() ? text() : null;
    }

    List<String> texts() throws IOException {
        var texts = new ArrayList<String>();
        for (int n = number(); n > 0; n--) {
            texts.add(text());
        }
        return texts;
    }

    List<ClassBytes> classes() throws IOException {
        var classes = new ArrayList<ClassBytes>();
        for (int n = number(); n > 0; n--) {
            classes.add(new ClassBytes(text(), bytes()));
        }
        return classes;
    }

    List<StackTraceElement> frames() throws IOException {
        var frames = new ArrayList<StackTraceElement>();
        for (int n = number(); n > 0; n--) {
            frames.add(new StackTraceElement(text(), text(), optional(), number()));
        }
        return frames;
    }

    List<Place> places() throws IOException {
        var places = new ArrayList<Place>();
        for (int n = number(); n > 0; n--) {
            places.add(new Place(number(), number(), text(), text()));
        }
        return places;
    }

    Thrown thrown() throws IOException {
        var type = text();
        var message = optional();
        var frames = frames();
        var cause = flag() ? thrown() : null;
        var suppressed = new ArrayList<Thrown>();
        for (int n = number(); n > 0; n--) {
            suppressed.add(thrown());
        }
        return new Thrown(type, message, frames, cause, suppressed);
    }

    CommEvent comm() throws IOException {
        int kind = kind();
        return switch (kind) {
            case 'O' -> new CommEvent.Open(text(), text(), object(), entries(), buffers());
            case 'S' -> new CommEvent.Say(text(), object(), buffers());
            case 'C' -> new CommEvent.Close(text(), object());
            default -> throw new IOException("The link carries a comm's message of unknown kind " + kind);
        };
    }

    private List<byte[]> buffers() throws IOException {
        var buffers = new ArrayList<byte[]>();
        if (value() instanceof List<?> list) {
            list.forEach(one -> buffers.add((byte[]) Objects.requireNonNull(one)));
        }
        return buffers;
    }

    @Nullable
    Object value() throws IOException {
        int kind = kind();
        return switch (kind) {
            case '0' -> null;
            case 's' -> text();
            case 'b' -> bytes();
            case 'f' -> flag();
            case 'd' -> in.readDouble();
            case 'l' -> in.readLong();
            case '[' -> list();
            case '{' -> map();
            default -> throw new IOException("The link carries a value of unknown kind " + kind);
        };
    }

    private List<@Nullable Object> list() throws IOException {
        var list = new ArrayList<@Nullable Object>();
        for (int n = number(); n > 0; n--) {
            list.add(value());
        }
        return list;
    }

    private Map<String, @Nullable Object> map() throws IOException {
        var map = new LinkedHashMap<String, @Nullable Object>();
        for (int n = number(); n > 0; n--) {
            map.put(text(), value());
        }
        return map;
    }

    /** Reads a map. */
    Map<String, @Nullable Object> object() throws IOException {
        if (kind() != '{') {
            throw new IOException("The link carries no map where one is due");
        }
        return map();
    }

    /** Reads a map whose values are not null, as those of a MIME bundle. */
    Map<String, Object> entries() throws IOException {
        var entries = new LinkedHashMap<String, Object>();
        object().forEach((name, value) -> {
            if (value != null) {
                entries.put(name, value);
            }
        });
        return entries;
    }
}
