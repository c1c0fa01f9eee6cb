package loombook.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import loombook.link.ToRuntime.ClassBytes;
import org.jspecify.annotations.Nullable;

/** A class {@code Code}, compiled from its members and defined as the classes of cells are. */
public final class CellCode {
    private static final String IMPORTS = """
            import java.io.*;
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.function.*;
            import java.util.stream.*;
            import loombook.agent.CellCode;
            import static loombook.agent.CellCode.cell;
            """;

    private static final Flusher FLUSHER = new Flusher();

    private final CellClassLoader loader = new CellClassLoader();

    private CellCode(List<ClassBytes> classes) throws ClassNotFoundException {
        loader.define(classes);
    }

    /** Compiles and defines the class with these members. */
    static CellCode of(String members) throws ClassNotFoundException {
        return new CellCode(compile(members));
    }

    /** Compiles the class with these members, and the classes in it. */
    static List<ClassBytes> compile(String members) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var files = new InMemory(compiler.getStandardFileManager(null, null, null));
        var source = new SimpleJavaFileObject(URI.create("string:///Code.java"), Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return IMPORTS + "public class Code {\n" + members + "\n}";
            }
        };
        var options = List.of("-cp", System.getProperty("java.class.path"));
        assertThat(compiler.getTask(null, files, null, options, null, List.of(source))
                        .call())
                .isTrue();
        return files.classes();
    }

    /** Calls a static method without parameters. */
    Object call(String method) throws Exception {
        var target = type().getDeclaredMethod(method);
        target.setAccessible(true);
        try {
            return target.invoke(null);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    /** Calls a static method as a certain cell. */
    Object callAs(long cell, String method) throws Exception {
        return as(cell, () -> call(method));
    }

    /** Does something as a certain cell. */
    static <T> T as(long cell, Callable<T> work) throws Exception {
        var before = context(cell).take();
        try {
            return work.call();
        } finally {
            CellContext.giveBack(before);
        }
    }

    /** Returns a cell whose output nobody reads. */
    static CellContext context(long cell) throws IOException {
        var link = new Link(SocketChannel.open(StandardProtocolFamily.UNIX));
        return new CellContext(cell, new CellOutput(cell, link, FLUSHER));
    }

    /** Returns the cell of the current thread; for the code of cells. */
    public static long cell() {
        return idOf(CellContext.current());
    }

    Class<?> type() throws ClassNotFoundException {
        return loader.loadClass("Code");
    }

    /** Keeps what the compiler writes. */
    private static final class InMemory extends ForwardingJavaFileManager<StandardJavaFileManager> {
        private record Written(String name, ByteArrayOutputStream bytes) {}

        private final List<Written> written = new ArrayList<>();

        InMemory(StandardJavaFileManager files) {
            super(files);
        }

        List<ClassBytes> classes() {
            return written.stream()
                    .map(one -> new ClassBytes(one.name(), one.bytes().toByteArray()))
                    .toList();
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                JavaFileManager.Location location, String name, Kind kind, javax.tools.FileObject sibling) {
            assertThat(location).isEqualTo(StandardLocation.CLASS_OUTPUT);
            var bytes = new ByteArrayOutputStream();
            written.add(new Written(name, bytes));
            return new SimpleJavaFileObject(URI.create("memory:///" + name + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return bytes;
                }
            };
        }
    }

    private static long idOf(@Nullable CellContext cell) {
        return cell == null ? 0 : cell.id();
    }
}
