package loombook.kernel.eval;

import loombook.kernel.message.Complete;
import loombook.kernel.message.Inspect;
import loombook.kernel.message.IsComplete;
import loombook.link.ToRuntime;
import org.jspecify.annotations.Nullable;

/**
 * What the kernel knows of Java. {@link #run} is called by one thread at a time; everything else by any, also while a
 * cell runs.
 */
public interface Evaluator extends AutoCloseable {
    /**
     * The size of the stack for threads that compile, in bytes. javac calls itself for each bracket and each operator of a
     * chain; when that ends for want of stack in the midst of JShell, JShell is not to be trusted any more.
     */
    long STACK_BYTES = 64L << 20;

    /** Executes a cell; returns when it has ended. What it shows goes to the evaluator's listener. */
    Outcome run(Cell cell);

    /** Interrupts the cell that runs; nothing when none does. */
    void interrupt();

    /** Gives the running cell what it asked for, or null when it can't be given anything. */
    void input(@Nullable String line);

    /** Passes on what a client says on a comm; it is worked on at once, also while a cell runs. */
    void say(ToRuntime.Comm comm);

    /** Returns what can stand at the cursor. */
    Complete.Reply complete(Complete.Request request);

    /** Returns what is known of what stands at the cursor. */
    Inspect.Reply inspect(Inspect.Request request);

    /** Returns whether code is whole. */
    IsComplete.Reply isComplete(IsComplete.Request request);

    /** Ends everything that runs, at once. */
    @Override
    void close();
}
