package loombook.process.code;

import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles.Lookup;
import java.net.URL;
import java.net.URLClassLoader;
import org.jspecify.annotations.Nullable;

/**
 * Loads the classes of cells and those of the jars that cells have added, in the JVM that runs cells and in its children.
 * There is one in each of them.
 */
public abstract class CodeLoader extends URLClassLoader {
    private static final String PACKAGE = "REPL.";
    private static final String LOOKUP = PACKAGE + "Lookup$";

    private static volatile @Nullable CodeLoader ofThisJvm;

    private @Nullable Lookup lookup;

    /** Becomes the one of this JVM. */
    @SuppressWarnings("this-escape") // it is asked for nothing before the first cell is run
    protected CodeLoader() {
        super("cells", new URL[0], CodeLoader.class.getClassLoader());
        ofThisJvm = this;
    }

    /** Returns the loader of this JVM: one that knows no cells when it runs none. */
    public static CodeLoader ofThisJvm() {
        var it = ofThisJvm;
        return it == null ? new None() : it;
    }

    private static final class None extends CodeLoader {
        @Override
        public boolean runsCells() {
            return false;
        }

        @Override
        public byte @Nullable [] code(String className) {
            return null;
        }
    }

    /** Returns whether a class of that name was defined in a cell. */
    public static boolean isOfCell(String className) {
        return className.startsWith(PACKAGE);
    }

    /** Returns whether this JVM runs the cells: their variables are here, and copies of them in its children. */
    public abstract boolean runsCells();

    /** Returns the class file of what was defined in a cell as a child JVM has to define it; null if there is none. */
    public abstract byte @Nullable [] code(String className);

    /**
     * Returns a lookup with all rights in the classes of this loader. One of our own class has not: its class is in another
     * module, and lambdas can't be linked by it.
     */
    synchronized Lookup lookup() throws ReflectiveOperationException {
        if (lookup == null) {
            var bytes = ClassFile.of()
                    .build(
                            ClassDesc.of(LOOKUP),
                            type -> type.withMethodBody(
                                    "lookup",
                                    MethodTypeDesc.of(
                                            Lookup.class.describeConstable().orElseThrow()),
                                    ClassFile.ACC_STATIC,
                                    code -> code.invokestatic(
                                                    ClassDesc.of("java.lang.invoke.MethodHandles"),
                                                    "lookup",
                                                    MethodTypeDesc.of(Lookup.class
                                                            .describeConstable()
                                                            .orElseThrow()))
                                            .areturn()));
            var method = defineClass(LOOKUP, bytes, 0, bytes.length).getDeclaredMethod("lookup");
            method.setAccessible(true);
            lookup = (Lookup) method.invoke(null);
        }
        return lookup;
    }
}
