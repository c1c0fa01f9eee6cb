package io.github.spencerpark.ijava;

/** Where IJava's programs ask for the kernel that runs them. */
public final class IJava {
    private IJava() {}

    /** Returns the kernel; always the same. */
    public static JavaKernel getKernelInstance() {
        return TheKernel.IS;
    }

    /** Made when it is asked for, never at the start. */
    private static final class TheKernel {
        static final JavaKernel IS = new JavaKernel();
    }
}
