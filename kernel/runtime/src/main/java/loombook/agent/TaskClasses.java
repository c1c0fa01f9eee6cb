package loombook.agent;

import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.reflect.AccessFlag;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinTask;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Classes of cells whose objects are tasks: {@code class Job implements Runnable}, {@code class Sum extends
 * RecursiveTask<Long>}, {@code class Worker extends Thread}. Their objects are handed over as they are. A field is added
 * to the class, for the cell that has handed an object over or, with fork-join tasks, has created it; and the method
 * that does the work begins by taking that cell.
 *
 * <p>An object that two cells have handed over works for the later one from then on. What cells call directly works for
 * its caller, see {@link CellContext#takeUnlessCalled}.
 */
final class TaskClasses {
    private static final ClassValue<Optional<VarHandle>> FIELDS = new ClassValue<>() {
        @Override
        protected Optional<VarHandle> computeValue(Class<?> type) {
            return field(type);
        }
    };

    private static final List<Kind> KINDS = List.of(
            new Kind(ForkJoinTask.class, "beginPart", Set.of("compute", "exec")),
            new Kind(Thread.class, "beginThread", Set.of("run")),
            new Kind(Runnable.class, "beginTask", Set.of("run")),
            new Kind(Callable.class, "beginTask", Set.of("call")));

    private final Ancestors ancestors;

    TaskClasses(Ancestors ancestors) {
        this.ancestors = ancestors;
    }

    /**
     * A kind of task.
     *
     * @param begin the method of {@link Handover} that begins its work
     * @param methods those that do its work
     */
    private record Kind(Class<?> type, String begin, Set<String> methods) {
        boolean isWork(MethodModel method) {
            return methods.contains(method.methodName().stringValue())
                    && method.methodType().stringValue().startsWith("()")
                    && method.code().isPresent()
                    && !method.flags().has(AccessFlag.STATIC);
        }
    }

    /** Returns how a class is to be changed, or null if its objects are no tasks. */
    @Nullable
    ClassTransform in(ClassModel type) {
        if (type.flags().has(AccessFlag.INTERFACE)) {
            return null;
        }
        var works = new HashMap<MethodModel, Kind>();
        for (var method : type.methods()) {
            for (var kind : KINDS) {
                if (kind.isWork(method) && is(type, kind.type())) {
                    works.putIfAbsent(method, kind);
                }
            }
        }
        if (works.isEmpty()) {
            return null;
        }
        var self = type.thisClass().asSymbol();
        boolean hasParts = is(type, ForkJoinTask.class);
        return ClassTransform.ofStateful(() -> (builder, element) -> {
                    if (element instanceof MethodModel method && works.get(method) instanceof Kind kind) {
                        builder.transformMethod(method, body(() -> new TaskCode(self, kind.begin())));
                    } else if (hasParts && isConstructor(element)) {
                        builder.transformMethod((MethodModel) element, body(() -> TaskCode.creation(self)));
                    } else {
                        builder.with(element);
                    }
                })
                .andThen(ClassTransform.endHandler(TaskCode::addField));
    }

    private boolean is(ClassModel type, Class<?> ancestor) {
        for (var each : ancestors.of(type)) {
            if (ancestor.isAssignableFrom(each)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isConstructor(ClassElement element) {
        return element instanceof MethodModel method && method.methodName().equalsString("<init>");
    }

    private static MethodTransform body(Supplier<CodeTransform> code) {
        return MethodTransform.transformingCode(CodeTransform.ofStateful(code));
    }

    /** Notes which cell hands a task over; returns false if the task's class has no place for that. */
    static boolean note(Object task, CellContext cell) {
        var field = FIELDS.get(task.getClass());
        field.ifPresent(it -> it.set(task, cell));
        return field.isPresent();
    }

    private static Optional<VarHandle> field(Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            if (each.getClassLoader() instanceof CellClassLoader && hasField(each)) {
                return Optional.of(access(each));
            }
        }
        return Optional.empty();
    }

    private static boolean hasField(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .anyMatch(field -> field.getName().equals(TaskCode.FIELD));
    }

    private static VarHandle access(Class<?> type) {
        try {
            return MethodHandles.privateLookupIn(type, MethodHandles.lookup())
                    .findVarHandle(type, TaskCode.FIELD, CellContext.class);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The field that was added to " + type + " can't be reached", e);
        }
    }
}
