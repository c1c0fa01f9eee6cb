package loombook.kernel.history;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import loombook.kernel.message.History;
import loombook.kernel.message.History.Entry;
import org.jspecify.annotations.Nullable;

/**
 * What was executed, in this session and before. Writing costs the caller nothing: a thread of its own does it, a little
 * later and all at once, for a database takes time away from cells that follow each other. Safe for any number of
 * threads.
 */
public final class ExecutionHistory implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("loombook.history");

    private static final int DELAY_MS = 500;

    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("loombook-history").daemon().factory());
    private final ConcurrentLinkedQueue<HistoryStore.Write> pending = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final Path file;
    private @Nullable HistoryStore store;

    /** Makes a history in a file; the file is not touched before there is something to write or read. */
    public ExecutionHistory(Path file) {
        this.file = file;
    }

    /** Returns the file in which a user's history is kept; the environment variable LOOMBOOK_HISTORY names another. */
    public static Path defaultFile() {
        var environment = System.getenv();
        var home = System.getProperty("user.home");
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows");
        if (environment.get("LOOMBOOK_HISTORY") instanceof String named && !named.isEmpty()) {
            return Path.of(named);
        }
        if (windows && environment.get("APPDATA") instanceof String roaming) {
            return Path.of(roaming, "loombook", "history.sqlite");
        }
        if (environment.get("XDG_DATA_HOME") instanceof String data && !data.isEmpty()) {
            return Path.of(data, "loombook", "history.sqlite");
        }
        return Path.of(home, ".local", "share", "loombook", "history.sqlite");
    }

    /** Notes that a cell is being executed. */
    public void add(int line, String code) {
        write(to -> to.add(line, code));
    }

    /** Notes what a cell's result was. */
    public void setResult(int line, String result) {
        write(to -> to.setResult(line, result));
    }

    private void write(HistoryStore.Write entry) {
        pending.add(entry);
        if (scheduled.compareAndSet(false, true)) {
            var _ = writer.schedule(this::writePending, DELAY_MS, TimeUnit.MILLISECONDS);
        }
    }

    private void writePending() {
        scheduled.set(false);
        var entries = new ArrayList<HistoryStore.Write>();
        for (var next = pending.poll(); next != null; next = pending.poll()) {
            entries.add(next);
        }
        if (!entries.isEmpty()) {
            try {
                store().write(entries);
            } catch (SQLException e) {
                LOG.log(System.Logger.Level.WARNING, entries.size() + " entries could not be kept in the history", e);
            }
        }
    }

    /** Answers a request; waits until what was noted before is there. */
    public History.Reply find(History.Request request) {
        var found = CompletableFuture.supplyAsync(() -> find(request.access()), writer);
        return new History.Reply(request.output(), found.join());
    }

    private List<Entry> find(History.Access access) {
        writePending();
        try {
            return store().find(access);
        } catch (SQLException e) {
            throw new IllegalStateException("The history can't be read: " + e.getMessage(), e);
        }
    }

    private HistoryStore store() throws SQLException {
        if (store == null) {
            store = open();
        }
        return store;
    }

    private HistoryStore open() throws SQLException {
        try {
            return HistoryStore.open(file);
        } catch (SQLException | IOException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The history " + file + " can't be opened: " + e.getMessage()
                            + "; it is kept for this session only.");
            return HistoryStore.inMemory();
        }
    }

    /** Writes what is still to be written, at most a second long. */
    @Override
    public void close() {
        writer.execute(() -> {
            writePending();
            try {
                if (store != null) {
                    store.close();
                }
            } catch (SQLException e) {
                LOG.log(System.Logger.Level.WARNING, "The history could not be closed", e);
            }
        });
        writer.shutdown();
        try {
            var _ = writer.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
