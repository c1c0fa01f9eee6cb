package loombook.kernel.eval;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.tools.javac.code.ClassFinder;
import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Kinds.Kind;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.PackageSymbol;
import com.sun.tools.javac.code.Symtab;
import com.sun.tools.javac.util.Context;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/**
 * What javac keeps of the session's package from one compilation to the next. It would not look again at a package that
 * it has seen; to have it forget all and read it anew each time costs more with each definition.
 */
final class SessionPackage {
    private final Symtab symbols;
    private final ClassFinder finder;
    private final com.sun.tools.javac.util.Names names;

    private SessionPackage(Context context) {
        symbols = Symtab.instance(context);
        finder = ClassFinder.instance(context);
        names = com.sun.tools.javac.util.Names.instance(context);
    }

    /** Returns what javac holds in this state of its. */
    static SessionPackage in(Context context) {
        return new SessionPackage(context);
    }

    /** Makes a class known, if the package has been looked at before; else it will be seen then. */
    void add(String className, JavaFileObject file) {
        var session = session();
        if (session == null || session.members_field == null) {
            return;
        }
        var type = symbols.enterClass(symbols.unnamedModule, names.fromString(className));
        type.classfile = file;
        type.flags_field |= Flags.CLASS_SEEN;
        if (type.owner == session) {
            session.members_field.enter(type);
        }
    }

    /** Forgets what a source file defines: the runtime may have refused it, and what it has is added as a class. */
    void forget(CompilationUnitTree compiled) {
        compiled.getTypeDecls().stream()
                .filter(one -> one instanceof ClassTree)
                .map(one -> symbols.getClass(
                        symbols.unnamedModule,
                        names.fromString(Names.PACKAGE + "." + ((ClassTree) one).getSimpleName())))
                .filter(one -> one != null)
                .toList()
                .forEach(this::forget);
    }

    private void forget(ClassSymbol type) {
        if (type.members_field != null) {
            for (var member : type.members_field.getSymbols(one -> one.kind == Kind.TYP)) {
                forget((ClassSymbol) member);
            }
        }
        var session = session();
        if (session != null && session.members_field != null && type.owner == session) {
            session.members_field.remove(type);
        }
        symbols.removeClass(symbols.unnamedModule, type.flatName());
    }

    /** Forgets classes, and has javac look at the package anew: what it knows of others may rest on these. */
    void forgetAll(Stream<String> classNames) {
        var session = session();
        if (session != null) {
            classNames.forEach(one -> symbols.removeClass(symbols.unnamedModule, names.fromString(one)));
            session.members_field = null;
            session.completer = finder.getCompleter();
        }
    }

    private @Nullable PackageSymbol session() {
        return symbols.getPackage(symbols.unnamedModule, names.fromString(Names.PACKAGE));
    }
}
