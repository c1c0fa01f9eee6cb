package loombook.kernel.magic;

import java.util.ArrayList;
import java.util.List;

/** A magic that a notebook has made. */
record RegisteredMagic(String name, boolean line, boolean cell) implements InRuntime {
    @Override
    public List<String> forms() {
        var forms = new ArrayList<String>();
        if (line) {
            forms.add("%" + name);
        }
        if (cell) {
            forms.add("%%" + name);
        }
        return forms;
    }

    @Override
    public boolean gives() {
        return true;
    }

    @Override
    public Guide guide() {
        return new Guide(
                "Was made in this notebook.",
                (line ? "%" + name + " …" : "")
                        + (line && cell ? ", or " : "")
                        + (cell ? "%%" + name + " … in a cell's first line and text below" : ""),
                (line ? "%" : "%%") + name);
    }
}
