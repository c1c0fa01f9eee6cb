package loombook.kernel.assist;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import loombook.kernel.message.Bundle;
import loombook.kernel.message.Inspect;
import org.jspecify.annotations.Nullable;

/** What is known of what stands at the cursor: signatures and their documentation. */
public final class Inspection {
    private static final int MOST = 12;
    private static final int MOST_DESCRIBED = 3;
    private static final String POINTER = "▸ ";

    private Inspection() {}

    /**
     * Something that is shown.
     *
     * @param parameter of a call the parameter at the cursor, with what is said of it
     */
    private record Entry(
            String signature,
            @Nullable String parameter,
            @Nullable Javadoc comment) {}

    /** Answers a request. */
    public static Inspect.Reply of(Inspect.Request request, Surroundings session) {
        var cell = request.code();
        int position = CodePoints.toIndex(cell, request.cursor());
        var found = find(cell, position, session);
        return new Inspect.Reply(found.isEmpty() ? null : bundle(found));
    }

    /** Looks up the word at the cursor; if there is none, the call in whose parentheses it is. */
    private static List<Entry> find(String cell, int position, Surroundings session) {
        int start = position;
        while (start > 0 && Character.isJavaIdentifierPart(cell.charAt(start - 1))) {
            start--;
        }
        int end = position;
        while (end < cell.length() && Character.isJavaIdentifierPart(cell.charAt(end))) {
            end++;
        }
        if (!Brackets.at(cell, start).inCode()) {
            return List.of();
        }
        var word = cell.substring(start, end);
        boolean named = !word.isEmpty() && Character.isJavaIdentifierStart(word.codePointAt(0));
        if (named) {
            if (SourceVersion.isKeyword(word) && !word.equals("this") && !word.equals("super")) {
                return List.of();
            }
            var found = word(cell, end, session);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return call(cell, named ? start : position, session);
    }

    private static List<Entry> word(String cell, int end, Surroundings session) {
        var source = CellSource.read(cell, end, session);
        return source.analyze(session, List.of(), (task, unit) -> {
            var cursor = new Cursor(task, unit, session);
            var library = new Library(cursor, session, source);
            var path = cursor.at(source.cursor());
            return path == null ? List.<Entry>of() : entries(path, source, cursor, library);
        });
    }

    private static List<Entry> entries(TreePath path, CellSource source, Cursor cursor, Library library) {
        var word = source.text().substring(wordStart(source.text(), source.cursor()), source.cursor());
        var name = switch (path.getLeaf()) {
            case IdentifierTree it -> it.getName().toString();
            case MemberSelectTree it -> it.getIdentifier().toString();
            case MemberReferenceTree it -> it.getName().toString();
            case VariableTree it -> String.valueOf(it.getName());
            case MethodTree it -> it.getName().toString();
            case ClassTree it -> it.getSimpleName().toString();
            default -> "";
        };
        if (!name.equals(word)) {
            return List.of();
        }
        var entries = new ArrayList<Entry>();
        var element = cursor.trees.getElement(path);
        var others = overloads(path, cursor);
        boolean known = element != null
                && (element.asType().getKind() != TypeKind.ERROR || element instanceof TypeElement)
                && !(element instanceof PackageElement);
        if (created(path) && element instanceof TypeElement type) {
            var constructor = cursor.trees.getElement(creation(path));
            entries.add(entry(type, library));
            if (constructor instanceof ExecutableElement it && it.asType().getKind() == TypeKind.EXECUTABLE) {
                entries.add(entry(it, library));
            }
            return entries;
        }
        if (known && !isUnresolved(element, cursor)) {
            entries.add(entry(element, library));
        }
        others.stream()
                .filter(one -> !one.equals(element))
                .limit(MOST)
                .forEach(one -> entries.add(
                        entries.size() < (known ? 1 : MOST_DESCRIBED)
                                ? entry(one, library)
                                : new Entry(Shown.method(one, library.parameters(one)), null, null)));
        return entries;
    }

    private static boolean isUnresolved(Element element, Cursor cursor) {
        return element instanceof TypeElement type
                && type.asType().getKind() == TypeKind.ERROR
                && cursor.elements.getTypeElement(type.getQualifiedName()) == null;
    }

    private static boolean created(TreePath path) {
        return creation(path).getLeaf() instanceof NewClassTree;
    }

    private static TreePath creation(TreePath path) {
        var parent = path.getParentPath();
        if (parent != null && parent.getLeaf() instanceof ParameterizedTypeTree it && it.getType() == path.getLeaf()) {
            return creation(parent);
        }
        return parent != null && parent.getLeaf() instanceof NewClassTree it && it.getIdentifier() == path.getLeaf()
                ? parent
                : path;
    }

    /** Returns the methods of the name that is called, or that nothing else goes by. */
    private static List<ExecutableElement> overloads(TreePath path, Cursor cursor) {
        var parent = path.getParentPath();
        boolean called = parent != null
                && parent.getLeaf() instanceof MethodInvocationTree it
                && it.getMethodSelect() == path.getLeaf();
        return switch (path.getLeaf()) {
            case MemberSelectTree it
            when called || cursor.typeOf(path) == null ->
                cursor.methods(
                        cursor.typeOf(new TreePath(path, it.getExpression())),
                        it.getIdentifier().toString());
            case MemberReferenceTree it ->
                cursor.methods(
                        cursor.typeOf(new TreePath(path, it.getQualifierExpression())),
                        it.getName().toString());
            case IdentifierTree it
            when called || cursor.typeOf(path) == null ->
                cursor.methodsInScope(path, it.getName().toString());
            default -> List.of();
        };
    }

    /** Describes the parameter at the cursor of the call in whose parentheses it is. */
    private static List<Entry> call(String cell, int position, Surroundings session) {
        var source = CellSource.marked(cell, position, session);
        return source.analyze(session, List.of(), (task, unit) -> {
            var cursor = new Cursor(task, unit, session);
            var library = new Library(cursor, session, source);
            var path = cursor.marked();
            var call = path == null ? null : cursor.call(path);
            if (call == null) {
                return List.<Entry>of();
            }
            var methods = new LinkedHashSet<>(call.methods());
            return methods.stream()
                    .sorted(Comparator.comparing((ExecutableElement one) -> !takes(one, call, cursor))
                            .thenComparingInt(one -> one.getParameters().size()))
                    .limit(MOST)
                    .map(one -> parameter(one, call, library))
                    .toList();
        });
    }

    /** Returns whether a method has a parameter at the cursor, and the arguments before it fit. */
    private static boolean takes(ExecutableElement method, Cursor.Call call, Cursor cursor) {
        var parameters = method.getParameters();
        if (call.argument() >= parameters.size() && !method.isVarArgs()) {
            return false;
        }
        var arguments = switch (call.path().getLeaf()) {
            case MethodInvocationTree it -> it.getArguments();
            case NewClassTree it -> it.getArguments();
            default -> List.<com.sun.source.tree.ExpressionTree>of();
        };
        for (int i = 0; i < call.argument() && i < parameters.size(); i++) {
            var given = cursor.typeOf(new TreePath(call.path(), arguments.get(i)));
            var wanted = parameters.get(i).asType();
            if (given != null && wanted.getKind() != TypeKind.TYPEVAR && !cursor.fits(given, List.of(wanted))) {
                return false;
            }
        }
        return true;
    }

    private static Entry parameter(ExecutableElement method, Cursor.Call call, Library library) {
        var names = library.parameters(method);
        var comment = library.comment(method);
        int index = method.isVarArgs()
                ? Math.min(call.argument(), method.getParameters().size() - 1)
                : call.argument();
        if (index >= method.getParameters().size()) {
            return new Entry(Shown.method(method, names), null, comment);
        }
        var name = names == null
                ? method.getParameters().get(index).getSimpleName().toString()
                : names.get(index);
        var said = comment == null ? null : comment.parameter(name);
        return new Entry(Shown.method(method, names), POINTER + name + (said == null ? "" : ": " + said), comment);
    }

    private static Entry entry(Element element, Library library) {
        return switch (element) {
            case ExecutableElement method ->
                new Entry(Shown.method(method, library.parameters(method)), null, library.comment(method));
            case TypeElement type -> new Entry(type(type), null, library.comment(type));
            case VariableElement variable ->
                new Entry(
                        Shown.variable(variable),
                        null,
                        variable.getKind().isField() ? library.comment(variable) : null);
            default -> new Entry(Shown.type(element.asType()), null, null);
        };
    }

    private static String type(TypeElement type) {
        var name = Shown.qualified(type);
        var declaration = Shown.declaration(type);
        return name.contains(".") ? name + "\n" + declaration : declaration;
    }

    private static int wordStart(String text, int end) {
        int start = end;
        while (start > 0 && Character.isJavaIdentifierPart(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private static Bundle bundle(List<Entry> found) {
        var text = new StringBuilder();
        var markdown = new StringBuilder();
        var html = new StringBuilder();
        for (var one : found) {
            text.append(one.signature()).append('\n');
            markdown.append("```java\n").append(one.signature()).append("\n```\n");
            html.append("<pre><b>").append(Javadoc.escape(one.signature())).append("</b></pre>\n");
            if (one.parameter() != null) {
                text.append("    ").append(one.parameter()).append('\n');
                markdown.append('\n').append(one.parameter()).append("\n\n");
                html.append("<p>").append(Javadoc.escape(one.parameter())).append("</p>\n");
            }
            if (one.comment() != null) {
                text.append('\n').append(one.comment().text().indent(4)).append('\n');
                markdown.append('\n').append(one.comment().markdown()).append("\n\n");
                html.append(one.comment().html()).append('\n');
            }
        }
        var data = new LinkedHashMap<String, Object>();
        data.put("text/html", html.toString());
        data.put("text/markdown", markdown.toString());
        data.put("text/plain", text.toString().stripTrailing());
        return new Bundle(data, Map.of());
    }
}
