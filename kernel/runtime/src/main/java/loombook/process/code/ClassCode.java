package loombook.process.code;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.reflect.AccessFlag;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What the methods of one class of a cell do, by name and descriptor.
 *
 * @param isWrapper whether JShell has made it around a snippet: its static fields are cells' variables
 * @param variables its static fields that have no constant value
 * @param parents its superclass and interfaces
 */
record ClassCode(boolean isWrapper, Set<String> variables, Map<String, MethodCode> methods, Set<String> parents) {
    private static final Map<String, ClassCode> KNOWN = new ConcurrentHashMap<>();
    private static final ClassCode NONE = new ClassCode(false, Set.of(), Map.of(), Set.of());

    /** Returns what a class of a cell does; nothing for one that is not known. */
    static ClassCode of(String name) {
        var known = KNOWN.get(name);
        if (known == null) {
            byte @Nullable [] bytes = CodeLoader.ofThisJvm().code(name);
            if (bytes == null) {
                return NONE;
            }
            known = read(ClassFile.of().parse(bytes));
            KNOWN.put(name, known);
        }
        return known;
    }

    private static ClassCode read(ClassModel type) {
        var methods = new HashMap<String, MethodCode>();
        for (var method : type.methods()) {
            methods.put(method.methodName().stringValue() + method.methodType().stringValue(), MethodCode.of(method));
        }
        var variables = new HashSet<String>();
        for (var field : type.fields()) {
            if (field.flags().has(AccessFlag.STATIC) && !field.flags().has(AccessFlag.FINAL)) {
                variables.add(field.fieldName().stringValue());
            }
        }
        var parents = new HashSet<String>();
        type.superclass().ifPresent(it -> parents.add(it.asInternalName().replace('/', '.')));
        type.interfaces().forEach(it -> parents.add(it.asInternalName().replace('/', '.')));
        boolean isWrapper = type.findAttribute(Attributes.nestHost()).isEmpty();
        return new ClassCode(isWrapper, variables, methods, parents);
    }
}
