package loombook.kernel.maven.resolver;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import loombook.kernel.maven.Coordinates;
import loombook.kernel.maven.Found.Conflict;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.graph.DependencyNode;
import org.eclipse.aether.util.graph.transformer.ConflictResolver;
import org.jspecify.annotations.Nullable;

/**
 * Who has wanted what, and where several versions of an artifact were wanted. The resolver keeps those that it has passed over only when it is asked
 * to, and then resolves them, too: so the graph is made a second time, from what the session has read already.
 */
final class Graph {
    private final Map<String, DependencyNode> taken = new LinkedHashMap<>();
    private final Map<String, String> takenFor = new LinkedHashMap<>();
    private final Map<String, Conflict> found = new LinkedHashMap<>();

    private Graph() {}

    static Graph of(Requests requests, Requests.Request request) throws RepositoryException {
        var session = new DefaultRepositorySystemSession(requests.session());
        session.setConfigProperty(ConflictResolver.CONFIG_PROP_VERBOSE, true);
        var root = requests.configured()
                .system()
                .collectDependencies(session, request.copy())
                .getRoot();
        var graph = new Graph();
        graph.noteTaken(root);
        graph.notePassedOver(root);
        return graph;
    }

    List<Conflict> conflicts() {
        return List.copyOf(found.values());
    }

    /** Returns who has brought an artifact; empty when it was asked for. */
    String neededBy(Coordinates one) {
        return takenFor.getOrDefault(one.key(), "");
    }

    /** Breadth first, so that of several ways to an artifact the shortest is told. */
    private void noteTaken(DependencyNode root) {
        Deque<DependencyNode> waiting = new ArrayDeque<>(List.of(root));
        while (!waiting.isEmpty()) {
            var parent = waiting.remove();
            for (var node : parent.getChildren()) {
                if (winner(node) == null) {
                    var key = key(node);
                    taken.putIfAbsent(key, node);
                    takenFor.putIfAbsent(key, name(parent));
                    waiting.add(node);
                }
            }
        }
    }

    private void notePassedOver(DependencyNode parent) {
        for (var node : parent.getChildren()) {
            var winner = winner(node);
            if (winner == null) {
                notePassedOver(node);
                continue;
            }
            var now = taken.getOrDefault(key(node), winner);
            if (!now.getVersion().equals(node.getVersion())) {
                var passedOver = Requests.coordinates(node.getArtifact());
                found.putIfAbsent(
                        passedOver.toString(),
                        new Conflict(
                                Requests.coordinates(now.getArtifact()),
                                takenFor.getOrDefault(key(node), ""),
                                passedOver,
                                name(parent),
                                now.getVersion().compareTo(node.getVersion()) < 0));
            }
        }
    }

    private static @Nullable DependencyNode winner(DependencyNode node) {
        return node.getData().get(ConflictResolver.NODE_DATA_WINNER) instanceof DependencyNode winner ? winner : null;
    }

    private static String key(DependencyNode node) {
        return Requests.coordinates(node.getArtifact()).key();
    }

    private static String name(DependencyNode node) {
        return node.getArtifact() == null
                ? ""
                : Requests.coordinates(node.getArtifact()).toString();
    }
}
