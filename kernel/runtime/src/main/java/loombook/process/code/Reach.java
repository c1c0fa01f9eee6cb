package loombook.process.code;

import java.lang.invoke.MethodType;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import loombook.process.code.MethodCode.Method;

/**
 * Which of cells' variables a piece of work may read: found in its bytecode, from its lambdas and from the classes of its
 * objects on through all that they call. Of a class of which objects are made, those methods count whose name and
 * parameters are called somewhere on the way, and those that something of Java may call, since it declares them.
 *
 * <p>What is called by reflection is not found. What could be called but never is, is found nevertheless.
 */
final class Reach {
    private static final Map<List<Set<?>>, Set<Variable>> KNOWN = new ConcurrentHashMap<>();

    private final Set<Variable> variables = new LinkedHashSet<>();
    private final Set<Method> reached = new HashSet<>();
    private final Set<String> called = new HashSet<>();
    private final Set<String> made = new HashSet<>();
    private final Set<String> touched = new HashSet<>();
    private final ArrayDeque<Method> todo = new ArrayDeque<>();

    private Reach() {}

    /**
     * Returns the variables that may be read by what begins here.
     *
     * @param lambdas the methods in which lambdas do their work
     * @param made the classes of objects, which may do whatever they can
     */
    static Set<Variable> variables(Set<Method> lambdas, Set<String> made) {
        if (lambdas.isEmpty() && made.isEmpty()) {
            return Set.of();
        }
        var known = KNOWN.get(List.<Set<?>>of(lambdas, made));
        if (known == null) {
            var reach = new Reach();
            lambdas.forEach(reach::begin);
            made.forEach(reach::make);
            reach.follow();
            known = Set.copyOf(reach.variables);
            KNOWN.put(List.of(Set.copyOf(lambdas), Set.copyOf(made)), known);
        }
        return known;
    }

    private void begin(Method lambda) {
        touch(lambda.owner());
        call(lambda);
        if (lambda.name().equals("<init>")) {
            make(lambda.owner());
        }
    }

    private void follow() {
        for (var method = todo.poll(); method != null; method = todo.poll()) {
            var code = ClassCode.of(method.owner()).methods().get(method.signature());
            if (code == null) {
                // Declared by an ancestor.
                for (var parent : ClassCode.of(method.owner()).parents()) {
                    if (CodeLoader.isOfCell(parent)) {
                        reach(new Method(parent, method.name(), method.descriptor()));
                    }
                }
                continue;
            }
            code.touches().forEach(this::touch);
            code.makes().forEach(this::make);
            code.calls().forEach(this::call);
            for (var variable : code.reads()) {
                var owner = ClassCode.of(variable.owner());
                if (owner.isWrapper() && owner.variables().contains(variable.name())) {
                    variables.add(variable);
                }
            }
        }
    }

    private void reach(Method method) {
        if (reached.add(method)) {
            todo.add(method);
        }
    }

    private void call(Method method) {
        reach(method);
        if (called.add(method.signature())) {
            for (var type : made) {
                reachIn(type, method.signature());
            }
        }
    }

    private void touch(String type) {
        if (touched.add(type)) {
            reachIn(type, "<clinit>()V");
        }
    }

    private void make(String type) {
        if (!made.add(type)) {
            return;
        }
        touch(type);
        var fromJava = new HashSet<String>();
        declaredByJava(type, fromJava);
        for (var signature : ClassCode.of(type).methods().keySet()) {
            if (called.contains(signature) || fromJava.contains(signature)) {
                reachIn(type, signature);
            }
        }
        for (var parent : ClassCode.of(type).parents()) {
            if (CodeLoader.isOfCell(parent)) {
                make(parent);
            }
        }
    }

    private void reachIn(String type, String signature) {
        if (ClassCode.of(type).methods().containsKey(signature)) {
            int parameters = signature.indexOf('(');
            reach(new Method(type, signature.substring(0, parameters), signature.substring(parameters)));
        }
    }

    /** Collects what the ancestors of a class declare that were not defined in cells: {@code compareTo}, {@code run}. */
    private static void declaredByJava(String type, Set<String> signatures) {
        for (var parent : ClassCode.of(type).parents()) {
            if (CodeLoader.isOfCell(parent)) {
                declaredByJava(parent, signatures);
            } else {
                try {
                    var java = Class.forName(parent, false, CodeLoader.ofThisJvm());
                    for (Class<?> one = java; one != null; one = one.getSuperclass()) {
                        add(one, signatures);
                    }
                    add(Object.class, signatures);
                    Arrays.stream(java.getMethods()).forEach(it -> signatures.add(signature(it)));
                } catch (ClassNotFoundException | LinkageError e) {
                    // The work fails when it gets there, and says so.
                }
            }
        }
        // Serialization calls these.
        signatures.add("readResolve()Ljava/lang/Object;");
        signatures.add("readObject(Ljava/io/ObjectInputStream;)V");
    }

    private static void add(Class<?> type, Set<String> signatures) {
        for (var method : type.getDeclaredMethods()) {
            signatures.add(signature(method));
        }
    }

    private static String signature(java.lang.reflect.Method method) {
        return method.getName()
                + MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                        .descriptorString();
    }
}
