package loombook.kernel.wire;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.ToNumberPolicy;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Between JSON and Java's own maps, lists, text and numbers. */
final class Json {
    private static final Gson GSON = new GsonBuilder()
            .serializeNulls()
            .disableHtmlEscaping()
            .setStrictness(Strictness.STRICT)
            .setObjectToNumberStrategy(ToNumberPolicy.LONG_OR_DOUBLE)
            .create();

    private static final Pattern PLACE = Pattern.compile("line \\d+ column \\d+");

    private Json() {}

    /**
     * Parses an object.
     *
     * @param what how to call it in an error message
     * @throws BadMessage when it is not UTF-8, not JSON, or not an object
     */
    static JsonObject parse(byte[] utf8, String what) {
        // A decoder of its own: unlike String's it refuses what is not UTF-8.
        var text = new InputStreamReader(new ByteArrayInputStream(utf8), StandardCharsets.UTF_8.newDecoder());
        try {
            if (GSON.fromJson(text, JsonElement.class) instanceof JsonObject object) {
                return object;
            }
            throw new BadMessage("its " + what + " is not a JSON object");
        } catch (JsonParseException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw new BadMessage("its " + what + " is not UTF-8");
            }
            throw new BadMessage("its " + what + " is not JSON" + place(String.valueOf(e.getMessage())));
        } catch (StackOverflowError e) {
            throw new BadMessage("its " + what + " is nested too deeply");
        }
    }

    /** Returns where Gson found the fault; the rest of its message speaks of Gson. */
    private static String place(String message) {
        var place = PLACE.matcher(message);
        return place.find() ? " (" + place.group() + ")" : "";
    }

    static byte[] bytes(JsonElement json) {
        return GSON.toJson(json).getBytes(StandardCharsets.UTF_8);
    }

    /** Turns an object into a map; null values are left out. */
    static Map<String, Object> map(JsonObject object) {
        var map = new LinkedHashMap<String, Object>();
        object.entrySet().forEach(entry -> {
            var value = value(entry.getValue());
            if (value != null) {
                map.put(entry.getKey(), value);
            }
        });
        return map;
    }

    private static @Nullable Object value(JsonElement json) {
        return switch (json) {
            case JsonObject object -> map(object);
            case JsonArray array -> {
                var list = new ArrayList<@Nullable Object>();
                array.forEach(element -> list.add(value(element)));
                yield list;
            }
            case JsonPrimitive primitive -> GSON.fromJson(primitive, Object.class);
            default -> null;
        };
    }

    /** Turns a map into an object. */
    static JsonObject object(Map<String, ? extends @Nullable Object> map) {
        var object = new JsonObject();
        map.forEach((name, value) -> object.add(name, tree(value)));
        return object;
    }

    static JsonArray array(List<String> texts) {
        var array = new JsonArray(texts.size());
        texts.forEach(array::add);
        return array;
    }

    private static JsonElement tree(@Nullable Object value) {
        return switch (value) {
            case null -> JsonNull.INSTANCE;
            case String text -> new JsonPrimitive(text);
            case Boolean flag -> new JsonPrimitive(flag);
            // JSON has no words for these
            case Double real when !Double.isFinite(real) -> JsonNull.INSTANCE;
            case Number number -> new JsonPrimitive(number);
            case byte[] bytes -> new JsonPrimitive(Base64.getEncoder().encodeToString(bytes));
            case Map<?, ?> map -> {
                var object = new JsonObject();
                map.forEach((name, element) -> object.add(String.valueOf(name), tree(element)));
                yield object;
            }
            case List<?> list -> {
                var array = new JsonArray(list.size());
                list.forEach(element -> array.add(tree(element)));
                yield array;
            }
            default -> new JsonPrimitive(value.toString());
        };
    }
}
