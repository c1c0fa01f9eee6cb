package loombook.process;

import java.io.Serializable;

/** Work that a child JVM does and that has no result. */
@FunctionalInterface
public interface ProcessAction extends Serializable {
    /** Does it. */
    void run() throws Exception;
}
