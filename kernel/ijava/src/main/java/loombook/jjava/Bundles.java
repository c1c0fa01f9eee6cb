package loombook.jjava;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import loombook.display.Json;
import loombook.display.MimeBundle;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.jspecify.annotations.Nullable;

/** From JJava's form of what is shown to ours, and back. */
final class Bundles {
    private static final MethodHandle DATA = getter("data");
    private static final MethodHandle METADATA = getter("metadata");

    private Bundles() {}

    /** The library has no method that tells all there is. */
    private static MethodHandle getter(String field) {
        try {
            return MethodHandles.privateLookupIn(DisplayData.class, MethodHandles.lookup())
                    .findGetter(DisplayData.class, field, Map.class);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("JJava's library is another than the one that Loombook was built with", e);
        }
    }

    static MimeBundle of(DisplayData data) {
        var all = new LinkedHashMap<String, Object>();
        read(DATA, data).forEach((type, value) -> {
            if (value != null) {
                all.put(type, representation(type, value));
            }
        });
        all.putIfAbsent(MimeBundle.TEXT, "");
        var hints = new LinkedHashMap<String, Object>();
        read(METADATA, data).forEach((type, value) -> {
            if (value != null) {
                hints.put(type, value);
            }
        });
        return new MimeBundle(all, hints);
    }

    static DisplayData of(MimeBundle bundle) {
        var data = new DisplayData();
        bundle.data().forEach((type, value) -> data.putData(type, plain(value)));
        bundle.metadata().forEach(data::putMetaData);
        return data;
    }

    /** Returns a representation as JJava's programs expect it: pictures as text in base 64. */
    static Object plain(Object value) {
        return value instanceof byte[] bytes ? Base64.getEncoder().encodeToString(bytes) : value;
    }

    /** Returns JSON as a tree and everything else as text: front ends understand no other. */
    private static Object representation(String type, Object value) {
        return switch (value) {
            case byte[] bytes -> bytes;
            case CharSequence text when type.endsWith("json") -> parsed(text.toString());
            case Object it
            when type.endsWith("json") -> it instanceof Map || it instanceof Iterable ? it : parsed(it.toString());
            default -> value.toString();
        };
    }

    private static Object parsed(String json) {
        try {
            var tree = Json.parse(json).value();
            return tree == null ? json : tree;
        } catch (IllegalArgumentException e) {
            return json;
        }
    }

    @SuppressWarnings("unchecked") // both are declared so
    private static Map<String, @Nullable Object> read(MethodHandle field, DisplayData data) {
        try {
            var map = (Map<String, @Nullable Object>) field.invoke(data);
            return map == null ? Map.of() : map;
        } catch (Throwable e) {
            throw new IllegalStateException("A field of JJava's library can't be read", e);
        }
    }
}
