package loombook.process.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import loombook.process.code.MethodCode.Method;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which variables of cells a lambda or an object reaches. */
class ReachTest {
    private static final String CELLS = """
            package REPL;

            public class Kitchen {
                static int sugar, salt, flour, milk;
                static int written;
                static final int FIXED = 3;

                static int direct() { return sugar + FIXED; }
                static int through() { written = direct(); return written(); }
                static int written() { return 1; }
                static int down(int n) { return n == 0 ? salt : down(n - 1); }
                static java.util.function.Supplier<Integer> later() { return () -> flour; }
                static java.util.function.Function<Integer, Integer> reference() { return Kitchen::down; }
                static int judged(Judge judge) { return judge.judge(); }
                static int unknown(Object some) { return some.hashCode(); }

                interface Judge { int judge(); }
                static class Strict implements Judge {
                    public int judge() { return salt; }
                    int asked() { return milk; }
                }
                static class Mild extends Strict {}
                static class Sorted implements Comparable<Sorted> {
                    public int compareTo(Sorted other) { return milk; }
                    int asked() { return sugar; }
                }
                static class Made { static int first = flour; }
                static int makes() { return new Made().hashCode(); }
            }
            """;

    /** The loader of this JVM while this is tested. */
    private static final class Compiled extends CodeLoader {
        private final Path folder;

        Compiled(Path folder) {
            this.folder = folder;
        }

        @Override
        public boolean runsCells() {
            return true;
        }

        @Override
        public byte @Nullable [] code(String className) {
            var file = folder.resolve(className.replace('.', '/') + ".class");
            try {
                return Files.exists(file) ? Files.readAllBytes(file) : null;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @BeforeAll
    static void compile(@TempDir Path folder) throws IOException {
        var source = Files.writeString(folder.resolve("Kitchen.java"), CELLS);
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-d", folder.toString(), source.toString()))
                .isZero();
        var compiled = new Compiled(folder);
        for (var name : List.of("", "$Judge", "$Strict", "$Mild", "$Sorted", "$Made")) {
            // Now: the folder is gone when other tests look for them.
            ClassCode.of("REPL.Kitchen" + name);
        }
        assertThat(CodeLoader.ofThisJvm()).isSameAs(compiled);
    }

    private static Set<String> reached(Set<Method> lambdas, String... made) {
        var types = Arrays.stream(made).map(it -> "REPL.Kitchen$" + it).collect(Collectors.toSet());
        return Reach.variables(lambdas, types).stream().map(Variable::name).collect(Collectors.toSet());
    }

    private static Set<String> reached(String method, String descriptor, String... made) {
        return reached(Set.of(new Method("REPL.Kitchen", method, descriptor)), made);
    }

    @Test
    void aVariableIsReachedByWhoReadsItHoweverFarAway() {
        assertThat(reached("direct", "()I")).containsExactly("sugar");
        assertThat(reached("through", "()I")).containsExactly("sugar");
        assertThat(reached("down", "(I)I")).containsExactly("salt");
    }

    @Test
    void whatIsOnlyWrittenAndWhatIsConstantStays() {
        assertThat(reached("through", "()I")).doesNotContain("written", "FIXED");
    }

    @Test
    void lambdasAndMethodReferencesAreFollowed() {
        assertThat(reached("later", "()Ljava/util/function/Supplier;")).containsExactly("flour");
        assertThat(reached("reference", "()Ljava/util/function/Function;")).containsExactly("salt");
    }

    @Test
    void ofAnObjectTheMethodsCountThatSomebodyCalls() {
        assertThat(reached(Set.of(), "Strict")).isEmpty();
        var judged = "(LREPL/Kitchen$Judge;)I";
        assertThat(reached("judged", judged)).isEmpty();
        assertThat(reached("judged", judged, "Strict")).containsExactly("salt");
        assertThat(reached("judged", judged, "Mild")).containsExactly("salt");
    }

    @Test
    void andThoseThatJavaMayCall() {
        assertThat(reached(Set.of(), "Sorted")).containsExactly("milk");
    }

    @Test
    void aClassIsInitializedWhereItIsUsed() {
        assertThat(reached("makes", "()I")).containsExactly("flour");
    }

    @Test
    void whatIsNoCodeOfCellsReachesNothing() {
        assertThat(reached(Set.of())).isEmpty();
        assertThat(reached("unknown", "(Ljava/lang/Object;)I")).isEmpty();
        assertThat(Reach.variables(Set.of(), Set.of("REPL.Missing"))).isEmpty();
    }
}
