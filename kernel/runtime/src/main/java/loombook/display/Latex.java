package loombook.display;

/**
 * A formula, or LaTeX with formulas in it.
 *
 * @param latex the source, which is also its text form; without {@code $} in it, all of it is a formula
 */
public record Latex(String latex) implements Displayable {
    @Override
    public MimeBundle bundle() {
        boolean marked = latex.contains("$") || latex.contains("\\[") || latex.contains("\\begin{");
        return MimeBundle.of("text/latex", marked ? latex : "$\\displaystyle " + latex + "$", latex);
    }
}
