package loombook.process.code;

import java.io.IOException;
import java.io.ObjectStreamException;
import java.io.Serializable;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what it is in an object that can't be sent, and says it in the names of the program. */
final class Culprit {
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    /** A part of an object, and what it is there. */
    private record Part(String name, @Nullable Object value) {}

    private Culprit() {}

    /** Describes what can't be sent, after the sentence that says what it is in. */
    static String in(@Nullable Object it, ObjectStreamException failure) {
        var path = it == null ? null : new Culprit().search(it);
        var type = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        return path == null ? type + " is not serializable." : path;
    }

    private @Nullable String search(Object it) {
        if (!seen.add(it)) {
            return null;
        }
        boolean isOurs = isOurs(it);
        for (var part : parts(it)) {
            if (part.value() != null && !canBeWritten(part.value())) {
                var deeper = search(part.value());
                if (deeper != null && isOurs) {
                    return deeper;
                }
                return deeper == null || deeper.startsWith("it is")
                        ? part.name() + " of type " + typeOf(part.value()) + ", which is not serializable."
                        : part.name() + " of type " + typeOf(part.value()) + "; of that " + deeper;
            }
        }
        return it instanceof Serializable ? null : "it is of type " + typeOf(it) + ", which is not serializable.";
    }

    /** Tells what we have put around the user's work. */
    private static boolean isOurs(Object it) {
        var name = it.getClass().getName();
        return name.startsWith("loombook.process.") || name.startsWith("loombook.agent.Carried");
    }

    private static String typeOf(Object it) {
        return it.getClass().getTypeName();
    }

    private static boolean canBeWritten(Object it) {
        try {
            Packing.probe(it);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static List<Part> parts(Object it) {
        var parts = new ArrayList<Part>();
        var lambda = lambda(it);
        if (lambda != null) {
            var names = names(lambda);
            for (int i = 0; i < lambda.getCapturedArgCount(); i++) {
                parts.add(new Part(
                        i < names.size() ? "it captures " + names.get(i) : "it captures a value",
                        lambda.getCapturedArg(i)));
            }
        } else if (it instanceof Object[] array) {
            for (var each : array) {
                parts.add(new Part("it has an element", each));
            }
        } else if (it instanceof Collection<?> elements) {
            elements.forEach(each -> parts.add(new Part("it has an element", each)));
        } else if (it instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                parts.add(new Part("it has a key", key));
                parts.add(new Part("it has a value", value));
            });
        } else {
            fields(it, parts);
        }
        return parts;
    }

    private static void fields(Object it, List<Part> parts) {
        for (Class<?> type = it.getClass(); type != null && type != Object.class; type = type.getSuperclass()) {
            for (var field : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) || Modifier.isTransient(field.getModifiers())) {
                    continue;
                }
                try {
                    field.setAccessible(true);
                    var name = field.getName();
                    parts.add(new Part(
                            name.startsWith("val$")
                                    ? "it captures \"" + name.substring(4) + "\""
                                    : name.startsWith("this$")
                                            ? "it belongs to an object"
                                            : "it has the field \"" + name + "\"",
                            field.get(it)));
                } catch (ReflectiveOperationException | RuntimeException e) {
                    // A field of Java's own that is not open: its type alone is told.
                }
            }
        }
    }

    private static @Nullable SerializedLambda lambda(Object it) {
        if (!it.getClass().isHidden() && !it.getClass().getName().startsWith("loombook.agent.Carried")) {
            return null;
        }
        for (Class<?> type = it.getClass(); type != null; type = type.getSuperclass()) {
            var replacing = Arrays.stream(type.getDeclaredMethods())
                    .filter(one -> one.getName().equals("writeReplace"))
                    .findFirst();
            if (replacing.isPresent()) {
                return lambda(it, replacing.get());
            }
        }
        return null;
    }

    private static @Nullable SerializedLambda lambda(Object it, Method replacing) {
        try {
            replacing.setAccessible(true);
            var instead = replacing.invoke(it);
            return instead instanceof SerializedLambda found ? found : instead == null ? null : lambda(instead);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null;
        }
    }

    /** Returns the names of the variables that a lambda captures, as its body calls them. */
    private static List<String> names(SerializedLambda lambda) {
        byte @Nullable [] bytes =
                CodeLoader.ofThisJvm().code(lambda.getImplClass().replace('/', '.'));
        var names = new ArrayList<String>();
        if (bytes == null || !lambda.getImplMethodName().startsWith("lambda$")) {
            return names;
        }
        int slot = 0;
        if (lambda.getImplMethodKind() != MethodHandleInfo.REF_invokeStatic) {
            names.add("the object around it");
            slot = 1;
        }
        for (var method : ClassFile.of().parse(bytes).methods()) {
            if (!method.methodName().equalsString(lambda.getImplMethodName())) {
                continue;
            }
            var code = method.findAttribute(Attributes.code());
            var table = code.flatMap(it -> it.findAttribute(Attributes.localVariableTable()));
            for (var type : method.methodTypeSymbol().parameterList()) {
                int at = slot;
                table.stream()
                        .flatMap(it -> it.localVariables().stream())
                        .filter(it -> it.slot() == at)
                        .map(it -> "\"" + it.name().stringValue() + "\"")
                        .findFirst()
                        .ifPresent(names::add);
                var letter = type.descriptorString();
                slot += letter.equals("J") || letter.equals("D") ? 2 : 1;
            }
        }
        return names;
    }
}
