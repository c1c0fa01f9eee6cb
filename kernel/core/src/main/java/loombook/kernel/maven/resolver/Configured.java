package loombook.kernel.maven.resolver;

import eu.maveniverse.maven.mima.context.Context;
import java.nio.file.Path;
import java.util.List;
import loombook.kernel.maven.Watch;
import org.eclipse.aether.DefaultRepositoryCache;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.repository.LocalRepository;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.repository.RepositoryPolicy;
import org.eclipse.aether.util.repository.SimpleArtifactDescriptorPolicy;

/**
 * The repositories as a settings.xml has them.
 *
 * @param file the settings.xml
 * @param offline whether it forbids the network
 */
record Configured(Context context, Path file, boolean offline) {
    RepositorySystem system() {
        return context.repositorySystem();
    }

    List<RemoteRepository> remote() {
        return context.remoteRepositories();
    }

    Path local() {
        return context.repositorySystemSession()
                .getLocalRepository()
                .getBasedir()
                .toPath();
    }

    /** Returns a session that may download, and does not trust yesterday's lists of versions. */
    RepositorySystemSession online(Watch watch) {
        var session = new DefaultRepositorySystemSession(context.repositorySystemSession());
        session.setCache(new DefaultRepositoryCache());
        session.setTransferListener(new Downloads(watch));
        session.setUpdatePolicy(RepositoryPolicy.UPDATE_POLICY_ALWAYS);
        return session;
    }

    /**
     * Returns a session that knows the local repository alone, and takes from it whatever is there, wherever it has come
     * from. Unlike Maven it does not pass over a missing POM: what that one needs would be missing without a word.
     */
    RepositorySystemSession here(Watch watch) {
        var session = new DefaultRepositorySystemSession(context.repositorySystemSession());
        session.setCache(new DefaultRepositoryCache());
        session.setTransferListener(new Downloads(watch));
        session.setOffline(true);
        session.setArtifactDescriptorPolicy(new SimpleArtifactDescriptorPolicy(false, false));
        // Maven's own kind looks at a note beside each file, too: from which repository it has come.
        var all = new LocalRepository(local().toFile(), "simple");
        session.setLocalRepositoryManager(system().newLocalRepositoryManager(session, all));
        return session;
    }
}
