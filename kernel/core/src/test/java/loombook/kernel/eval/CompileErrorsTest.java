package loombook.kernel.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import loombook.kernel.message.Failure;
import org.junit.jupiter.api.Test;

class CompileErrorsTest {
    private static final String CODE = "int a = 1;\n\tint b = wrong;\nlast";

    private final CompileErrors errors = new CompileErrors(new Cell(1, 7, CODE));

    @Test
    void anErrorHasItsLineAndAMarkUnderIt() {
        int start = CODE.indexOf("wrong");
        errors.add(new CompileErrors.Problem(start, start + 5, "what is wrong"));
        assertThat(plain(errors.failure()))
                .containsExactly("cell [7], line 2: what is wrong", "    \tint b = wrong;", "    \t        ^^^^^");
    }

    @Test
    void errorsComeInTheOrderOfTheText() {
        errors.add(new CompileErrors.Problem(CODE.length() - 4, CODE.length(), "second"));
        errors.add(new CompileErrors.Problem(0, 3, "first"));
        assertThat(errors.failure().evalue()).isEqualTo("line 1: first; line 3: second");
        assertThat(errors.failure().ename()).isEqualTo("CompilationError");
    }

    @Test
    void theSameErrorIsToldOnce() {
        errors.add(new CompileErrors.Problem(0, 3, "twice"));
        errors.add(new CompileErrors.Problem(0, 3, "twice"));
        assertThat(plain(errors.failure())).hasSize(3);
    }

    @Test
    void aMarkIsAtLeastOneWideAndEndsWithItsLine() {
        errors.add(new CompileErrors.Problem(4, 4, "empty"));
        errors.add(new CompileErrors.Problem(8, CODE.length(), "over the end of the line"));
        assertThat(plain(errors.failure()))
                .filteredOn(line -> line.contains("^"))
                .containsExactly("        ^", "            ^^");
    }

    @Test
    void anyPositionHasALine() {
        for (int start = 0; start <= CODE.length(); start++) {
            for (int end = start; end <= CODE.length(); end++) {
                var one = new CompileErrors(new Cell(1, 7, CODE));
                one.add(new CompileErrors.Problem(start, end, "x"));
                var lines = plain(one.failure());
                assertThat(lines).hasSize(3);
                assertThat(CODE.lines()).contains(lines.get(1).substring(4));
                assertThat(lines.get(2).strip()).matches("\\^+");
            }
        }
    }

    @Test
    void whatIsMissingIsMarkedWhereItsNameStands() {
        errors.addMissing(new Piece("\tint b = wrong;", 11, true, false), "variable wrong");
        assertThat(errors.failure().evalue()).isEqualTo("line 2: cannot find symbol: variable wrong");
        assertThat(plain(errors.failure()).get(2)).isEqualTo("    \t        ^^^^^");
    }

    @Test
    void anEmptyCellHasALineToo() {
        var empty = new CompileErrors(new Cell(1, 1, ""));
        empty.add(new CompileErrors.Problem(0, 0, "nothing here"));
        assertThat(plain(empty.failure())).containsExactly("cell [1], line 1: nothing here", "    ", "    ^");
    }

    private static List<String> plain(Failure failure) {
        return failure.traceback().stream()
                .map(line -> line.replaceAll("\u001b\\[[0-9;]*m", ""))
                .toList();
    }
}
