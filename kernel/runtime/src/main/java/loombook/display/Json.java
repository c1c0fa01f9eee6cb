package loombook.display;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Data to be shown as JSON: a tree that folds in front ends that know it, indented text elsewhere.
 *
 * @param value maps, collections, arrays, records, strings, numbers, booleans and null, in each other; anything else
 *     stands as its {@code toString()}
 */
public record Json(@Nullable Object value) implements Displayable {
    private static final int DEEPEST = 100;

    /**
     * Reads JSON.
     *
     * @throws IllegalArgumentException when it is none; the message says where
     */
    public static Json parse(String source) {
        return new Json(new JsonReader(source).read());
    }

    @Override
    public MimeBundle bundle() {
        var tree = tree(value, 0);
        var data = new LinkedHashMap<String, Object>();
        var text = write(tree, "\n", new StringBuilder()).toString();
        if (tree instanceof Map || tree instanceof List) {
            data.put("application/json", tree);
            data.put("text/html", "<pre>" + text.replace("&", "&amp;").replace("<", "&lt;") + "</pre>");
        }
        data.put(MimeBundle.TEXT, text);
        return new MimeBundle(data, Map.of());
    }

    /** Returns the same as indented JSON. */
    @Override
    public String toString() {
        return write(tree(value, 0), "\n", new StringBuilder()).toString();
    }

    private static @Nullable Object tree(@Nullable Object value, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("It is nested more than " + DEEPEST + " deep, or holds itself");
        }
        return switch (value) {
            case null -> null;
            case Boolean _, Integer _, Long _, String _ -> value;
            case Double number -> Double.isFinite(number) ? number : (Object) number.toString();
            case Number number -> number.toString().length() < 18 ? (Object) number.doubleValue() : number.toString();
            case Map<?, ?> map -> {
                var object = new LinkedHashMap<String, @Nullable Object>();
                map.forEach((key, one) -> object.put(String.valueOf(key), tree(one, depth + 1)));
                yield object;
            }
            case Iterable<?> all -> list(all.iterator(), depth);
            case Record it -> object(it, depth);
            default -> value.getClass().isArray() ? array(value, depth) : value.toString();
        };
    }

    private static List<@Nullable Object> list(Iterator<?> all, int depth) {
        var list = new ArrayList<@Nullable Object>();
        all.forEachRemaining(one -> list.add(tree(one, depth + 1)));
        return list;
    }

    private static List<@Nullable Object> array(Object array, int depth) {
        var list = new ArrayList<@Nullable Object>();
        for (int i = 0; i < Array.getLength(array); i++) {
            list.add(tree(Array.get(array, i), depth + 1));
        }
        return list;
    }

    private static Map<String, @Nullable Object> object(Record it, int depth) {
        var object = new LinkedHashMap<String, @Nullable Object>();
        for (var component : it.getClass().getRecordComponents()) {
            object.put(component.getName(), tree(read(component, it), depth + 1));
        }
        return object;
    }

    private static @Nullable Object read(java.lang.reflect.RecordComponent component, Record it) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(it);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(component.getName() + " threw " + e.getCause(), e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static StringBuilder write(@Nullable Object tree, String line, StringBuilder out) {
        var inner = line + "  ";
        switch (tree) {
            case null -> out.append("null");
            case Map<?, ?> map
            when !map.isEmpty() -> {
                var separator = "{";
                for (var entry : map.entrySet()) {
                    quote(String.valueOf(entry.getKey()), out.append(separator).append(inner))
                            .append(": ");
                    write(entry.getValue(), inner, out);
                    separator = ",";
                }
                out.append(line).append('}');
            }
            case List<?> list
            when !list.isEmpty() -> {
                var separator = "[";
                for (var one : list) {
                    write(one, inner, out.append(separator).append(inner));
                    separator = ",";
                }
                out.append(line).append(']');
            }
            case Map<?, ?> _ -> out.append("{}");
            case List<?> _ -> out.append("[]");
            case String text -> quote(text, out);
            default -> out.append(tree);
        }
        return out;
    }

    private static StringBuilder quote(String text, StringBuilder out) {
        out.append('"');
        text.chars().forEach(c -> {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> out.append(c < ' ' ? String.format("\\u%04x", c) : String.valueOf((char) c));
            }
        });
        return out.append('"');
    }
}
