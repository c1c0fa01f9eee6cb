package loombook.agent;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Puts {@link StopPoint}s into the classes of cells. */
final class StopPoints {
    private static final DynamicCallSiteDesc STOP_POINT = DynamicCallSiteDesc.of(
            ConstantDescs.ofCallsiteBootstrap(
                    ClassDesc.of("loombook.agent.StopPoint"), "link", ConstantDescs.CD_CallSite),
            "stopPoint",
            MethodTypeDesc.of(ConstantDescs.CD_void));

    /** The method in which the statements of a cell are. */
    private static final String RUNNER = "do_it$";

    private final ClassFile classFile;

    /** Makes classes whose ancestors this loader finds. */
    StopPoints(ClassLoader loader) {
        classFile = ClassFile.of(ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(loader).orElse(ClassHierarchyResolver.defaultResolver())));
    }

    /** Returns a class with stop points; most statements need none and are returned as they are. */
    byte[] add(byte[] bytes) {
        var type = classFile.parse(bytes);
        var changed = new HashMap<MethodModel, CodeTransform>();
        for (var method : type.methods()) {
            method.code().flatMap(code -> change(method, code)).ifPresent(it -> changed.put(method, it));
        }
        return changed.isEmpty()
                ? bytes
                : classFile.transformClass(type, (builder, element) -> {
                    if (element instanceof MethodModel method && changed.get(method) instanceof CodeTransform it) {
                        builder.transformMethod(method, MethodTransform.transformingCode(it));
                    } else {
                        builder.with(element);
                    }
                });
    }

    private static Optional<CodeTransform> change(MethodModel method, CodeModel code) {
        var needed = Needed.in(method, code);
        var stops = needed.nowhere() ? null : new Weaving(needed.atEntry());
        var value = method.methodName().equalsString(RUNNER) && LastValue.isIn(code) ? LastValue.of(code) : null;
        return value == null ? Optional.ofNullable(stops) : Optional.of(stops == null ? value : value.andThen(stops));
    }

    /**
     * Where a method needs stop points. What runs of a cell is entered once, and so is what only makes an object: to link
     * a call site takes longer than most cells run. Everything else may be called for ever, if only by a library.
     */
    private record Needed(boolean atEntry, boolean inLoops) {
        static Needed in(MethodModel method, CodeModel code) {
            var passed = new HashSet<Label>();
            boolean calls = false;
            boolean loops = false;
            for (var element : code) {
                switch (element) {
                    case LabelTarget target -> passed.add(target.label());
                    case BranchInstruction branch -> loops |= passed.contains(branch.target());
                    case InvokeInstruction call -> calls |= !isObjectsConstructor(call);
                    case InvokeDynamicInstruction _ -> calls = true;
                    default -> {}
                }
            }
            boolean once = method.methodName().equalsString(RUNNER)
                    || (method.methodName().equalsString(ConstantDescs.INIT_NAME) && !calls);
            return new Needed(!once, loops);
        }

        private static boolean isObjectsConstructor(InvokeInstruction call) {
            return call.owner().asInternalName().equals("java/lang/Object")
                    && call.name().equalsString(ConstantDescs.INIT_NAME);
        }

        boolean nowhere() {
            return !atEntry && !inLoops;
        }
    }

    /** Goes through one method's code. */
    private static final class Weaving implements CodeTransform {
        private final boolean atEntry;
        private final Set<Label> passed = new HashSet<>();

        Weaving(boolean atEntry) {
            this.atEntry = atEntry;
        }

        @Override
        public void atStart(CodeBuilder code) {
            if (atEntry) {
                code.invokedynamic(STOP_POINT);
            }
        }

        @Override
        public void accept(CodeBuilder code, CodeElement element) {
            if (element instanceof LabelTarget target) {
                passed.add(target.label());
            } else if (element instanceof BranchInstruction branch && passed.contains(branch.target())) {
                code.invokedynamic(STOP_POINT);
            }
            code.with(element);
        }
    }
}
