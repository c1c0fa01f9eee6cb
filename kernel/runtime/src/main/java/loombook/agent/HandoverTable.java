package loombook.agent;

import java.lang.invoke.MethodType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import loombook.agent.HandoverTable.Row.Gives;
import loombook.agent.HandoverTable.Row.Replaced;
import loombook.agent.HandoverTable.Row.Takes;
import org.jspecify.annotations.Nullable;

/**
 * The methods of Java by which a program hands work over. All that cells call is looked up here, also by the very first
 * cell: hence names and plain loops, and no record as a key, since the JVM needs milliseconds for the first one.
 */
final class HandoverTable {
    private static final Set<String> FUNCTIONS = Set.of(
            "Ljava/lang/Runnable;",
            "Ljava/util/concurrent/Callable;",
            "Ljava/util/function/Supplier;",
            "Ljava/util/function/Function;",
            "Ljava/util/function/Consumer;",
            "Ljava/util/function/BiFunction;",
            "Ljava/util/function/BiConsumer;");

    private static final String STREAM = "Ljava/util/stream/BaseStream;";
    private static final String LIST = "Ljava/util/List;";

    private static final List<Row> ROWS = List.of(
            new Takes("java.lang.Thread", FUNCTIONS),
            new Takes("java.lang.Thread$Builder", FUNCTIONS),
            new Takes("java.lang.ref.Cleaner", FUNCTIONS),
            new Takes("java.util.Timer", Set.of("Ljava/util/TimerTask;")),
            new Takes("java.util.concurrent.CompletionService", FUNCTIONS),
            new Takes("java.util.concurrent.CompletionStage", FUNCTIONS),
            new Takes("java.util.concurrent.Executor", FUNCTIONS),
            new Takes("java.util.concurrent.ExecutorService", Set.of("Ljava/util/Collection;")),
            new Takes("java.util.concurrent.Executors", FUNCTIONS),
            new Takes("java.util.concurrent.ForkJoinPool", Set.of("Ljava/util/concurrent/ForkJoinTask;")),
            new Takes("java.util.concurrent.ForkJoinTask", FUNCTIONS),
            new Takes("java.util.concurrent.FutureTask", FUNCTIONS),
            new Takes("java.util.concurrent.StructuredTaskScope", FUNCTIONS),
            new Takes("java.util.concurrent.SubmissionPublisher", FUNCTIONS),
            new Takes("java.util.concurrent.ThreadFactory", FUNCTIONS),
            new Gives("java.util.concurrent.ExecutorService", Set.of("shutdownNow"), LIST),
            new Gives("java.util.Collection", Set.of("parallelStream"), STREAM),
            new Gives("java.util.stream.StreamSupport", Set.of("stream", "intStream", "longStream"), STREAM),
            new Gives("java.util.stream.StreamSupport", Set.of("doubleStream"), STREAM),
            new Gives("java.util.stream.BaseStream", Set.of("parallel"), STREAM),
            // These bring the parts of a parallel stream together, and what follows them splits anew.
            new Gives("java.util.stream.BaseStream", Set.of("sorted", "distinct", "limit", "skip"), STREAM),
            new Gives("java.util.stream.BaseStream", Set.of("takeWhile", "dropWhile"), STREAM),
            new Replaced(
                    "java.lang.ProcessBuilder",
                    Set.of("start", "startPipeline"),
                    "Lloombook/agent/InheritingProcess;"));

    /** What a method of the table must have: one of these names, or a parameter of one of these types. */
    private static final Set<String> NAMES = new HashSet<>();

    private static final Set<String> WORK = new HashSet<>();

    static {
        for (var row : ROWS) {
            switch (row) {
                case Takes it -> WORK.addAll(it.work());
                case Gives it -> NAMES.addAll(it.methods());
                case Replaced it -> NAMES.addAll(it.methods());
            }
        }
    }

    private final Ancestors ancestors;
    private final Map<String, Optional<Row>> found = new HashMap<>();

    /** Methods of a type of Java, and of what extends it. */
    sealed interface Row {
        /** The type's name. */
        String type();

        /** Returns whether a method of the type is meant. */
        boolean has(Method method);

        /** All methods with parameters of these types: such an argument is work. */
        record Takes(String type, Set<String> work) implements Row {
            @Override
            public boolean has(Method method) {
                return method.takes(work);
            }
        }

        /** Methods by name: what they return is work. It is of the result's type, or extends it. */
        record Gives(String type, Set<String> methods, String result) implements Row {
            @Override
            public boolean has(Method method) {
                return methods.contains(method.name());
            }
        }

        /** Methods by name, in whose place static methods of the same names are called. */
        record Replaced(String type, Set<String> methods, String by) implements Row {
            @Override
            public boolean has(Method method) {
                return methods.contains(method.name());
            }
        }
    }

    /**
     * A method that is called.
     *
     * @param owner the type that the caller names; it and the descriptor are as class files have them
     */
    record Method(String owner, String name, String descriptor) {
        String parameters() {
            return descriptor.substring(0, descriptor.indexOf(')') + 1);
        }

        boolean takes(Set<String> types) {
            var parameters = parameters();
            for (var type : types) {
                if (parameters.contains(type)) {
                    return true;
                }
            }
            return false;
        }
    }

    HandoverTable(Ancestors ancestors) {
        this.ancestors = ancestors;
    }

    /** Returns the row of a method, or null. */
    synchronized @Nullable Row find(Method method) {
        if (!NAMES.contains(method.name()) && !method.takes(WORK)) {
            return null;
        }
        var key = method.owner().concat(method.name()).concat(method.descriptor());
        var row = found.get(key);
        if (row == null) {
            row = Optional.ofNullable(search(method));
            found.put(key, row);
        }
        return row.orElse(null);
    }

    private @Nullable Row search(Method method) {
        for (var type : ancestors.of(method.owner())) {
            boolean isOwner = type.getName().replace('.', '/').equals(method.owner());
            for (var row : ROWS) {
                if (row.has(method) && extendsType(type, row.type()) && (isOwner || declares(type, method))) {
                    return row;
                }
            }
        }
        return null;
    }

    /** Tells a method that is Java's from those that a user's own type adds, whatever they take. */
    private static boolean declares(Class<?> type, Method method) {
        for (var one : type.getMethods()) {
            if (one.getName().equals(method.name())
                    && MethodType.methodType(one.getReturnType(), one.getParameterTypes())
                            .descriptorString()
                            .startsWith(method.parameters())) {
                return true;
            }
        }
        return false;
    }

    private static boolean extendsType(Class<?> type, String name) {
        if (type.getName().equals(name) || (type.getSuperclass() != null && extendsType(type.getSuperclass(), name))) {
            return true;
        }
        for (var each : type.getInterfaces()) {
            if (extendsType(each, name)) {
                return true;
            }
        }
        return false;
    }
}
