package loombook.table;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes rows of any values; a column comes into being with its first value. */
final class TableRows {
    private static final String KEY = "key";
    private static final String VALUE = "value";

    private final LinkedHashSet<String> names = new LinkedHashSet<>();
    private final List<Map<String, @Nullable Object>> rows = new ArrayList<>();

    TableRows addAll(Iterable<?> elements) {
        for (var element : elements) {
            add(parts(element));
        }
        return this;
    }

    TableRows addAll(Map<?, ?> entries) {
        names.add(KEY);
        entries.forEach((key, value) -> {
            var row = new LinkedHashMap<String, @Nullable Object>();
            row.put(KEY, key);
            parts(value).forEach((name, part) -> row.put(name.equals(KEY) ? KEY + " of value" : name, part));
            add(row);
        });
        return this;
    }

    private void add(Map<String, @Nullable Object> row) {
        names.addAll(row.keySet());
        rows.add(row);
    }

    Table table(int limit) {
        var columns = names.stream().map(TableColumn::new).toList();
        var all = new ArrayList<List<@Nullable Object>>();
        for (var row : rows) {
            var values = new ArrayList<@Nullable Object>();
            for (var name : names) {
                values.add(row.get(name));
            }
            all.add(values);
        }
        return new Table("", columns, all, limit);
    }

    /** Returns what stands in the row of an element, by column. */
    private static Map<String, @Nullable Object> parts(@Nullable Object element) {
        var parts = new LinkedHashMap<String, @Nullable Object>();
        switch (element) {
            case null -> parts.put(VALUE, null);
            case Record it -> {
                for (var component : it.getClass().getRecordComponents()) {
                    parts.put(component.getName(), read(component, it));
                }
            }
            case Map<?, ?> map -> map.forEach((key, value) -> parts.put(String.valueOf(key), value));
            case Map.Entry<?, ?> entry -> {
                parts.put(KEY, entry.getKey());
                parts.put(VALUE, entry.getValue());
            }
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    parts.put(String.valueOf(i + 1), list.get(i));
                }
            }
            default -> {
                if (element.getClass().isArray()) {
                    for (int i = 0; i < Array.getLength(element); i++) {
                        parts.put(String.valueOf(i + 1), Array.get(element, i));
                    }
                } else {
                    parts.put(VALUE, element);
                }
            }
        }
        return parts;
    }

    private static @Nullable Object read(RecordComponent component, Record it) {
        try {
            var accessor = component.getAccessor();
            // A cell's record may be private in a class of its own.
            accessor.setAccessible(true);
            return accessor.invoke(it);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(component.getName() + "() of a row threw " + e.getCause(), e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
