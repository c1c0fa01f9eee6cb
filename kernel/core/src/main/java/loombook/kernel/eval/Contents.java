package loombook.kernel.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.ImportSnippet;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;
import jdk.jshell.spi.ExecutionControl.EngineTerminationException;
import loombook.kernel.magic.Defined;
import loombook.kernel.magic.MagicProblem;
import org.jspecify.annotations.Nullable;

/** What cells have defined, as a reader sees it. Whoever uses it holds the compiler. */
record Contents(Shell shell, LinkExecution execution, Definitions definitions) {
    private static final Pattern QUALIFIED =
            Pattern.compile("\\b(?<package>[a-z_]\\w*(?:\\.[a-z_]\\w*)*)\\.(?<name>[A-Z]\\w*)");

    private static final Set<String> PRIMITIVE =
            Set.of("boolean", "byte", "short", "char", "int", "long", "float", "double");

    /** Returns all of it, in order; not what is imported by default. */
    List<Defined> all() {
        var all = new ArrayList<Defined>();
        for (var snippet : shell.active()) {
            var one = defined(snippet);
            if (one != null) {
                all.add(one);
            }
        }
        return all;
    }

    /** Returns the name of a type without the packages that cells import anyway. */
    private static String shortened(String type) {
        return QUALIFIED.matcher(Names.clean(type)).replaceAll(one -> {
            var of = one.group("package");
            return of.equals("java.lang") || Session.IMPORTS.contains(of + ".*") ? one.group("name") : one.group();
        });
    }

    private static @Nullable Defined defined(Snippet snippet) {
        return switch (snippet) {
            case VarSnippet it when it.name().startsWith("$") -> null;
            case VarSnippet it -> {
                var type = shortened(it.typeName());
                yield new Defined(Defined.Kind.VARIABLE, it.name(), type, type + " " + it.name());
            }
            case MethodSnippet it -> {
                var signature = shortened(it.signature());
                int close = signature.lastIndexOf(')') + 1;
                var returned = signature.substring(close);
                var written = returned + " " + it.name()
                        + signature.substring(0, close).replace(",", ", ");
                yield new Defined(Defined.Kind.METHOD, it.name(), returned, written);
            }
            case TypeDeclSnippet it -> {
                var what = it.subKind()
                        .name()
                        .toLowerCase(Locale.ROOT)
                        .replace("_subkind", "")
                        .replace("annotation_type", "@interface");
                yield new Defined(Defined.Kind.TYPE, it.name(), what, what + " " + it.name());
            }
            case ImportSnippet it -> {
                var name = (it.isStatic() ? "static " : "") + it.fullname();
                yield Session.IMPORTS.contains(name)
                        ? null
                        : new Defined(Defined.Kind.IMPORT, name, "import", "import " + name);
            }
            default -> null;
        };
    }

    /** Returns the text of what a variable holds. */
    String valueOf(String variable) throws MagicProblem {
        var known = definitions.get(new Definition.VariableKey(variable));
        if (known == null) {
            return "(can't be used yet)";
        }
        try {
            return execution.varValue(known.className(), variable);
        } catch (EngineTerminationException e) {
            throw new MagicProblem("The JVM in which cells run has died: " + e.getMessage() + ".");
        }
    }

    /** Returns Java by which variables give up what they hold. */
    String emptying(List<Defined> some) {
        return some.stream()
                .filter(one -> one.kind() == Defined.Kind.VARIABLE && !PRIMITIVE.contains(one.type()))
                .filter(one -> definitions.get(new Definition.VariableKey(one.name())) instanceof Definition known
                        && !known.isFinal())
                .map(one -> one.name() + " = null;")
                .collect(Collectors.joining("\n"));
    }

    /** Forgets definitions and imports. */
    void forget(List<Defined> some) {
        for (var snippet : shell.active()) {
            var one = defined(snippet);
            if (one != null && some.contains(one)) {
                shell.drop(snippet);
                if (one.kind() == Defined.Kind.IMPORT) {
                    definitions.removeImport("import " + one.name() + ";");
                }
            }
        }
    }
}
