package loombook.agent;

import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TimerTask;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinTask;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.BaseStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loombook.agent.HandoverTable.Row.Gives;
import loombook.agent.HandoverTable.Row.Replaced;
import loombook.agent.HandoverTable.Row.Takes;
import org.jspecify.annotations.Nullable;

/** The methods of Java by which a program hands work over. */
final class HandoverTable {
    private static final Set<ClassDesc> FUNCTIONS = types(
            Runnable.class,
            Callable.class,
            Supplier.class,
            Function.class,
            Consumer.class,
            BiFunction.class,
            BiConsumer.class);

    private static final List<Row> ROWS = List.of(
            new Takes("java.lang.Thread", FUNCTIONS),
            new Takes("java.lang.Thread$Builder", FUNCTIONS),
            new Takes("java.lang.ref.Cleaner", FUNCTIONS),
            new Takes("java.util.Timer", types(TimerTask.class)),
            new Takes("java.util.concurrent.CompletionService", FUNCTIONS),
            new Takes("java.util.concurrent.CompletionStage", FUNCTIONS),
            new Takes("java.util.concurrent.Executor", FUNCTIONS),
            new Takes("java.util.concurrent.ExecutorService", types(Collection.class)),
            new Takes("java.util.concurrent.Executors", FUNCTIONS),
            new Takes("java.util.concurrent.ForkJoinPool", types(ForkJoinTask.class)),
            new Takes("java.util.concurrent.ForkJoinTask", FUNCTIONS),
            new Takes("java.util.concurrent.FutureTask", FUNCTIONS),
            new Takes("java.util.concurrent.StructuredTaskScope", FUNCTIONS),
            new Takes("java.util.concurrent.SubmissionPublisher", FUNCTIONS),
            new Takes("java.util.concurrent.ThreadFactory", FUNCTIONS),
            new Gives("java.util.Collection", BaseStream.class, "parallelStream"),
            new Gives("java.util.stream.StreamSupport", BaseStream.class, "stream", "intStream", "longStream"),
            new Gives("java.util.stream.StreamSupport", BaseStream.class, "doubleStream"),
            new Gives("java.util.stream.BaseStream", BaseStream.class, "parallel"),
            // These bring the parts of a parallel stream together, and what follows them splits anew.
            new Gives("java.util.stream.BaseStream", BaseStream.class, "sorted", "distinct", "limit", "skip"),
            new Gives("java.util.stream.BaseStream", BaseStream.class, "takeWhile", "dropWhile"),
            new Gives("java.util.concurrent.ExecutorService", List.class, "shutdownNow"),
            new Replaced("java.lang.ProcessBuilder", ChildProcess.class, "start", "startPipeline"));

    private final Ancestors ancestors;

    /** Methods of a type of Java, and of what extends it. */
    sealed interface Row {
        /** The type's name. */
        String type();

        /** Returns whether a method of the type is meant. */
        boolean has(String method, MethodTypeDesc signature);

        /** All methods with a parameter of these types: such an argument is work. */
        record Takes(String type, Set<ClassDesc> work) implements Row {
            @Override
            public boolean has(String method, MethodTypeDesc signature) {
                return signature.parameterList().stream().anyMatch(work::contains);
            }
        }

        /** Methods by name: what they return, of this type or one that extends it, is work. */
        record Gives(String type, ClassDesc result, Set<String> methods) implements Row {
            Gives(String type, Class<?> result, String... methods) {
                this(type, result.describeConstable().orElseThrow(), Set.of(methods));
            }

            @Override
            public boolean has(String method, MethodTypeDesc signature) {
                return methods.contains(method);
            }
        }

        /** Methods by name, in whose place static methods of the same names are called. */
        record Replaced(String type, ClassDesc by, Set<String> methods) implements Row {
            Replaced(String type, Class<?> by, String... methods) {
                this(type, by.describeConstable().orElseThrow(), Set.of(methods));
            }

            @Override
            public boolean has(String method, MethodTypeDesc signature) {
                return methods.contains(method);
            }
        }
    }

    HandoverTable(Ancestors ancestors) {
        this.ancestors = ancestors;
    }

    /**
     * Returns the row of a method that is called, or null.
     *
     * @param owner the name of the type that the caller names, as class files have it
     */
    @Nullable
    Row find(String owner, String method, MethodTypeDesc signature) {
        var rows = ROWS.stream().filter(row -> row.has(method, signature)).toList();
        if (rows.isEmpty()) {
            return null;
        }
        for (var type : ancestors.of(owner)) {
            boolean declares = nameOf(type).equals(owner) || declares(type, method, signature);
            for (var row : rows) {
                if (declares && extendsType(type, row.type())) {
                    return row;
                }
            }
        }
        return null;
    }

    private static String nameOf(Class<?> type) {
        return type.getName().replace('.', '/');
    }

    /** A class of the user's own has further methods, which take what they take. */
    private static boolean declares(Class<?> type, String method, MethodTypeDesc signature) {
        return Arrays.stream(type.getMethods())
                .filter(one -> one.getName().equals(method))
                .map(one -> MethodType.methodType(one.getReturnType(), one.getParameterTypes()))
                .anyMatch(one ->
                        one.describeConstable().orElseThrow().parameterList().equals(signature.parameterList()));
    }

    private static boolean extendsType(Class<?> type, String name) {
        return type.getName().equals(name)
                || Stream.concat(Stream.ofNullable(type.getSuperclass()), Arrays.stream(type.getInterfaces()))
                        .anyMatch(one -> extendsType(one, name));
    }

    private static Set<ClassDesc> types(Class<?>... types) {
        return Arrays.stream(types)
                .map(type -> type.describeConstable().orElseThrow())
                .collect(Collectors.toUnmodifiableSet());
    }
}
