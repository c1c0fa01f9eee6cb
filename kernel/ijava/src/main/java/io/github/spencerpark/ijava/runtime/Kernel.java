package io.github.spencerpark.ijava.runtime;

import io.github.spencerpark.ijava.IJava;
import io.github.spencerpark.ijava.JavaKernel;
import org.jspecify.annotations.Nullable;

/** IJava: the kernel, and code that is run by its name. */
public final class Kernel {
    private Kernel() {}

    /** Returns what IJava's programs know as the kernel. */
    public static JavaKernel getKernelInstance() {
        return IJava.getKernelInstance();
    }

    /**
     * Runs code as if it stood in a cell, in the middle of the cell that calls; see {@link JavaKernel#evalRaw}.
     *
     * @throws Exception what the code throws, and what the compiler has against it
     */
    public static @Nullable Object eval(String source) throws Exception {
        return getKernelInstance().evalRaw(source);
    }
}
