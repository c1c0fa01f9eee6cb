package loombook.process;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;

/**
 * Keeps maps and lists that processes share (Python: {@code multiprocessing.Manager}). They live in the process that has made
 * the manager, which for a notebook is its own JVM; Python starts a process for them. What is sent to other processes are
 * proxies: each call goes over, and what it throws comes back.
 *
 * <pre>{@code
 * try (var manager = new ProcessManager()) {
 *     var counts = manager.<String, Integer>map();
 *     Processes.start(() -> counts.merge("seen", 1, Integer::sum)).join();
 * }
 * }</pre>
 *
 * <p>Python's {@code Namespace} is a map with names as keys here. For queues, locks and values take {@link ProcessQueue},
 * {@link ProcessLock} and {@link SharedInt}, which need no manager.
 *
 * <p>Safe for any number of threads.
 */
public final class ProcessManager implements AutoCloseable {
    private final ManagerServer server = new ManagerServer();

    /** Makes a manager. */
    public ProcessManager() {}

    /** Returns a new map, which is empty. */
    public <K, V> ManagedMap<K, V> map() {
        return new ManagedMap<>(client(Collections.synchronizedMap(new LinkedHashMap<>())));
    }

    /** Returns a new list, which is empty. */
    public <E> ManagedList<E> list() {
        return new ManagedList<>(client(Collections.synchronizedList(new ArrayList<>())));
    }

    private ManagerClient client(Object object) {
        return new ManagerClient(server.door(), server.keep(object));
    }

    /** Gives up all that it keeps; proxies fail by a {@link PeerDiedException} from now on. */
    @Override
    public void close() {
        server.close();
    }
}
