package loombook.jjava;

import java.util.List;
import loombook.magic.MagicCalls;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.magic.CellMagic;
import org.dflib.jjava.jupyter.kernel.magic.LineMagic;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.dflib.jjava.kernel.JavaKernel;
import org.jspecify.annotations.Nullable;

/** JJava's registry of magics: what is made here is a magic of the notebook, and what is called here is Loombook's. */
@SuppressWarnings("TypeParameterUnusedInFormals") // as in JJava
public final class NotebookMagics extends MagicsRegistry {
    @Override
    @SuppressWarnings("unchecked") // there is one kernel
    public MagicsRegistry registerLineMagic(String name, LineMagic<?, ?> magic) {
        var it = (LineMagic<Object, JavaKernel>) magic;
        MagicCalls.register(name, arguments -> it.eval(JavaKernel.instance(), arguments), null);
        return this;
    }

    @Override
    @SuppressWarnings("unchecked") // there is one kernel
    public MagicsRegistry registerCellMagic(String name, CellMagic<?, ?> magic) {
        var it = (CellMagic<Object, JavaKernel>) magic;
        MagicCalls.register(name, null, (arguments, body) -> it.eval(JavaKernel.instance(), arguments, body));
        return this;
    }

    @Override
    public <T extends @Nullable Object, K extends BaseKernel> T evalLineMagic(
            K kernel, String name, List<String> arguments) {
        return MagicCalls.line(name, arguments);
    }

    @Override
    public <T extends @Nullable Object, K extends BaseKernel> T evalCellMagic(
            K kernel, String name, List<String> arguments, String body) {
        return MagicCalls.cell(name, arguments, body);
    }
}
