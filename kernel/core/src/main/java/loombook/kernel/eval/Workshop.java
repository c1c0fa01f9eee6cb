package loombook.kernel.eval;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import loombook.display.MimeBundle;
import loombook.kernel.magic.ByKernel;
import loombook.kernel.magic.Dependency;
import loombook.kernel.magic.Magic;
import loombook.kernel.magic.MagicProblem;
import loombook.kernel.magic.Magics;
import loombook.kernel.magic.Workbench;
import loombook.link.ToKernel;
import loombook.link.ToRuntime;
import org.jspecify.annotations.Nullable;

/** What the magics of all cells have in common, and what each can reach. Safe for any number of threads. */
final class Workshop {
    private final Dependencies dependencies;
    private final JShellEvaluator.Listener listener;
    private final Magics magics = new Magics();
    private volatile Path folder = Path.of("").toAbsolutePath();

    Workshop(Dependencies dependencies, JShellEvaluator.Listener listener) {
        this.dependencies = dependencies;
        this.listener = listener;
    }

    /** Returns the folder in which files are meant. */
    Path folder() {
        return folder;
    }

    Magics magics() {
        return magics;
    }

    /** Notes what a notebook has done in its runtime; returns false when it is none of this one's concern. */
    boolean notice(ToKernel.Notice notice) {
        return switch (notice) {
            case ToKernel.MagicRegistered(var name, var line, var cell) -> {
                magics.register(name, line, cell);
                yield true;
            }
            case ToKernel.FolderChanged(var path) -> {
                folder = Path.of(path);
                yield true;
            }
            case ToKernel.CommTarget _, ToKernel.CommServed _ -> false;
        };
    }

    /** Forgets what the runtime knew that is gone. */
    void restarted() {
        magics.forgetRegistered();
        folder = Path.of("").toAbsolutePath();
    }

    /** Returns what a magic can reach that is done for a cell; the caller holds the compiler. */
    Workbench bench(Cell cell, Session session, BooleanSupplier interrupted) {
        return new Bench(cell, session, interrupted);
    }

    /** Does what a cell that runs has called; the caller holds the compiler. */
    ToRuntime.MagicDone answer(ToKernel.CallMagic called, Cell cell, Session session, BooleanSupplier interrupted) {
        try {
            var value = named(called)
                    .run(Magic.Call.of(called.arguments(), called.body()), bench(cell, session, interrupted));
            return new ToRuntime.MagicDone(called.request(), value, null);
        } catch (MagicProblem e) {
            return new ToRuntime.MagicDone(called.request(), null, String.valueOf(e.getMessage()));
        }
    }

    private ByKernel named(ToKernel.CallMagic called) throws MagicProblem {
        var sign = called.body() == null ? "%" : "%%";
        return switch (magics.find(called.name())) {
            case null -> throw new MagicProblem(magics.unknown(called.name()));
            case ByKernel it when it.forms().stream().anyMatch(one -> one.startsWith("%%") == sign.equals("%%")) -> it;
            case Magic it ->
                throw new MagicProblem(
                        sign + it.name() + " can't be called from Java: it is written " + it.usage() + ".");
        };
    }

    private final class Bench implements Workbench {
        private final Cell cell;
        private final Session session;
        private final BooleanSupplier interrupted;

        Bench(Cell cell, Session session, BooleanSupplier interrupted) {
            this.cell = cell;
            this.session = session;
            this.interrupted = interrupted;
        }

        @Override
        public void print(String text) {
            effect(new ToKernel.Output(cell.id(), false, text.getBytes(StandardCharsets.UTF_8)));
        }

        @Override
        public void note(String sentence) {
            listener.note(cell.id(), sentence + "\n");
        }

        @Override
        public void show(Map<String, Object> forms) {
            effect(new ToKernel.Displayed(cell.id(), new MimeBundle(forms, Map.of()), null, false));
        }

        private void effect(ToKernel.Effect effect) {
            try {
                listener.effect(effect);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public Path folder() {
            return folder;
        }

        @Override
        public List<Path> classPath() {
            return session.classPath();
        }

        @Override
        public void addToClassPath(List<Path> more) throws MagicProblem {
            @Nullable String death = more.isEmpty() ? null : session.add(more);
            if (death != null) {
                throw new MagicProblem("The JVM in which cells run has died: " + death + ".");
            }
        }

        @Override
        public List<String> add(List<Dependency> wanted) throws MagicProblem {
            return switch (dependencies.add(cell, wanted, session, folder, interrupted)) {
                case Dependencies.Added.Done(var paths) -> paths;
                case Dependencies.Added.Refused it -> throw new MagicProblem(it.sentence());
                case Dependencies.Added.Stopped _ ->
                    throw new MagicProblem("It was interrupted: nothing was added to the class path.");
                case Dependencies.Added.Died(var how) ->
                    throw new MagicProblem("The JVM in which cells run has died: " + how + ".");
            };
        }

        @Override
        public Magics magics() {
            return magics;
        }

        @Override
        public boolean isInterrupted() {
            return interrupted.getAsBoolean();
        }
    }
}
