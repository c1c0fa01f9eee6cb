package loombook.agent;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Set;
import loombook.agent.HandoverTable.Row;
import org.jspecify.annotations.Nullable;

/** Goes through one method's code and changes the calls that hand work over. */
final class HandoverCode implements CodeTransform {
    private static final ClassDesc HANDOVER = ClassDesc.of("loombook.agent.Handover");
    private static final String LAMBDAS = "java/lang/invoke/LambdaMetafactory";

    private final Map<Integer, Row> rows;
    private final HandoverReferences references;
    private @Nullable Runnable pending;

    /**
     * Takes what is to be found.
     *
     * @param rows the rows of the methods that the class uses, by their index in its constant pool
     */
    HandoverCode(Map<Integer, Row> rows, HandoverReferences references) {
        this.rows = rows;
        this.references = references;
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
        var last = pending;
        pending = null;
        if (last != null && !(element instanceof StackInstruction next && next.opcode() == Opcode.POP)) {
            // Who drops a stream that is now parallel goes on with the one before, which must not be used up then.
            last.run();
        }
        switch (element) {
            case InvokeInstruction call when row(call) instanceof Row row -> call(code, call, row);
            case InvokeDynamicInstruction call
            when reference(call) instanceof MethodHandleEntry method
                    && HandoverReferences.canReplace(method.asSymbol())
                    && row(method.reference()) instanceof Row row ->
                references.replace(code, call, method.asSymbol(), row);
            default -> code.with(element);
        }
    }

    private @Nullable Row row(MemberRefEntry method) {
        return rows.get(method.index());
    }

    private @Nullable Row row(InvokeInstruction call) {
        // What overrides a method of the table and calls super hands on what has been handed over to it.
        boolean onSuper = call.opcode() == Opcode.INVOKESPECIAL && !call.name().equalsString("<init>");
        return onSuper ? null : row(call.method());
    }

    private static @Nullable MethodHandleEntry reference(InvokeDynamicInstruction call) {
        var bootstrap = call.invokedynamic().bootstrap();
        var factory = bootstrap.bootstrapMethod().reference();
        boolean isLambda =
                factory.owner().name().equalsString(LAMBDAS) && factory.name().equalsString("metafactory");
        return isLambda && bootstrap.arguments().get(1) instanceof MethodHandleEntry method ? method : null;
    }

    private void call(CodeBuilder code, InvokeInstruction call, Row row) {
        switch (row) {
            case Row.Takes it -> {
                carry(code, call.typeSymbol(), it.work());
                code.with(call);
            }
            case Row.Gives it -> {
                code.with(call);
                pending = () -> carry(code, it.result(), call.typeSymbol().returnType());
            }
            case Row.Replaced it ->
                code.invokestatic(ClassDesc.ofDescriptor(it.by()), call.name().stringValue(), flat(call));
        }
    }

    private static MethodTypeDesc flat(InvokeInstruction call) {
        return call.opcode() == Opcode.INVOKESTATIC
                ? call.typeSymbol()
                : call.typeSymbol().insertParameterTypes(0, call.owner().asSymbol());
    }

    /** Has the work among the arguments on the stack carry the cell. */
    static void carry(CodeBuilder code, MethodTypeDesc signature, Set<String> work) {
        int first = 0;
        while (!work.contains(signature.parameterType(first).descriptorString())) {
            first++;
        }
        var above = new ArrayDeque<Integer>();
        for (int i = signature.parameterCount() - 1; i >= first; i--) {
            var type = signature.parameterType(i);
            if (work.contains(type.descriptorString())) {
                code.invokestatic(HANDOVER, "of", MethodTypeDesc.of(type, type));
            }
            if (i > first) {
                int slot = code.allocateLocal(TypeKind.from(type));
                code.storeLocal(TypeKind.from(type), slot);
                above.push(slot);
            }
        }
        for (int i = first + 1; i < signature.parameterCount(); i++) {
            code.loadLocal(TypeKind.from(signature.parameterType(i)), above.pop());
        }
    }

    /** Has the work on top of the stack carry the cell. */
    static void carry(CodeBuilder code, String result, ClassDesc type) {
        var work = ClassDesc.ofDescriptor(result);
        code.invokestatic(HANDOVER, "result", MethodTypeDesc.of(work, work));
        if (!type.equals(work)) {
            code.checkcast(type);
        }
    }
}
