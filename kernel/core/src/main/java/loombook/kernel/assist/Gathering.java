package loombook.kernel.assist;

import com.sun.source.tree.Scope;
import com.sun.source.util.TreePath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import loombook.kernel.assist.Candidate.Nearness;
import org.jspecify.annotations.Nullable;

/** What was found so far that could stand at the cursor. */
final class Gathering {
    private static final Pattern QUESTION =
            Pattern.compile("(is|has|can|are|contains|starts|ends|matches|equals|exists)(\\p{Lu}.*)?");

    private final Cursor cursor;
    private final Surroundings session;
    private final String prefix;
    private final Map<String, Candidate> found = new LinkedHashMap<>();
    private Predicate<String> begins;
    private @Nullable TreePath place;
    private @Nullable Scope scope;
    private List<TypeMirror> wanted = List.of();

    /** Prepares to gather what begins so. */
    Gathering(Cursor cursor, Surroundings session, String prefix) {
        this.cursor = cursor;
        this.session = session;
        this.prefix = prefix;
        this.begins = name -> name.startsWith(prefix);
    }

    Cursor cursor() {
        return cursor;
    }

    Surroundings session() {
        return session;
    }

    String prefix() {
        return prefix;
    }

    boolean begins(String name) {
        return begins.test(name);
    }

    boolean has(String key) {
        return found.containsKey(key);
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** From now on upper and lower case are the same, and capitals may stand for the words of a name. */
    void loosen() {
        begins = name -> name.regionMatches(true, 0, prefix, 0, prefix.length()) || hasHumps(name);
    }

    /** Returns all, the best first. */
    List<Candidate> best() {
        return found.values().stream().sorted(Candidate.BY_USE).toList();
    }

    /** Returns what is visible at a place. */
    Scope scope(TreePath path) {
        look(path);
        return Objects.requireNonNull(scope);
    }

    /** Returns the types of which one is wanted at a place. */
    List<TypeMirror> wanted(TreePath path) {
        look(path);
        return wanted;
    }

    private void look(TreePath path) {
        if (place != path) {
            place = path;
            scope = cursor.trees.getScope(path);
            wanted = cursor.wanted(path);
        }
    }

    /** Returns whether the word's capitals are those of a name: HM is HashMap. */
    private boolean hasHumps(String name) {
        if (prefix.length() < 2 || !prefix.chars().allMatch(Character::isUpperCase)) {
            return false;
        }
        var capitals = name.replaceAll("[^\\p{Lu}]", "");
        return capitals.startsWith(prefix);
    }

    void addType(TypeElement type, Nearness nearness, boolean creates, List<TypeMirror> wanted) {
        add(candidate(type, nearness, creates, wanted), type.getSimpleName().toString());
    }

    Candidate candidate(TypeElement type, Nearness nearness, boolean creates, List<TypeMirror> wanted) {
        var name = type.getSimpleName().toString();
        boolean isAbstract = !isCreatable(type);
        var text = name;
        if (creates) {
            boolean simple = isCreatable(type)
                    && type.getEnclosedElements().stream()
                            .filter(one -> one.getKind() == ElementKind.CONSTRUCTOR && isOpen(one))
                            .allMatch(one ->
                                    ((ExecutableElement) one).getParameters().isEmpty());
            text += (type.getTypeParameters().isEmpty() ? "" : "<>") + (simple ? "()" : "(");
        }
        return new Candidate(
                text,
                name,
                type.getKind().isInterface() ? "interface" : type.getKind() == ElementKind.ENUM ? "enum" : "class",
                creates ? "" : Shown.isWrapper(Shown.owner(type)) ? "" : String.valueOf(Shown.owner(type)),
                creates && isAbstract && nearness != Nearness.OWN_TYPE ? Nearness.ABSTRACT_TYPE : nearness,
                cursor.fits(type.asType(), wanted),
                isDeprecated(type),
                session.uses(name),
                0);
    }

    static boolean isCreatable(TypeElement type) {
        return (type.getKind() == ElementKind.CLASS || type.getKind() == ElementKind.RECORD)
                && !type.getModifiers().contains(Modifier.ABSTRACT);
    }

    static boolean isOpen(Element element) {
        return !element.getModifiers().contains(Modifier.PRIVATE);
    }

    void add(TreePath path, Element element, @Nullable DeclaredType on, Nearness nearness) {
        var name = element.getSimpleName().toString();
        var wanted = wanted(path);
        if (element instanceof ExecutableElement method) {
            var type = cursor.memberType(on, method);
            var given = type == null ? method.getReturnType() : type.getReturnType();
            var text = name + (method.getParameters().isEmpty() ? "()" : "(");
            add(
                    new Candidate(
                            text,
                            name,
                            "function",
                            signature(method, type),
                            nearness,
                            cursor.fits(given, wanted),
                            isDeprecated(element),
                            session.uses(name),
                            rank(name, given, wanted)),
                    name + "(");
        } else if (element instanceof TypeElement type) {
            addType(type, nearness, false, List.of());
        } else {
            var type = element.asType();
            if (on != null) {
                try {
                    type = cursor.types.asMemberOf(on, element);
                } catch (IllegalArgumentException e) {
                    type = element.asType(); // of an interface above
                }
            }
            boolean constant = element.getKind() == ElementKind.ENUM_CONSTANT;
            add(
                    new Candidate(
                            name,
                            name,
                            "instance",
                            Shown.type(type),
                            constant ? Nearness.LOCAL : nearness,
                            cursor.fits(type, wanted),
                            isDeprecated(element),
                            constant ? 0 : session.uses(name),
                            constant
                                    ? Shown.owner(element).getEnclosedElements().indexOf(element)
                                    : 0),
                    name);
        }
    }

    /** Where a truth value is wanted, what asks comes before what does something and tells whether it did. */
    static int rank(String name, TypeMirror given, List<TypeMirror> wanted) {
        boolean asked = given.getKind() == TypeKind.BOOLEAN
                && wanted.stream().anyMatch(one -> one.getKind() == TypeKind.BOOLEAN);
        return asked && QUESTION.matcher(name).matches() ? -1 : 0;
    }

    static String signature(ExecutableElement method, @Nullable ExecutableType type) {
        return "(" + String.join(", ", Shown.parameters(method, type, null)) + "): "
                + Shown.type(type == null ? method.getReturnType() : type.getReturnType());
    }

    /** Adds one; of overloads one is enough: that with parameters, for the bracket is open then. */
    void add(Candidate one, String key) {
        found.merge(key, one, (first, second) -> {
            var best = first.fits() == second.fits() ? first : first.fits() ? first : second;
            var text = first.text().length() <= second.text().length() ? first.text() : second.text();
            return new Candidate(
                    text,
                    best.name(),
                    best.kind(),
                    best.signature(),
                    first.nearness().compareTo(second.nearness()) <= 0 ? first.nearness() : second.nearness(),
                    best.fits(),
                    first.deprecated() && second.deprecated(),
                    best.uses(),
                    best.order());
        });
    }

    void word(String word, Nearness nearness) {
        if (begins.test(word)) {
            add(Candidate.word(word, "keyword", nearness), word);
        }
    }

    static Nearness nearness(Element member, TypeElement owner) {
        var in = Shown.owner(member);
        return in.toString().equals("java.lang.Object")
                ? Nearness.OF_EVERY_OBJECT
                : in.equals(owner) ? Nearness.OWN : Nearness.INHERITED;
    }

    boolean isDeprecated(Element element) {
        return cursor.elements.isDeprecated(element);
    }

    static boolean isMember(Element element) {
        return element.getKind() == ElementKind.METHOD || element.getKind().isField();
    }

    static boolean isStatic(Element element) {
        return element.getModifiers().contains(Modifier.STATIC);
    }

    static boolean isPublic(Element element) {
        return element.getModifiers().contains(Modifier.PUBLIC);
    }
}
