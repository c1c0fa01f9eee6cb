package loombook.kernel.maven.resolver;

import java.nio.file.Path;
import java.util.List;
import loombook.kernel.maven.Coordinates;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.jspecify.annotations.Nullable;

/** What is published beside a jar for its readers. */
record Documentation(Configured configured, RepositorySystemSession session, List<RemoteRepository> repositories) {
    private static final List<String> CLASSIFIERS = List.of("sources", "javadoc");

    /** Returns the jar of sources, else that of documentation, else null. */
    @Nullable
    Path of(Coordinates one) {
        for (var classifier : CLASSIFIERS) {
            var artifact = new DefaultArtifact(one.group(), one.artifact(), classifier, "jar", one.version());
            try {
                return configured
                        .system()
                        .resolveArtifact(session, new ArtifactRequest(artifact, repositories, null))
                        .getArtifact()
                        .getFile()
                        .toPath();
            } catch (ArtifactResolutionException e) {
                // Many have none: then there is nothing to show, and nothing to complain of.
            }
        }
        return null;
    }
}
