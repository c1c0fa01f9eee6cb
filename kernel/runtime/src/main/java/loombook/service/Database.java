package loombook.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * A database that several processes can share: one on this machine, which needs no network, or a real one. {@code
 * Database.local()} starts H2 as a server in a JVM of its own, and {@code Database.of("jdbc:postgresql://…", user, password)}
 * puts the real thing in its place. Cells need its JDBC driver: {@code %maven com.h2database:h2:2.5.252} for the local one.
 *
 * <p>H2 is one jar with no dependencies, is up within a second, and keeps what is committed in a file, so that it outlives
 * whoever has written it: child processes can be killed amid their work, and others go on with it. The server listens at the
 * loopback address on a free port, takes one user with a random password, and lets nobody make further databases. Its file
 * lies in a temporary folder that only you can enter. All that is gone after {@link #close}, or when the runtime ends, in
 * whatever way.
 *
 * <p>The password is shown nowhere but by {@link #password}. Safe for any number of threads.
 */
public final class Database implements AutoCloseable {
    private static final String WHAT = "A local database";
    private static final String NAME = "notebook";
    private static final String USER = "notebook";
    private static final String FILE = NAME + ".mv.db";
    private static final int SECRET_BYTES = 16;

    private final String jdbcUrl;
    private final String user;
    private final String password;
    private final @Nullable ServerProcess server;
    private final @Nullable Path file;

    private Database(
            String jdbcUrl, String user, String password, @Nullable ServerProcess server, @Nullable Path file) {
        this.jdbcUrl = jdbcUrl;
        this.user = user;
        this.password = password;
        this.server = server;
        this.file = file;
    }

    /**
     * Starts an H2 server on this machine with an empty database. The first time, its jar is downloaded.
     *
     * @throws NoServiceException when its jar can't be had, or when it can't be started; the message says why
     * @throws InterruptedException when the thread is interrupted meanwhile; there is no server then
     */
    public static Database local() throws InterruptedException {
        var jars = ServerProcess.jars(WHAT, Artifacts.H2);
        var folder = ServerProcess.folder(WHAT);
        var password = secret();
        var server = ServerProcess.start(
                WHAT, folder, jars, List.of("-Dh2.bindAddress=127.0.0.1"), programs(folder, password));
        var url = "jdbc:h2:tcp://127.0.0.1:" + server.port() + "/./" + NAME;
        return new Database(url, USER, password, server, folder.resolve(FILE));
    }

    /** The server would have to let everybody make databases, who could run any code then: so it is there before. */
    static List<Program> programs(Path folder, String password) {
        return List.of(
                Program.of(
                        "org.h2.tools.Shell",
                        "-url",
                        "jdbc:h2:file:" + folder.resolve(NAME),
                        "-user",
                        USER,
                        "-password",
                        password,
                        "-sql",
                        "select 1"),
                Program.of("org.h2.tools.Server", "-tcp", "-tcpPort", "0", "-baseDir", folder.toString()));
    }

    static String secret() {
        var bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /**
     * Takes a real database. Where its JDBC driver is on the class path, a connection is tried.
     *
     * @param jdbcUrl such as {@code jdbc:postgresql://db.example.org/shop}
     * @throws IllegalArgumentException when this is no JDBC URL
     * @throws NoServiceException when it can't be reached, or does not let this user in; the message says why
     */
    public static Database of(String jdbcUrl, String user, String password) {
        if (!jdbcUrl.startsWith("jdbc:")) {
            throw new IllegalArgumentException(
                    "A JDBC URL begins with jdbc:, as in jdbc:postgresql://db.example.org/shop.");
        }
        var database = new Database(jdbcUrl, user, password, null, null);
        if (driver(jdbcUrl) != null) {
            try (var connection = database.connect()) {
                if (connection.isClosed()) {
                    throw database.unreachable("it closes each connection", null);
                }
            } catch (SQLException e) {
                throw database.unreachable(String.valueOf(e.getMessage()), null);
            }
        }
        return database;
    }

    private NoServiceException unreachable(String why, @Nullable Exception cause) {
        var text = address() + " can't be reached: " + without(why, password) + ". Database.local() needs no network.";
        return cause == null ? new NoServiceException(text) : new NoServiceException(text, cause);
    }

    private static String without(String text, String secret) {
        return secret.isEmpty() ? text : text.replace(secret, "…");
    }

    /**
     * Opens a connection. The driver is looked for where cells find classes.
     *
     * @throws SQLException when there is no driver, or when the database can't be reached
     */
    public Connection connect() throws SQLException {
        var driver = driver(jdbcUrl);
        if (driver == null) {
            throw new SQLException("There is no JDBC driver for " + address() + ": add it before, as in %maven "
                    + Artifacts.H2 + " for H2.");
        }
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        var connection = driver.connect(jdbcUrl, properties);
        if (connection == null) {
            throw new SQLException("The JDBC driver " + driver.getClass().getName() + " takes no " + address() + ".");
        }
        return connection;
    }

    /** The DriverManager knows those alone that were on the class path when it was used first. */
    private static @Nullable Driver driver(String jdbcUrl) {
        for (var driver : ServiceLoader.load(Driver.class)) {
            try {
                if (driver.acceptsURL(jdbcUrl)) {
                    return driver;
                }
            } catch (SQLException e) {
                // It can't read this URL, so it is another's.
            }
        }
        return null;
    }

    /** Returns the address for JDBC; it works in child processes, too. */
    public String jdbcUrl() {
        return jdbcUrl;
    }

    /** Returns the user's name. */
    public String user() {
        return user;
    }

    /** Returns the user's password. */
    public String password() {
        return password;
    }

    /** Ends a local database and deletes what is in it. Does nothing to a real one. */
    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }

    /** Returns the URL without what may be secret in it. */
    private String address() {
        return jdbcUrl.replaceFirst("[;?].*", "")
                .replaceFirst("//[^/@]*@", "//")
                .replaceFirst(":[^/:@]*/[^/@]*@", ":");
    }

    /** Says where it is and how large; not the password. */
    @Override
    public String toString() {
        if (server == null || file == null) {
            return "The database " + address();
        }
        return server.isAlive()
                ? "A database (H2) at " + address() + ": " + size(file) + " written"
                : "A database (H2) that has ended";
    }

    private static String size(Path file) {
        try {
            return String.format(Locale.ROOT, "%,d KB", Files.size(file) >> 10);
        } catch (IOException e) {
            return "nothing";
        }
    }
}
