package loombook.agent;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;

/** Puts into the classes of cells what makes work that they hand over carry their cell. */
final class Handovers {
    private final ClassFile classFile;
    private final HandoverPoints points;
    private final TaskClasses tasks;

    /** Makes classes whose ancestors this loader finds. */
    Handovers(ClassLoader loader) {
        classFile = ClassFile.of(ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(loader).orElse(ClassHierarchyResolver.defaultResolver())));
        var ancestors = new Ancestors(loader);
        points = new HandoverPoints(new HandoverTable(ancestors));
        tasks = new TaskClasses(ancestors);
    }

    /** Returns a class that hands its work over with its cell; most hand over nothing and are returned as they are. */
    byte[] add(byte[] bytes) {
        var type = classFile.parse(bytes);
        var handing = points.in(type);
        var task = tasks.in(type);
        if (handing == null) {
            return task == null ? bytes : classFile.transformClass(type, task);
        }
        return classFile.transformClass(type, task == null ? handing : task.andThen(handing));
    }
}
