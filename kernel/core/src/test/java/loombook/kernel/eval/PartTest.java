package loombook.kernel.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    int a = 1;                                | int                | a
                    int a;                                    | int                | a
                    final var b = x == y;                     | var                | b
                    Map<String, List<int[]>> c = f();         | Map<String, List<int[]>> | c
                    java.util.Map.Entry<K, ?> d;              | java.util.Map.Entry<K, ?> | d
                    int [] e = {1};                           | int []             | e
                    @Deprecated static volatile long g=0      | long               | g
                    Runnable h = () -> { int i = 1; };        | Runnable           | h
                    """)
    void variables(String source, String type, String name) {
        assertThat(part(source)).isInstanceOfSatisfying(Part.Variable.class, it -> {
            assertThat(it.type()).isEqualTo(type);
            assertThat(it.name()).isEqualTo(name);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "int f() { return 1; }",
                "private static synchronized <T extends List<T>> T f(T t) { return t; }",
                "@SafeVarargs final <T> List<? super T> f(T... all) { return null; }",
                "synchronized void f() {}",
                "int[] f (int a) { return null; }"
            })
    void methods(String source) {
        assertThat(part(source))
                .isInstanceOfSatisfying(
                        Part.Method.class, it -> assertThat(it.name()).isEqualTo("f"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "class T {}",
                "public abstract sealed class T<A> permits B {}",
                "record T(int a) {}",
                "record T<A>(A a) {}",
                "@FunctionalInterface interface T { void a(); }",
                "enum T { A }",
                "@interface T {}",
                "@Deprecated @interface T {}"
            })
    void types(String source) {
        assertThat(part(source))
                .isInstanceOfSatisfying(
                        Part.Type.class, it -> assertThat(it.name()).isEqualTo("T"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a = 1;",
                "a == 1",
                "a < b",
                "f(1)",
                "new Thread(() -> {}).start();",
                "throw new Exception();",
                "return a;",
                "synchronized (this) { a++; }",
                "for (int i = 0; i < 3; i++) a++;",
                "yield x;",
                "{ int a = 1; }",
                ";"
            })
    void statements(String source) {
        assertThat(part(source)).isInstanceOf(Part.Statement.class);
    }

    @Test
    void anImportsKeyIsTheNameThatItGives() {
        assertThat(key("import java.util.List;"))
                .isEqualTo(key("import java.awt.List"))
                .isEqualTo("List");
        assertThat(key("import static java.lang.Math.abs;")).isEqualTo("static abs");
        assertThat(key("import java.util.*;")).isNotEqualTo(key("import java.awt.*;"));
        assertThat(key("import module java.sql;")).isEqualTo("module java.sql");
    }

    private static String key(String source) {
        return ((Part.Import) part(source)).key();
    }

    @Test
    void anArraysInitializerIsSpelledOut() {
        assertThat(((Part.Variable) part("int[] a = {1, 2};")).value()).isEqualTo("new int[]{1, 2}");
    }

    @Test
    void modifiersAreBlankedWhereTheyStand() {
        var method = part("public @Deprecated static synchronized void staticf() { f(\"static\"); }");
        assertThat(Part.without(Set.of("public", "static", "synchronized"), method.piece()))
                .isEqualTo("       @Deprecated                     void staticf() { f(\"static\"); }");
    }

    private static Part part(String source) {
        return Part.of(new Piece(source, 0, true, false));
    }
}
