package loombook.kernel.magic;

import java.util.List;

/** {@code %cd}: another folder for what cells start. */
final class CdMagic implements InRuntime {
    @Override
    public String name() {
        return "cd";
    }

    @Override
    public Guide guide() {
        return new Guide(
                "Goes to another folder, for magics, for ! and for the programs that Processes starts. Java can't change"
                        + " the folder of a JVM that runs: for new File(..) and Path.of(..) it stays where it was.",
                "%cd [FOLDER], or %cd - to go back; without a folder to that of the user",
                "%cd ..");
    }

    @Override
    public boolean takesFiles() {
        return true;
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
