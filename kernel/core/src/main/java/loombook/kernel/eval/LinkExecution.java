package loombook.kernel.eval;

import java.lang.classfile.ClassFile;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
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
    /** By which number a cell waits for what the current thread does. */
    private static final ScopedValue<Long> WAITING = ScopedValue.newInstance();

    private final Future<RuntimeProcess> runtime;
    private final ReentrantLock compiler;
    private long cell;
    private final Map<String, String> renamed = new HashMap<>();
    private final Set<String> volatiles = new HashSet<>();
    private Map<String, byte[]> loaded = new LinkedHashMap<>();
    private boolean pretending;
    private int reached;
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

    /**
     * Does for JShell as if, or again in earnest. What it evaluates meanwhile is known to the runtime already, by other
     * names: nothing is loaded and nothing runs.
     */
    void pretend(boolean on) {
        pretending = on;
    }

    /** Notes by what name the runtime knows a class that JShell knows by another. */
    void rename(String shellName, String name) {
        renamed.put(shellName, name);
    }

    /** Returns the name by which the runtime knows a class of JShell's. */
    String nameOf(String shellName) {
        return renamed.getOrDefault(shellName, shellName);
    }

    /** Notes whether a variable is volatile: JShell forgets it. */
    void declare(String variable, boolean isVolatile) {
        if (isVolatile) {
            volatiles.add(variable);
        } else {
            volatiles.remove(variable);
        }
    }

    /** Returns the classes that JShell has had loaded since this was asked last, by their names. */
    Map<String, byte[]> takeLoaded() {
        var taken = loaded;
        loaded = new LinkedHashMap<>();
        return taken;
    }

    /** Returns which part of what ran threw. */
    int reached() {
        return reached;
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
        if (!pretending) {
            // JShell means something new by this name.
            Stream.of(classes).forEach(one -> renamed.remove(SourceMap.outermost(one.name())));
        }
        var definitions = Stream.of(classes)
                .map(one -> new ToRuntime.ClassBytes(one.name(), asMeant(one)))
                .toList();
        definitions.forEach(one -> loaded.put(one.name(), one.bytes()));
        if (!pretending) {
            define(definitions);
        }
    }

    /** Has the runtime define classes. */
    void define(List<ToRuntime.ClassBytes> classes) throws ClassInstallException, EngineTerminationException {
        if (ask(new ToRuntime.Load(classes)) instanceof ToKernel.Loaded(String problem) && problem != null) {
            throw notDefined(problem, classes);
        }
    }

    private static ClassInstallException notDefined(String problem, List<ToRuntime.ClassBytes> classes) {
        return new ClassInstallException(problem, new boolean[classes.size()]);
    }

    private byte[] asMeant(ClassBytecodes one) {
        var bytes = renamed.isEmpty() ? one.bytecodes() : ClassFiles.renamed(one.bytecodes(), renamed);
        if (SourceMap.outermost(one.name()).equals(one.name())) {
            for (var variable : volatiles) {
                bytes = ClassFiles.withField(bytes, variable, ClassFile.ACC_VOLATILE, null);
            }
        }
        return bytes;
    }

    @Override
    public void redefine(ClassBytecodes[] classes) throws NotImplementedException {
        // JShell then gives the class a new name, which is what we want: old threads go on with the old one.
        throw new NotImplementedException("classes are not redefined but replaced");
    }

    @Override
    public String invoke(String className, String methodName) throws RunException, EngineTerminationException {
        if (pretending) {
            return "";
        }
        beforeRun.run();
        try {
            run(List.of(), className, methodName);
        } catch (ClassInstallException e) {
            throw new IllegalStateException("There was no class to be defined", e);
        }
        return "";
    }

    /** Has the runtime define classes and call a method. */
    void run(List<ToRuntime.ClassBytes> classes, String className, String methodName)
            throws ClassInstallException, RunException, EngineTerminationException {
        compiler.unlock();
        try {
            switch (ask(new ToRuntime.Run(cell, classes, className, methodName, showValue))) {
                case ToKernel.Returned(var returned) -> value = returned;
                case ToKernel.Threw(var part, var failure) -> {
                    reached = part;
                    thrown = failure;
                    throw new UserException(failure.message(), failure.type(), new StackTraceElement[0]);
                }
                case ToKernel.Unresolved(var part, var id, var failure) -> {
                    reached = part;
                    thrown = failure;
                    throw new ResolutionException(id, new StackTraceElement[0]);
                }
                case ToKernel.Loaded(var problem) -> throw notDefined(String.valueOf(problem), classes);
                case ToKernel.Variable _ ->
                    throw new EngineTerminationException("The runtime gave an answer to another question");
            }
        } finally {
            compiler.lock();
        }
    }

    @Override
    public String varValue(String className, String varName) throws EngineTerminationException {
        if (pretending) {
            return "";
        }
        return ask(new ToRuntime.ReadVariable(className, varName)) instanceof ToKernel.Variable(var text) ? text : "";
    }

    @Override
    public void addToClasspath(String path) throws EngineTerminationException, InternalException {
        if (pretending) {
            return;
        }
        if (ask(new ToRuntime.AddToClassPath(path)) instanceof ToKernel.Loaded(String problem) && problem != null) {
            throw new InternalException(problem);
        }
    }

    /**
     * Does something for a cell that waits in the runtime: what it asks for is done there by who waits. The caller holds the
     * compiler; what the cell that runs has come to stays as it was.
     *
     * @param request the number by which the cell waits
     */
    <T> T nested(long request, Supplier<T> work) {
        long outerCell = cell;
        var outerLoaded = loaded;
        int outerReached = reached;
        boolean outerShow = showValue;
        var outerValue = value;
        var outerThrown = thrown;
        loaded = new LinkedHashMap<>();
        try {
            return ScopedValue.where(WAITING, request).call(work::get);
        } finally {
            cell = outerCell;
            loaded = outerLoaded;
            reached = outerReached;
            showValue = outerShow;
            value = outerValue;
            thrown = outerThrown;
        }
    }

    private ToKernel.Answer ask(ToRuntime request) throws EngineTerminationException {
        try {
            var asked = runtime.get();
            return WAITING.isBound() ? asked.ask(WAITING.get(), request) : asked.ask(request);
        } catch (ExecutionException e) {
            // It did not start; whoever began the session knows why, and says so.
            death = String.valueOf(e.getCause());
            throw new EngineTerminationException(death);
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
