package loombook.link;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import loombook.link.ToRuntime.ClassBytes;
import org.jspecify.annotations.Nullable;

/** Writes the link's values: numbers big-endian, text as its length in bytes and UTF-8, each value after a tag. */
final class FrameOutput {
    private final DataOutputStream out;

    FrameOutput(DataOutputStream out) {
        this.out = out;
    }

    FrameOutput kind(int kind) throws IOException {
        out.writeByte(kind);
        return this;
    }

    FrameOutput flag(boolean flag) throws IOException {
        out.writeBoolean(flag);
        return this;
    }

    FrameOutput number(int number) throws IOException {
        out.writeInt(number);
        return this;
    }

    FrameOutput cell(long cell) throws IOException {
        out.writeLong(cell);
        return this;
    }

    FrameOutput bytes(byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
        return this;
    }

    FrameOutput text(String text) throws IOException {
        return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    FrameOutput optional(@Nullable String text) throws IOException {
        flag(text != null);
        return text == null ? this : text(text);
    }

    FrameOutput texts(List<String> texts) throws IOException {
        number(texts.size());
        for (var one : texts) {
            text(one);
        }
        return this;
    }

    FrameOutput classes(List<ClassBytes> classes) throws IOException {
        number(classes.size());
        for (var one : classes) {
            text(one.name()).bytes(one.bytes());
        }
        return this;
    }

    FrameOutput frames(List<StackTraceElement> frames) throws IOException {
        number(frames.size());
        for (var frame : frames) {
            text(frame.getClassName()).text(frame.getMethodName());
            optional(frame.getFileName()).number(frame.getLineNumber());
        }
        return this;
    }

    FrameOutput places(List<Place> places) throws IOException {
        number(places.size());
        for (var place : places) {
            number(place.cell()).number(place.line()).text(place.within()).text(place.text());
        }
        return this;
    }

    FrameOutput thrown(Thrown thrown) throws IOException {
        text(thrown.type()).optional(thrown.message()).frames(thrown.frames());
        flag(thrown.cause() != null);
        if (thrown.cause() != null) {
            thrown(thrown.cause());
        }
        number(thrown.suppressed().size());
        for (var suppressed : thrown.suppressed()) {
            thrown(suppressed);
        }
        return this;
    }

    FrameOutput comm(CommEvent event) throws IOException {
        return switch (event) {
            case CommEvent.Open(var id, var target, var data, var metadata, var buffers) ->
                kind('O').text(id).text(target).value(data).value(metadata).value(buffers);
            case CommEvent.Say(var id, var data, var buffers) ->
                kind('S').text(id).value(data).value(buffers);
            case CommEvent.Close(var id, var data) -> kind('C').text(id).value(data);
        };
    }

    /** Writes null, text, bytes, numbers, booleans, lists and maps of these. */
    FrameOutput value(@Nullable Object value) throws IOException {
        switch (value) {
            case null -> kind('0');
            case String text -> kind('s').text(text);
            case byte[] bytes -> kind('b').bytes(bytes);
            case Boolean flag -> kind('f').flag(flag);
            case Double real -> {
                kind('d');
                out.writeDouble(real);
            }
            case Float real -> value(Double.valueOf(real));
            case Number whole -> {
                kind('l');
                out.writeLong(whole.longValue());
            }
            case List<?> list -> {
                kind('[').number(list.size());
                for (var element : list) {
                    value(element);
                }
            }
            case Map<?, ?> map -> {
                kind('{').number(map.size());
                for (var entry : map.entrySet()) {
                    text(String.valueOf(entry.getKey())).value(entry.getValue());
                }
            }
            default -> kind('s').text(value.toString());
        }
        return this;
    }
}
