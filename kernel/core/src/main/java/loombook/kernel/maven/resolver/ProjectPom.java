package loombook.kernel.maven.resolver;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.WorkspaceReader;
import org.eclipse.aether.repository.WorkspaceRepository;
import org.jspecify.annotations.Nullable;

/**
 * A POM that lies somewhere, read as Maven reads those of artifacts: with its parents, also those beside it, its properties,
 * and what it imports. For that it is given a name, whatever its own is.
 */
record ProjectPom(Path file) {
    private static final String GROUP = "loombook.notebook";
    private static final WorkspaceRepository HERE = new WorkspaceRepository("notebook");

    Artifact artifact() {
        return new DefaultArtifact(GROUP, "cell", "pom", "1");
    }

    /** Returns a session that finds it under that name. */
    RepositorySystemSession seenBy(RepositorySystemSession session) {
        var seeing = new DefaultRepositorySystemSession(session);
        seeing.setWorkspaceReader(new Reader());
        return seeing;
    }

    private final class Reader implements WorkspaceReader {
        @Override
        public WorkspaceRepository getRepository() {
            return HERE;
        }

        @Override
        public @Nullable File findArtifact(Artifact artifact) {
            return artifact.getGroupId().equals(GROUP) ? file.toFile() : null;
        }

        @Override
        public List<String> findVersions(Artifact artifact) {
            return List.of();
        }
    }
}
