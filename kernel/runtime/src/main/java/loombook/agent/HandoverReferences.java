package loombook.agent;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DirectMethodHandleDesc.Kind;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import loombook.agent.HandoverTable.Row;

/** References to methods that hand work over, such as {@code pool::execute}: each becomes a lambda with a call in it. */
final class HandoverReferences {
    private static final int LAMBDA = ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;

    private final ClassDesc type;
    private final boolean isInterface;
    private final List<Consumer<ClassBuilder>> lambdas = new ArrayList<>();

    HandoverReferences(ClassModel type) {
        this.type = type.thisClass().asSymbol();
        this.isInterface = type.flags().has(AccessFlag.INTERFACE);
    }

    /** Returns whether a reference can be replaced: one by {@code super::} can't. */
    static boolean canReplace(DirectMethodHandleDesc method) {
        return method.kind() != Kind.SPECIAL && method.kind() != Kind.INTERFACE_SPECIAL;
    }

    /** Writes a reference to a lambda in the place of one to a method. */
    void replace(CodeBuilder code, InvokeDynamicInstruction reference, DirectMethodHandleDesc method, Row row) {
        var signature = signature(method, reference.typeSymbol());
        var name = "handover$" + lambdas.size();
        lambdas.add(
                builder -> builder.withMethodBody(name, signature, LAMBDA, body -> call(body, signature, method, row)));
        var arguments = reference.bootstrapArgs().toArray(ConstantDesc[]::new);
        arguments[1] =
                MethodHandleDesc.ofMethod(isInterface ? Kind.INTERFACE_STATIC : Kind.STATIC, type, name, signature);
        code.invokedynamic(DynamicCallSiteDesc.of(
                reference.bootstrapMethod(), reference.name().stringValue(), reference.typeSymbol(), arguments));
    }

    /** Adds the lambdas to their class. */
    void addTo(ClassBuilder builder) {
        lambdas.forEach(lambda -> lambda.accept(builder));
    }

    private static MethodTypeDesc signature(DirectMethodHandleDesc method, MethodTypeDesc captures) {
        var own = MethodTypeDesc.ofDescriptor(method.lookupDescriptor());
        return switch (method.kind()) {
            case STATIC, INTERFACE_STATIC -> own;
            case CONSTRUCTOR -> own.changeReturnType(method.owner());
            // What a lambda captures must have exactly the type that it takes.
            default ->
                own.insertParameterTypes(0, captures.parameterCount() > 0 ? captures.parameterType(0) : method.owner());
        };
    }

    private static void call(CodeBuilder code, MethodTypeDesc signature, DirectMethodHandleDesc method, Row row) {
        if (method.kind() == Kind.CONSTRUCTOR) {
            code.new_(method.owner()).dup();
        }
        for (int i = 0; i < signature.parameterCount(); i++) {
            code.loadLocal(TypeKind.from(signature.parameterType(i)), code.parameterSlot(i));
        }
        switch (row) {
            case Row.Takes it -> {
                HandoverCode.carry(code, MethodTypeDesc.ofDescriptor(method.lookupDescriptor()), it.work());
                invoke(code, method);
            }
            case Row.Gives it -> {
                invoke(code, method);
                HandoverCode.carry(code, it.result(), signature.returnType());
            }
            case Row.Replaced it -> code.invokestatic(ClassDesc.ofDescriptor(it.by()), method.methodName(), signature);
        }
        code.return_(TypeKind.from(signature.returnType()));
    }

    private static void invoke(CodeBuilder code, DirectMethodHandleDesc method) {
        var own = MethodTypeDesc.ofDescriptor(method.lookupDescriptor());
        var name = method.methodName();
        switch (method.kind()) {
            case CONSTRUCTOR -> code.invokespecial(method.owner(), "<init>", own);
            case STATIC -> code.invokestatic(method.owner(), name, own);
            case INTERFACE_STATIC -> code.invokestatic(method.owner(), name, own, true);
            case INTERFACE_VIRTUAL -> code.invokeinterface(method.owner(), name, own);
            default -> code.invokevirtual(method.owner(), name, own);
        }
    }
}
