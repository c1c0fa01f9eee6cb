package loombook.kernel.magic;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code %env}: environment variables. */
final class EnvMagic implements InRuntime {
    @Override
    public String name() {
        return "env";
    }

    @Override
    public Guide guide() {
        return new Guide(
                "Gives the environment variables, gives one, or sets one: for %env, ! and the programs that Processes"
                        + " starts. Java can't change the environment of a JVM that runs: System.getenv stays as it was.",
                "%env, %env NAME, or %env NAME=value", "%env HOME");
    }

    @Override
    public boolean gives() {
        return true;
    }

    @Override
    public @Nullable String type(List<String> arguments) {
        return arguments.isEmpty() ? "java.util.Map<String, String>" : "String";
    }
}
