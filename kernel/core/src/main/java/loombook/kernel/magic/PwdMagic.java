package loombook.kernel.magic;

import java.util.List;

/** {@code %pwd}: where files are meant. */
final class PwdMagic implements InRuntime {
    @Override
    public String name() {
        return "pwd";
    }

    @Override
    public Guide guide() {
        return new Guide("Tells the folder in which magics and programs look for files.", "%pwd", "%pwd");
    }

    @Override
    public boolean gives() {
        return true;
    }

    @Override
    public String type(List<String> arguments) {
        return "String";
    }
}
