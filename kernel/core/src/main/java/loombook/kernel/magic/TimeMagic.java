package loombook.kernel.magic;

import java.util.ArrayList;
import java.util.List;

/** {@code %time}: runs code as it would run without, and prints what it took. */
final class TimeMagic implements Magic {
    @Override
    public String name() {
        return "time";
    }

    @Override
    public String usage() {
        return "%time CODE in a line, or %%time in a cell's first line and code below";
    }

    @Override
    public List<Passage> passages(Use use) throws MagicProblem {
        if (use.code().isBlank(use.cell())
                || (use.isCell() && !use.step().arguments().isBlank(use.cell()))) {
            throw use.problem("There is nothing to time: write " + usage() + ".");
        }
        var passages = new ArrayList<Passage>();
        passages.add(Passage.own("loombook.agent.CellMeter.begin();", use.step().call()));
        passages.addAll(Magics.passages(use.cell(), use.code(), use.reading()));
        passages.add(Passage.own("loombook.agent.CellMeter.end();", use.step().call()));
        return passages;
    }
}
