package loombook.kernel.magic;

import org.jspecify.annotations.Nullable;

/** {@code %jshell}: a command of JShell's, as Rapaio's kernel has them. */
final class JshellMagic implements ByKernel {
    @Override
    public String name() {
        return "jshell";
    }

    @Override
    public Guide guide() {
        return new Guide(
                "Rapaio's name for the commands of JShell.",
                "%jshell /vars, or any other of its commands",
                "%jshell /vars");
    }

    @Override
    public @Nullable Object run(Call call, Workbench bench) throws MagicProblem {
        var command = call.arguments().isEmpty() ? "" : call.arguments().getFirst();
        for (var magic : bench.magics().all()) {
            if (command.startsWith("/") && magic.name().equals(command) && magic instanceof ByKernel it) {
                return it.run(
                        Call.of(call.arguments().subList(1, call.arguments().size()), null), bench);
            }
        }
        throw new MagicProblem("%jshell is followed by one of JShell's commands, such as /vars; /help names them.");
    }
}
