package loombook.kernel.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import loombook.kernel.message.History.Access;
import loombook.kernel.message.History.Entry;

/**
 * Executed cells in an SQLite database, which any number of kernels can share. Used by one thread.
 *
 * <p>SQLite rather than a database of pure Java: those lock their file to one process.
 */
final class HistoryStore implements AutoCloseable {
    private static final String SCHEMA = """
            create table if not exists sessions (id integer primary key autoincrement, started text not null);
            create table if not exists cells (
              id integer primary key autoincrement,
              session integer not null references sessions (id),
              line integer not null,
              code text not null,
              result text);
            create index if not exists cells_by_session on cells (session, line);
            """;

    private final Connection database;
    private final int session;

    private HistoryStore(Connection database) throws SQLException {
        this.database = database;
        try (var statement = database.createStatement()) {
            statement.execute("pragma busy_timeout = 5000");
            statement.execute("pragma journal_mode = wal");
            statement.execute("pragma synchronous = normal");
            for (var sql : SCHEMA.split(";\\s*\\n", 0)) {
                statement.execute(sql);
            }
            statement.execute("insert into sessions (started) values (datetime('now'))");
            session = lastId(statement);
        }
    }

    /** Opens a database, which only its owner can read, and begins a session in it. */
    static HistoryStore open(Path file) throws SQLException, IOException {
        var folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        OwnerOnly.create(file);
        return new HistoryStore(DriverManager.getConnection("jdbc:sqlite:" + file));
    }

    /** Opens a database that is gone with this process. */
    static HistoryStore inMemory() throws SQLException {
        return new HistoryStore(DriverManager.getConnection("jdbc:sqlite::memory:"));
    }

    private static int lastId(Statement statement) throws SQLException {
        try (var row = statement.executeQuery("select last_insert_rowid()")) {
            return row.getInt(1);
        }
    }

    /** Something to be written. */
    interface Write {
        void to(HistoryStore store) throws SQLException;
    }

    /** Writes all in one transaction. */
    void write(List<Write> entries) throws SQLException {
        database.setAutoCommit(false);
        try {
            for (var entry : entries) {
                entry.to(this);
            }
        } finally {
            database.commit();
            database.setAutoCommit(true);
        }
    }

    void add(int line, String code) throws SQLException {
        try (var insert = database.prepareStatement("insert into cells (session, line, code) values (?, ?, ?)")) {
            insert.setInt(1, session);
            insert.setInt(2, line);
            insert.setString(3, code);
            insert.executeUpdate();
        }
    }

    void setResult(int line, String result) throws SQLException {
        try (var update = database.prepareStatement("update cells set result = ? where session = ? and line = ?")) {
            update.setString(1, result);
            update.setInt(2, session);
            update.setInt(3, line);
            update.executeUpdate();
        }
    }

    /** Returns entries, the oldest first. */
    List<Entry> find(Access access) throws SQLException {
        return switch (access) {
            case Access.Tail(var n) ->
                entries("select * from cells order by id desc limit ?", n).reversed();
            case Access.Range(var of, var start, var stop) ->
                entries(
                        "select * from cells where session = ? and line >= ? and (? < 0 or line < ?) order by line",
                        of > 0 ? of : session + of,
                        start,
                        stop,
                        stop);
            case Access.Search(var pattern, var n, var unique) ->
                entries(
                                unique
                                        ? "select session, line, code, result, max(id) from cells where code glob ?"
                                                + " group by code order by max(id) desc limit ?"
                                        : "select * from cells where code glob ? order by id desc limit ?",
                                // GLOB knows sets of characters too, the protocol does not.
                                pattern.replace("[", "[[]"),
                                n)
                        .reversed();
        };
    }

    private List<Entry> entries(String sql, Object... parameters) throws SQLException {
        try (var query = database.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                query.setObject(i + 1, parameters[i]);
            }
            try (var rows = query.executeQuery()) {
                var entries = new ArrayList<Entry>();
                while (rows.next()) {
                    entries.add(entry(rows));
                }
                return entries;
            }
        }
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(row.getInt("session"), row.getInt("line"), row.getString("code"), row.getString("result"));
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
