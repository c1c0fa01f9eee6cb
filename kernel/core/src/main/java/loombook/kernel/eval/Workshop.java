package loombook.kernel.eval;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import loombook.display.MimeBundle;
import loombook.kernel.assist.CodePoints;
import loombook.kernel.assist.CompletionSource;
import loombook.kernel.magic.AtCursor;
import loombook.kernel.magic.ByKernel;
import loombook.kernel.magic.Defined;
import loombook.kernel.magic.Dependency;
import loombook.kernel.magic.Executed;
import loombook.kernel.magic.Magic;
import loombook.kernel.magic.MagicProblem;
import loombook.kernel.magic.Magics;
import loombook.kernel.magic.Workbench;
import loombook.kernel.message.Bundle;
import loombook.kernel.message.Complete;
import loombook.kernel.message.Inspect;
import loombook.link.ToKernel;
import loombook.link.ToRuntime;
import org.jspecify.annotations.Nullable;

/** What the magics of all cells have in common, and what each can reach. Safe for any number of threads. */
final class Workshop {
    private final Dependencies dependencies;
    private final JShellEvaluator.Listener listener;
    private final Magics magics = new Magics();
    private final NavigableMap<Integer, Executed> executed = new ConcurrentSkipListMap<>();
    private final CompiledFiles compiled = new CompiledFiles();
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

    /** Notes a cell that is about to run, or has run; an expression that a front end asks for is no cell. */
    void executed(Cell cell, boolean succeeded, boolean begins) {
        if (begins ? !executed.containsKey(cell.number()) : isNoted(cell)) {
            executed.put(cell.number(), new Executed(cell.number(), cell.code(), succeeded));
        }
    }

    private boolean isNoted(Cell cell) {
        return executed.get(cell.number()) instanceof Executed known
                && known.code().equals(cell.code());
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

    /** Returns who completes magics, and leaves to another what these have nothing to say to. */
    CompletionSource completion(CompletionSource other) {
        return (cell, position) -> {
            var reply = other.at(cell, position);
            var choices = reply != null ? null : new AtCursor(magics, folder).choices(cell, position);
            if (choices == null) {
                return reply;
            }
            var matches = choices.types().entrySet().stream()
                    .map(one -> new Complete.Match(one.getKey(), one.getValue(), ""))
                    .toList();
            return new Complete.Reply(
                    matches, CodePoints.fromIndex(cell, choices.start()), CodePoints.fromIndex(cell, position));
        };
    }

    /** Returns what is known of the magic at the cursor; null when there is none. */
    Inspect.@Nullable Reply documentation(Inspect.Request request) {
        var found = new AtCursor(magics, folder)
                .documentation(request.code(), CodePoints.toIndex(request.code(), request.cursor()));
        return found == null ? null : new Inspect.Reply(new Bundle(found, Map.of()));
    }

    /**
     * Returns what a magic can reach that is done for a cell; the caller holds the compiler.
     *
     * @param runner runs code that is loaded for the cell
     */
    Workbench bench(Cell cell, Session session, BooleanSupplier interrupted, Function<Cell, Outcome> runner) {
        return new Bench(cell, session, interrupted, runner, false);
    }

    /** Does what a cell that runs has called; the caller holds the compiler. */
    ToRuntime.MagicDone answer(
            ToKernel.CallMagic called,
            Cell cell,
            Session session,
            BooleanSupplier interrupted,
            Function<Cell, Outcome> runner) {
        try {
            var value = named(called)
                    .run(
                            Magic.Call.of(called.arguments(), called.body()),
                            new Bench(cell, session, interrupted, runner, true));
            return new ToRuntime.MagicDone(called.request(), value, null);
        } catch (Unsuccessful e) {
            return new ToRuntime.MagicDone(called.request(), null, e.message());
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
        private final Function<Cell, Outcome> runner;
        private final boolean called;

        Bench(Cell cell, Session session, BooleanSupplier interrupted, Function<Cell, Outcome> runner, boolean called) {
            this.called = called;
            this.cell = cell;
            this.session = session;
            this.interrupted = interrupted;
            this.runner = runner;
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
            more.forEach(dependencies::added);
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
        public List<Defined> defined() {
            return session.contents().all();
        }

        @Override
        public String valueOf(Defined variable) throws MagicProblem {
            return session.contents().valueOf(variable.name());
        }

        @Override
        public void forget(List<Defined> some) throws MagicProblem {
            var empty = session.contents().emptying(some);
            if (!empty.isEmpty()) {
                // What can't be emptied is forgotten all the same.
                var _ = runner.apply(cell.loaded("%reset", empty));
            }
            session.contents().forget(some);
        }

        @Override
        public List<Executed> executed() {
            return List.copyOf(executed.values());
        }

        @Override
        public int number() {
            return cell.number();
        }

        @Override
        public Map<String, Object> run(String name, String code) {
            return switch (runner.apply(cell.loaded(name, code))) {
                case Outcome.Nothing _ -> Map.of();
                case Outcome.Value(var value) -> value.data();
                case Outcome.Failed it -> throw new Unsuccessful(it);
                case Outcome.Interrupted it -> throw new Unsuccessful(it);
                case Outcome.Died it -> throw new Unsuccessful(it);
            };
        }

        @Override
        public List<String> codeOfNotebook(String name, String text) throws MagicProblem {
            return NotebookFile.code(name, text);
        }

        @Override
        public List<String> compile(String source, int start) throws MagicProblem {
            var made = compiled.compile(source, start, cell, session);
            addToClassPath(List.of(made.folder()));
            if (!made.again().isEmpty()) {
                listener.note(
                        cell.id(),
                        String.join(", ", made.again())
                                + (made.again().size() == 1 ? " was" : " were")
                                + " compiled before: what the JVM has loaded of that stays until %jvm starts it again.\n");
            }
            return made.classes();
        }

        @Override
        public String program(String name, List<Executed> cells) throws MagicProblem {
            return new SavedProgram(name, session, magics).of(cells);
        }

        @Override
        public <T> T await(Supplier<T> work) {
            return session.withoutCompiler(work);
        }

        @Override
        public boolean isCalled() {
            return called;
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
