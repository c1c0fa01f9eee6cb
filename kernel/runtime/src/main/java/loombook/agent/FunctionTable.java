package loombook.agent;

import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * The functions of one of the JVM's native interfaces, which are found by their place in a table.
 *
 * @param self the interface's address, which each of its functions takes first
 */
@SuppressWarnings("restricted") // the runtime is started with native access
record FunctionTable(long self) {
    private static final long LONGEST = ADDRESS.byteSize() * 300;

    /** Returns a function by its index as {@code jni.h} counts, from 0. */
    MethodHandle function(int index, FunctionDescriptor type) {
        var table = MemorySegment.ofAddress(self)
                .reinterpret(ADDRESS.byteSize())
                .get(ADDRESS, 0)
                .reinterpret(LONGEST);
        return Linker.nativeLinker().downcallHandle(table.getAtIndex(ADDRESS, index), type);
    }
}
