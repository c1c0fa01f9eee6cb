package loombook.kernel.magic;

/** {@code %image}: a picture, as Rapaio's kernel has it. */
final class ImageMagic implements InRuntime {
    @Override
    public String name() {
        return "image";
    }

    @Override
    public Guide guide() {
        return new Guide(
                "Shows a picture of this machine or of the web.", "%image PATH or %image URL", "%image plot.png");
    }

    @Override
    public boolean gives() {
        return true;
    }

    @Override
    public boolean takesFiles() {
        return true;
    }

    @Override
    public Call call(Use use) throws MagicProblem {
        var call = use.call();
        if (call.arguments().size() != 1) {
            throw use.problem("One picture is needed: write " + usage() + ".");
        }
        return call;
    }
}
