package loombook.process;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;

/**
 * Keeps maps, lists and namespaces that processes share (Python: {@code multiprocessing.Manager}). They live in the process that has made
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
 * <p>Python's manager has queues, locks and the like too, since its other ones reach no process but those that inherit them,
 * and so no task of a pool. Ours are sent to any process in whatever way, without a manager: for {@code manager.Queue()} and
 * {@code JoinableQueue()} take {@link ProcessQueue}; for {@code Lock}, {@code RLock}, {@code Semaphore}, {@code Event},
 * {@code Condition} and {@code Barrier} {@link ProcessLock}, {@link ProcessRLock}, {@link ProcessSemaphore},
 * {@link ProcessEvent}, {@link ProcessCondition} and {@link ProcessBarrier}; for {@code Value} and {@code Array}
 * {@link SharedInt}, {@link SharedInts} and their like, or a namespace for what is no number.
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

    /** Returns a new namespace, in which nothing is set (Python: {@code Namespace()}). */
    public ManagedNamespace namespace() {
        return new ManagedNamespace(client(Collections.synchronizedMap(new LinkedHashMap<>())));
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
