package loombook.kernel.runtime;

import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import loombook.Notebook;
import loombook.link.Place;
import loombook.link.ToKernel;
import loombook.link.ToRuntime;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What the way to the runtime and back costs a cell on top of its compilation: load a class, run it, show a value. */
@State(Scope.Benchmark)
public class RoundTripBenchmark {
    private static final String METHOD = "run";
    private static final int FLAGS = ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC;

    private final RuntimeProcess runtime = start();
    private int classes;

    private static RuntimeProcess start() {
        try {
            var jar = Notebook.class.getProtectionDomain().getCodeSource().getLocation();
            return RuntimeProcess.start(new RuntimeCommand(Path.of(jar.toURI()), List.of()), new Silent());
        } catch (RuntimeDied | URISyntaxException e) {
            throw new IllegalStateException("There is no runtime", e);
        }
    }

    private static final class Silent implements RuntimeProcess.Listener {
        @Override
        public void effect(ToKernel.Effect effect) {}

        @Override
        public void notice(ToKernel.Notice notice) {}

        @Override
        public List<Place> places(List<StackTraceElement> frames) {
            throw new IllegalStateException("No class of a cell fails here");
        }

        @Override
        public void printed(boolean error, String text) {
            System.err.print(text);
        }

        @Override
        public void ended(RuntimeProcess ended, String how) {}
    }

    /** Gives the runtime a class. */
    @Setup
    public void load() throws RuntimeDied, InterruptedException {
        var loaded = runtime.ask(new ToRuntime.Load(List.of(fresh())));
        if (!loaded.equals(new ToKernel.Loaded(null))) {
            throw new IllegalStateException("The class was not loaded: " + loaded);
        }
    }

    private ToRuntime.ClassBytes fresh() {
        classes++;
        return new ToRuntime.ClassBytes(name(), cell(name()));
    }

    private String name() {
        return "Cell" + classes;
    }

    /** What a compiler would make of {@code 1+1}: a class with a method that returns 2. */
    private static byte[] cell(String name) {
        return ClassFile.of()
                .build(
                        ClassDesc.of(name),
                        type -> type.withFlags(ClassFile.ACC_PUBLIC)
                                .withMethodBody(
                                        METHOD,
                                        MethodTypeDesc.of(ConstantDescs.CD_Object),
                                        FLAGS,
                                        code -> code.loadConstant(2)
                                                .invokestatic(
                                                        ConstantDescs.CD_Integer,
                                                        "valueOf",
                                                        MethodTypeDesc.of(
                                                                ConstantDescs.CD_Integer, ConstantDescs.CD_int))
                                                .areturn()));
    }

    /** Runs a class that the runtime has. */
    @Benchmark
    public Object run() throws RuntimeDied, InterruptedException {
        return run(List.of());
    }

    /** Loads a new class and runs it, as each cell does. */
    @Benchmark
    public Object loadAndRun() throws RuntimeDied, InterruptedException {
        return run(List.of(fresh()));
    }

    private Object run(List<ToRuntime.ClassBytes> classes) throws RuntimeDied, InterruptedException {
        var answer = runtime.ask(new ToRuntime.Run(1, classes, name(), METHOD, true));
        if (answer instanceof ToKernel.Returned(var bundle) && bundle != null) {
            return bundle;
        }
        throw new IllegalStateException("The cell has no value: " + answer);
    }

    /** Ends the runtime. */
    @TearDown
    public void close() {
        runtime.close();
    }
}
