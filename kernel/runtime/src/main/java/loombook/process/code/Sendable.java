package loombook.process.code;

import java.io.Serializable;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.Interfaces;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.invoke.LambdaMetafactory;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;

/**
 * Makes the classes and lambdas of cells serializable, without anybody having to write so: a class, record or enum gets
 * the interface {@link Serializable}, a lambda or method reference is linked as one whose type is serializable.
 */
public final class Sendable {
    private static final String METAFACTORY = "Ljava/lang/invoke/LambdaMetafactory;";
    private static final ClassDesc SERIALIZABLE = ClassDesc.of(Serializable.class.getName());

    private final ClassFile classFile;

    /** Makes classes whose ancestors this loader finds. */
    public Sendable(ClassLoader loader) {
        classFile = ClassFile.of(ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(loader).orElse(ClassHierarchyResolver.defaultResolver())));
    }

    /** Returns a class whose objects and lambdas can be sent; itself when it has none. */
    public byte[] made(byte[] bytes) {
        var type = classFile.parse(bytes);
        boolean objects = hasObjects(type);
        if (!objects && type.constantPool().bootstrapMethodCount() == 0) {
            return bytes;
        }
        var lambdas = ClassTransform.transformingMethodBodies((code, element) -> {
            if (element instanceof InvokeDynamicInstruction it && isLambda(it.bootstrapMethod())) {
                code.invokedynamic(serializable(it));
            } else {
                code.with(element);
            }
        });
        return classFile.transformClass(type, objects ? lambdas.andThen(Sendable::marked) : lambdas);
    }

    /** Tells classes from interfaces, and from those that JShell puts around a snippet: they have no objects. */
    private static boolean hasObjects(ClassModel type) {
        return !type.flags().has(AccessFlag.INTERFACE)
                && type.findAttribute(Attributes.nestHost()).isPresent();
    }

    private static void marked(java.lang.classfile.ClassBuilder builder, java.lang.classfile.ClassElement element) {
        if (element instanceof Interfaces it) {
            var all = new ArrayList<ClassEntry>(it.interfaces());
            if (all.stream().noneMatch(one -> one.asSymbol().equals(SERIALIZABLE))) {
                all.add(builder.constantPool().classEntry(SERIALIZABLE));
            }
            builder.withInterfaces(all);
        } else {
            builder.with(element);
        }
    }

    private static boolean isLambda(DirectMethodHandleDesc bootstrap) {
        return bootstrap.owner().descriptorString().equals(METAFACTORY);
    }

    private static DynamicCallSiteDesc serializable(InvokeDynamicInstruction lambda) {
        var arguments = new ArrayList<ConstantDesc>(lambda.bootstrapArgs());
        if (lambda.bootstrapMethod().methodName().equals("metafactory")) {
            arguments.add(LambdaMetafactory.FLAG_SERIALIZABLE);
        } else {
            arguments.set(3, (Integer) arguments.get(3) | LambdaMetafactory.FLAG_SERIALIZABLE);
        }
        return DynamicCallSiteDesc.of(
                ALT, lambda.name().stringValue(), lambda.typeSymbol(), arguments.toArray(ConstantDesc[]::new));
    }

    private static final DirectMethodHandleDesc ALT = java.lang.constant.ConstantDescs.ofCallsiteBootstrap(
            ClassDesc.of("java.lang.invoke.LambdaMetafactory"),
            "altMetafactory",
            ClassDesc.of("java.lang.invoke.CallSite"),
            java.lang.constant.ConstantDescs.CD_Object.arrayType());
}
