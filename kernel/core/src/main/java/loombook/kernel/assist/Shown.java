package loombook.kernel.assist;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Types, methods and variables as a reader wants to see them: without packages, and without what stands around cells. */
public final class Shown {
    private static final Pattern WRAPPER =
            Pattern.compile(Pattern.quote(Surroundings.PACKAGE) + "\\.\\$JShell\\$\\w+\\.");
    private static final Pattern AROUND =
            Pattern.compile("(" + Pattern.quote(CellSource.AROUND) + "|\\$JShell\\$\\w+)\\.");
    private static final Pattern PACKAGES = Pattern.compile("\\b(?:[\\p{Ll}_][\\w]*\\.)+(?=\\p{Lu})");
    private static final Pattern CAPTURE = Pattern.compile("capture#\\d+ of (\\? extends |\\? super )?");
    private static final Pattern UNNAMED = Pattern.compile("arg\\d+");
    private static final Pattern ANNOTATION = Pattern.compile("@[\\w.]+(?:\\([^)]*\\))? ?");

    private Shown() {}

    /** Returns a type. */
    public static String type(TypeMirror type) {
        return type(String.valueOf(type));
    }

    private static String type(String written) {
        var text = WRAPPER.matcher(written).replaceAll("");
        text = AROUND.matcher(text).replaceAll("");
        text = ANNOTATION.matcher(text).replaceAll("");
        text = CAPTURE.matcher(text).replaceAll("");
        return PACKAGES.matcher(text).replaceAll("").replace(",", ", ").replace(",  ", ", ");
    }

    /** Returns the name of a class by which a file imports it; of what cells define it is the name alone. */
    static String qualified(TypeElement type) {
        var name = WRAPPER.matcher(type.getQualifiedName().toString() + ".").replaceAll("");
        name = AROUND.matcher(name).replaceAll("");
        return name.isEmpty() || name.equals(".")
                ? type.getSimpleName().toString()
                : name.substring(0, name.length() - 1);
    }

    /** Returns that in which something is declared. */
    public static Element owner(Element element) {
        return Objects.requireNonNull(element.getEnclosingElement());
    }

    /** Returns whether a class is one that stands around the code of cells. */
    public static boolean isWrapper(Element type) {
        var name = type.getSimpleName().toString();
        return name.startsWith(Surroundings.CLASS) || name.equals(CellSource.AROUND);
    }

    /** Returns a method's parameters with their types and, if the class file has them, their names. */
    public static List<String> parameters(ExecutableElement method) {
        return parameters(method, null, null);
    }

    /** Returns a method's parameters with their types and names, without brackets. */
    static List<String> parameters(
            ExecutableElement method, @Nullable ExecutableType as, @Nullable List<String> names) {
        var types = as == null
                ? method.getParameters().stream().map(Element::asType).toList()
                : as.getParameterTypes();
        int count = method.getParameters().size();
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    boolean last = i == count - 1 && method.isVarArgs() && types.get(i) instanceof ArrayType;
                    var type = last ? type(((ArrayType) types.get(i)).getComponentType()) + "..." : type(types.get(i));
                    var name = names != null && i < names.size()
                            ? names.get(i)
                            : method.getParameters().get(i).getSimpleName().toString();
                    // Of abstract methods a class file has no names, and javac makes some.
                    return UNNAMED.matcher(name).matches() ? type : type + " " + name;
                })
                .toList();
    }

    /** Returns a method with what it gives, its class and its parameters. */
    public static String method(ExecutableElement method, @Nullable List<String> names) {
        var owner = (TypeElement) owner(method);
        var generics = method.getTypeParameters().isEmpty()
                ? ""
                : "<"
                        + method.getTypeParameters().stream()
                                .map(one -> one + bounds(one.getBounds()))
                                .collect(Collectors.joining(", "))
                        + "> ";
        var parameters = "(" + String.join(", ", parameters(method, null, names)) + ")";
        var thrown = method.getThrownTypes().isEmpty()
                ? ""
                : " throws " + method.getThrownTypes().stream().map(Shown::type).collect(Collectors.joining(", "));
        return method.getKind() == ElementKind.CONSTRUCTOR
                ? generics + type(owner.asType()) + parameters + thrown
                : generics + type(method.getReturnType()) + " " + within(owner) + method.getSimpleName() + parameters
                        + thrown;
    }

    private static String bounds(List<? extends TypeMirror> bounds) {
        var some = bounds.stream()
                .filter(one -> !one.toString().equals("java.lang.Object"))
                .map(Shown::type)
                .toList();
        return some.isEmpty() ? "" : " extends " + String.join(" & ", some);
    }

    /** Returns the class of a member with a dot; nothing for what cells define. */
    private static String within(Element owner) {
        return isWrapper(owner) ? "" : type(owner.asType()) + ".";
    }

    /** Returns a variable with its type and, of a constant, its value. */
    static String variable(VariableElement variable) {
        var owner = owner(variable);
        boolean member = variable.getKind().isField() && owner instanceof TypeElement;
        var name = (member ? within(owner) : "") + variable.getSimpleName();
        if (variable.getKind() == ElementKind.ENUM_CONSTANT) {
            return name;
        }
        var value = variable.getConstantValue();
        return type(variable.asType()) + " " + name
                + (value == null || variable.getModifiers().contains(Modifier.PRIVATE) ? "" : " = " + literal(value));
    }

    private static String literal(Object value) {
        return value instanceof String ? "\"" + value + "\"" : String.valueOf(value);
    }

    /** Returns how a type is declared. */
    static String declaration(TypeElement type) {
        var kind = switch (type.getKind()) {
            case INTERFACE -> "interface ";
            case ENUM -> "enum ";
            case RECORD -> "record ";
            case ANNOTATION_TYPE -> "@interface ";
            default -> "class ";
        };
        var modifiers = type.getModifiers().stream()
                .filter(one -> one == Modifier.ABSTRACT || one == Modifier.FINAL || one == Modifier.SEALED)
                .filter(_ -> type.getKind() == ElementKind.CLASS)
                .map(one -> one + " ")
                .collect(Collectors.joining());
        var components = type.getKind() == ElementKind.RECORD
                ? type.getRecordComponents().stream()
                        .map(one -> type(one.asType()) + " " + one.getSimpleName())
                        .collect(Collectors.joining(", ", "(", ")"))
                : "";
        var parent = type.getSuperclass();
        var above = type.getKind() != ElementKind.CLASS
                        || parent.getKind() == TypeKind.NONE
                        || parent.toString().equals("java.lang.Object")
                ? ""
                : " extends " + type(parent);
        var interfaces = type.getInterfaces().isEmpty()
                ? ""
                : (type.getKind() == ElementKind.INTERFACE ? " extends " : " implements ")
                        + type.getInterfaces().stream().map(Shown::type).collect(Collectors.joining(", "));
        return modifiers + kind + type(type.asType()) + components + above + interfaces;
    }
}
