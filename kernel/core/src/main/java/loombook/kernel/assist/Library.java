package loombook.kernel.assist;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import loombook.kernel.assist.SourceFile.Said;
import org.jspecify.annotations.Nullable;

/** Where what is said of classes and members is looked up: in what cells have defined, and in sources of all else. */
final class Library {
    private static final int MOST_PARSED = 12;
    private static final Map<String, SourceFile> PARSED = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SourceFile> eldest) {
            return size() > MOST_PARSED;
        }
    };

    private final Cursor cursor;
    private final Surroundings session;
    private final CellSource cell;

    Library(Cursor cursor, Surroundings session, CellSource cell) {
        this.cursor = cursor;
        this.session = session;
        this.cell = cell;
    }

    /** Returns the documentation of a class or a member, also when it is inherited; null when there is none. */
    @Nullable
    Javadoc comment(Element element) {
        var said = said(element);
        var own = said == null ? onPage(element) : said.comment();
        boolean inherits = own == null || own.source().contains("{@inheritDoc}");
        if (!inherits || !(element instanceof ExecutableElement method) || element.getKind() != ElementKind.METHOD) {
            return own;
        }
        var above = inherited(method, Shown.owner(method).asType());
        return own == null || above == null
                ? above == null ? own : above
                : new Javadoc(own.source().replace("{@inheritDoc}", above.body().strip()), own.isMarkdown());
    }

    /** Returns the names of a method's parameters, or null when only the class file knows them. */
    @Nullable
    List<String> parameters(ExecutableElement method) {
        var said = said(method);
        return said == null
                        || said.parameters().size() != method.getParameters().size()
                ? null
                : said.parameters();
    }

    private @Nullable Javadoc inherited(ExecutableElement method, TypeMirror from) {
        for (var above : cursor.types.directSupertypes(from)) {
            for (var one : ((DeclaredType) above).asElement().getEnclosedElements()) {
                if (one instanceof ExecutableElement it
                        && it.getSimpleName().equals(method.getSimpleName())
                        && cursor.elements.overrides(method, it, (TypeElement) method.getEnclosingElement())) {
                    var comment = comment(it);
                    if (comment != null) {
                        return comment;
                    }
                }
            }
            var further = inherited(method, above);
            if (further != null) {
                return further;
            }
        }
        return null;
    }

    private @Nullable Said said(Element element) {
        var outermost = outermost(element);
        if (outermost == null) {
            return null;
        }
        if (outermost.getQualifiedName().contentEquals(Surroundings.PACKAGE + "." + cell.className())) {
            return inCell(element);
        }
        var file = file(outermost);
        return file == null ? null : file.of(element);
    }

    /** What the pages of a library say that has come without sources. */
    private @Nullable Javadoc onPage(Element element) {
        var type = element instanceof TypeElement it ? it : element.getEnclosingElement();
        var outermost = outermost(element);
        if (!(type instanceof TypeElement owner) || outermost == null) {
            return null;
        }
        var html = OwnSources.page(owner, cursor.elements, classFile(outermost), session.sourceJars());
        if (html == null) {
            return null;
        }
        var page = new JavadocPage(html);
        return switch (element) {
            case TypeElement _ -> page.ofClass();
            case ExecutableElement method ->
                page.ofMethod(
                        method.getKind() == ElementKind.CONSTRUCTOR
                                ? owner.getSimpleName().toString()
                                : method.getSimpleName().toString(),
                        method.getParameters().stream()
                                .map(one -> JavadocPage.simple(one.asType().toString()))
                                .toList());
            default -> page.ofField(element.getSimpleName().toString());
        };
    }

    /** What the cell itself says, of which javac has the tree. */
    private @Nullable Said inCell(Element element) {
        var tree = cursor.trees.getTree(element);
        if (tree == null) {
            return null;
        }
        long start = cursor.trees.getSourcePositions().getStartPosition(cursor.unit, tree);
        return start < 0 ? null : new Said(SourceFile.comment(cell.text().substring(0, (int) start)), List.of());
    }

    private static @Nullable TypeElement outermost(Element element) {
        Element one = element;
        while (one != null && !(one.getEnclosingElement() instanceof PackageElement)) {
            one = one.getEnclosingElement();
        }
        return one instanceof TypeElement type ? type : null;
    }

    private @Nullable SourceFile file(TypeElement outermost) {
        var name = outermost.getQualifiedName().toString();
        if (name.startsWith(Surroundings.PACKAGE + ".")) {
            var sources = session.definitions().stream()
                    .filter(one -> one.className().equals(name))
                    .map(Surroundings.Defined::source)
                    .collect(Collectors.joining("\n"));
            return sources.isEmpty()
                    ? null
                    : SourceFile.parse("class " + outermost.getSimpleName() + "{\n" + sources + "\n}");
        }
        synchronized (PARSED) {
            var key = name + " " + classFile(outermost);
            var known = PARSED.get(key);
            if (known == null) {
                known = read(outermost);
                // What is not here now may be downloaded meanwhile.
                if (known != null) {
                    PARSED.put(key, known);
                }
            }
            return known;
        }
    }

    private @Nullable SourceFile read(TypeElement outermost) {
        var text = OwnSources.of(outermost, cursor.elements, classFile(outermost), session.sourceJars());
        return text == null ? null : SourceFile.parse(text);
    }

    private @Nullable URI classFile(TypeElement type) {
        var file = cursor.elements.getFileObjectOf(type);
        return file == null ? null : file.toUri();
    }
}
