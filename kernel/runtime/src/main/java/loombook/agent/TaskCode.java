package loombook.agent;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import org.jspecify.annotations.Nullable;

/** Adds to the method that does a task's work: takes the cell at its start, and gives it back however it ends. */
final class TaskCode implements CodeTransform {
    /** The field that {@link TaskClasses} have. Private and transient, so that it does not count in serialization. */
    static final String FIELD = "handover$cell";

    private static final int FLAGS = ClassFile.ACC_PRIVATE | ClassFile.ACC_TRANSIENT | ClassFile.ACC_SYNTHETIC;
    private static final ClassDesc CELL = ClassDesc.of("loombook.agent.CellContext");
    private static final ClassDesc HANDOVER = ClassDesc.of("loombook.agent.Handover");
    private static final MethodTypeDesc BEGIN = MethodTypeDesc.of(ConstantDescs.CD_Object, CELL);
    private static final MethodTypeDesc END = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Object);
    private static final MethodTypeDesc FAIL =
            MethodTypeDesc.of(ConstantDescs.CD_Throwable, ConstantDescs.CD_Throwable, ConstantDescs.CD_Object);

    private final ClassDesc self;
    private final String begin;
    private int before;
    private @Nullable Label start;

    /**
     * Takes what to add.
     *
     * @param self the class
     * @param begin the method of {@link Handover} that begins the work
     */
    TaskCode(ClassDesc self, String begin) {
        this.self = self;
        this.begin = begin;
    }

    /** Returns what a constructor begins with: the object knows who creates it. */
    static CodeTransform creation(ClassDesc self) {
        return new CodeTransform() {
            @Override
            public void atStart(CodeBuilder code) {
                code.aload(0)
                        .invokestatic(HANDOVER, "cell", MethodTypeDesc.of(CELL))
                        .putfield(self, FIELD, CELL);
            }

            @Override
            public void accept(CodeBuilder code, CodeElement element) {
                code.with(element);
            }
        };
    }

    static void addField(ClassBuilder type) {
        type.withField(FIELD, CELL, FLAGS);
    }

    @Override
    public void atStart(CodeBuilder code) {
        before = code.allocateLocal(TypeKind.REFERENCE);
        code.aload(0)
                .getfield(self, FIELD, CELL)
                .invokestatic(HANDOVER, begin, BEGIN)
                .astore(before);
        start = code.newBoundLabel();
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
        if (element instanceof ReturnInstruction) {
            code.aload(before).invokestatic(HANDOVER, "end", END);
        }
        code.with(element);
    }

    @Override
    public void atEnd(CodeBuilder code) {
        var end = code.newBoundLabel();
        if (start != null) {
            code.exceptionCatchAll(start, end, end);
        }
        code.aload(before).invokestatic(HANDOVER, "fail", FAIL).athrow();
    }
}
