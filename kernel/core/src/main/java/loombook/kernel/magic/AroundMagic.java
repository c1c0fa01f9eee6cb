package loombook.kernel.magic;

import java.util.ArrayList;
import java.util.List;

/**
 * Runs code as it would run without, between two calls of the runtime.
 *
 * @param purpose what is done with the code, as it follows "nothing to"
 * @param type the class of the runtime that has {@code begin()} and {@code end()}
 */
record AroundMagic(String name, String purpose, String summary, String example, String type) implements AroundCode {
    @Override
    public Guide guide() {
        return new Guide(
                summary,
                "%" + name + " CODE in a line, or %%" + name + " in a cell's first line and code below",
                example);
    }

    @Override
    public List<Passage> passages(Use use, Magics magics) throws MagicProblem {
        if (use.code().isBlank(use.cell())
                || (use.isCell() && !use.step().arguments().isBlank(use.cell()))) {
            throw use.problem("There is nothing to " + purpose + ": write " + usage() + ".");
        }
        var passages = new ArrayList<Passage>();
        passages.add(Passage.own(type + ".begin();", use.step().call(), true));
        passages.addAll(magics.passages(use.cell(), use.code(), use.reading()));
        passages.add(Passage.own(type + ".end();", use.step().call(), true));
        return passages;
    }
}
