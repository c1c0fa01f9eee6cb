package loombook.kernel.eval;

import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import loombook.display.MimeBundle;
import loombook.kernel.runtime.RuntimeDied;
import loombook.kernel.runtime.RuntimeProcess;
import loombook.link.Thrown;
import loombook.link.ToKernel;
import loombook.link.ToRuntime;
import org.jspecify.annotations.Nullable;

/**
 * JShell's way to the runtime. JShell itself only learns whether something was thrown; what came back stays here for
 * the evaluator.
 */
final class LinkExecution implements ExecutionControl, ExecutionControlProvider {
    private final Future<RuntimeProcess> runtime;
    private final ReentrantLock compiler;
    private long cell;
    private BiConsumer<String, byte[]> loaded = (_, _) -> {};
    private Runnable beforeRun = () -> {};
    private boolean showValue;
    private @Nullable MimeBundle value;
    private @Nullable Thrown thrown;
    private @Nullable String death;

    /**
     * Connects JShell to a runtime.
     *
     * @param compiler held by whoever uses JShell, and let go while a cell runs, so that completion is answered then
     */
    LinkExecution(Future<RuntimeProcess> runtime, ReentrantLock compiler) {
        this.runtime = runtime;
        this.compiler = compiler;
    }

    /** Has something done each time before code runs, while the compiler is still held. */
    void beforeRun(Runnable action) {
        beforeRun = action;
    }

    /** Has somebody told of each class that the runtime has now. */
    void whenLoaded(BiConsumer<String, byte[]> listener) {
        loaded = listener;
    }

    /** Prepares for the next snippet: whose work it is, and whether what it returns is to be shown. */
    void expect(long ofCell, boolean show) {
        cell = ofCell;
        showValue = show;
        value = null;
        thrown = null;
    }

    /** Returns what the latest snippet shows, or null. */
    @Nullable
    MimeBundle value() {
        return value;
    }

    /** Returns what the latest snippet has thrown, or null. */
    @Nullable
    Thrown thrown() {
        return thrown;
    }

    /** Returns how the runtime died, or null while it lives. */
    @Nullable
    String death() {
        return death;
    }

    @Override
    public void load(ClassBytecodes[] classes) throws ClassInstallException, EngineTerminationException {
        var definitions = Stream.of(classes)
                .map(one -> new ToRuntime.ClassBytes(one.name(), one.bytecodes()))
                .toList();
        if (ask(new ToRuntime.Load(definitions)) instanceof ToKernel.Loaded(String problem) && problem != null) {
            throw new ClassInstallException(problem, new boolean[classes.length]);
        }
        for (var one : classes) {
            loaded.accept(one.name(), one.bytecodes());
        }
    }

    @Override
    public void redefine(ClassBytecodes[] classes) throws NotImplementedException {
        // JShell then gives the class a new name, which is what we want: old threads go on with the old one.
        throw new NotImplementedException("classes are not redefined but replaced");
    }

    @Override
    public String invoke(String className, String methodName) throws RunException, EngineTerminationException {
        beforeRun.run();
        compiler.unlock();
        try {
            switch (ask(new ToRuntime.Run(cell, className, methodName, showValue))) {
                case ToKernel.Returned(var returned) -> value = returned;
                case ToKernel.Threw(var failure) -> {
                    thrown = failure;
                    throw new UserException(failure.message(), failure.type(), new StackTraceElement[0]);
                }
                case ToKernel.Unresolved(var id, var failure) -> {
                    thrown = failure;
                    throw new ResolutionException(id, new StackTraceElement[0]);
                }
                case ToKernel.Loaded _, ToKernel.Variable _ ->
                    throw new EngineTerminationException("The runtime gave an answer to another question");
            }
        } finally {
            compiler.lock();
        }
        return "";
    }

    @Override
    public String varValue(String className, String varName) throws EngineTerminationException {
        return ask(new ToRuntime.ReadVariable(className, varName)) instanceof ToKernel.Variable(var text) ? text : "";
    }

    @Override
    public void addToClasspath(String path) throws EngineTerminationException, InternalException {
        if (ask(new ToRuntime.AddToClassPath(path)) instanceof ToKernel.Loaded(String problem) && problem != null) {
            throw new InternalException(problem);
        }
    }

    private ToKernel.Answer ask(ToRuntime request) throws EngineTerminationException {
        try {
            return runtime.resultNow().ask(request);
        } catch (RuntimeDied e) {
            death = e.getMessage();
            throw new EngineTerminationException(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineTerminationException("The kernel is ending");
        }
    }

    @Override
    public void stop() {
        runtime.resultNow().tell(new ToRuntime.Interrupt(cell));
    }

    @Override
    public Object extensionCommand(String command, Object argument) throws NotImplementedException {
        throw new NotImplementedException(command);
    }

    @Override
    public void close() {
        // The evaluator owns the runtime: JShell closes this when it believes its engine dead.
    }

    @Override
    public String name() {
        return "loombook";
    }

    @Override
    public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
        return this;
    }
}
