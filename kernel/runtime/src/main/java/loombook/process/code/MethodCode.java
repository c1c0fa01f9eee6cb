package loombook.process.code;

import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.constantpool.FieldRefEntry;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one method of a cell's class does to others of cells.
 *
 * @param calls the methods that it calls or refers to
 * @param reads the static fields that it reads
 * @param touches the classes that it initializes, if they are not yet
 * @param makes the classes of which it makes objects
 */
record MethodCode(Set<Method> calls, Set<Variable> reads, Set<String> touches, Set<String> makes) {
    /** A method by its class's binary name, its name and its descriptor. */
    record Method(String owner, String name, String descriptor) {
        String signature() {
            return name + descriptor;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Method it
                    && owner.equals(it.owner)
                    && name.equals(it.name)
                    && descriptor.equals(it.descriptor);
        }

        // By hand, as in the other keys of this package: to link a record's own took each JVM 10 to 20 ms.
        @Override
        public int hashCode() {
            return 31 * (31 * owner.hashCode() + name.hashCode()) + descriptor.hashCode();
        }
    }

    static MethodCode of(MethodModel method) {
        var code = new MethodCode(new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>());
        method.code().ifPresent(body -> body.forEach(code::read));
        return code;
    }

    private void read(CodeElement element) {
        switch (element) {
            case InvokeInstruction it -> call(it.method());
            case NewObjectInstruction it -> make(name(it.className().asInternalName()));
            case FieldInstruction it when it.opcode() == Opcode.GETSTATIC -> read(it.field());
            case FieldInstruction it
            when it.opcode() == Opcode.PUTSTATIC -> touch(name(it.owner().asInternalName()));
            case InvokeDynamicInstruction it ->
                it.invokedynamic().bootstrap().arguments().forEach(this::refer);
            default -> {}
        }
    }

    private void refer(LoadableConstantEntry argument) {
        if (argument instanceof MethodHandleEntry handle
                && handle.reference().type().stringValue().startsWith("(")) {
            call(handle.reference());
        }
    }

    private void call(MemberRefEntry method) {
        var owner = name(method.owner().asInternalName());
        if (!CodeLoader.isOfCell(owner)) {
            return;
        }
        calls.add(new Method(owner, method.name().stringValue(), method.type().stringValue()));
        touch(owner);
        if (method.name().equalsString("<init>")) {
            make(owner);
        }
    }

    private void read(FieldRefEntry field) {
        var owner = name(field.owner().asInternalName());
        if (CodeLoader.isOfCell(owner)) {
            reads.add(new Variable(owner, field.name().stringValue()));
            touch(owner);
        }
    }

    private void touch(String owner) {
        if (CodeLoader.isOfCell(owner)) {
            touches.add(owner);
        }
    }

    private void make(String type) {
        if (CodeLoader.isOfCell(type)) {
            makes.add(type);
        }
    }

    private static String name(String internal) {
        return internal.replace('/', '.');
    }
}
