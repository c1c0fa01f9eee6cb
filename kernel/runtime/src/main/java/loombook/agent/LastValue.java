package loombook.agent;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/**
 * Hands what the last call of a cell returns to {@link Result#last} where Java would throw it away. IJava shows such a value
 * although a semicolon stands behind the call, and its notebooks end so with pictures.
 */
final class LastValue implements CodeTransform {
    private static final int NONE = -1;

    private final int thrownAway;
    private int passed;

    private LastValue(int thrownAway) {
        this.thrownAway = thrownAway;
    }

    /** Returns whether a method ends with a call whose value, an object, is thrown away. */
    static boolean isIn(CodeModel code) {
        return find(code.elementList()) != NONE;
    }

    /** Returns what hands it over; for such a method. */
    static CodeTransform of(CodeModel code) {
        int found = find(code.elementList());
        return CodeTransform.ofStateful(() -> new LastValue(found));
    }

    private static int find(List<CodeElement> code) {
        int end = before(code, code.size());
        if (end == NONE || !(code.get(end) instanceof ReturnInstruction)) {
            return NONE;
        }
        int pop = before(code, end);
        if (pop == NONE || !(code.get(pop) instanceof StackInstruction it && it.opcode() == Opcode.POP)) {
            return NONE;
        }
        int call = before(code, pop);
        return call != NONE && givesObject(code.get(call)) ? pop : NONE;
    }

    /** Returns the instruction before a place, unless somebody jumps to what is between: then it is not always the last. */
    private static int before(List<CodeElement> code, int place) {
        for (int i = place - 1; i >= 0; i--) {
            if (code.get(i) instanceof Instruction) {
                return i;
            }
            if (code.get(i) instanceof LabelTarget && place < code.size()) {
                return NONE;
            }
        }
        return NONE;
    }

    private static boolean givesObject(CodeElement element) {
        return switch (element) {
            case InvokeInstruction call -> !call.typeSymbol().returnType().isPrimitive();
            case TypeCheckInstruction _ -> true;
            default -> false;
        };
    }

    @Override
    public void accept(CodeBuilder builder, CodeElement element) {
        if (passed++ == thrownAway) {
            builder.invokestatic(
                    ClassDesc.of("loombook.agent.Result"),
                    "last",
                    MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Object));
        } else {
            builder.with(element);
        }
    }
}
