package loombook.kernel.history;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import loombook.kernel.message.History;
import loombook.kernel.message.History.Entry;
import org.jspecify.annotations.Nullable;

/**
 * What was executed, in this session and before. Writing costs the caller nothing: a thread of its own does it. Safe
 * for any number of threads.
 */
public final class ExecutionHistory implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("loombook.history");

    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("loombook-history").daemon().factory());
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
        writer.execute(() -> {
            try {
                store().add(line, code);
            } catch (SQLException e) {
                LOG.log(System.Logger.Level.WARNING, "A cell could not be kept in the history", e);
            }
        });
    }

    /** Notes what a cell's result was. */
    public void setResult(int line, String result) {
        writer.execute(() -> {
            try {
                store().setResult(line, result);
            } catch (SQLException e) {
                LOG.log(System.Logger.Level.WARNING, "A result could not be kept in the history", e);
            }
        });
    }

    /** Answers a request; waits until what was noted before is there. */
    public History.Reply find(History.Request request) {
        var found = CompletableFuture.supplyAsync(() -> find(request.access()), writer);
        return new History.Reply(request.output(), found.join());
    }

    private List<Entry> find(History.Access access) {
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
