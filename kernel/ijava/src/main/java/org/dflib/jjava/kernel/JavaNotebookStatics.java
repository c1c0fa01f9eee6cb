package org.dflib.jjava.kernel;

/** JJava: the kernel. */
public final class JavaNotebookStatics {
    private JavaNotebookStatics() {}

    /** Returns what JJava's programs know as the kernel. */
    public static JavaKernel kernel() {
        return JavaKernel.instance();
    }

    /** Returns the same, by the name that it had in IJava. */
    public static JavaKernel getKernelInstance() {
        return kernel();
    }
}
