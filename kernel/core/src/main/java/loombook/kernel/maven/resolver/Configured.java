package loombook.kernel.maven.resolver;

import eu.maveniverse.maven.mima.context.Context;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import loombook.kernel.maven.Coordinates;
import loombook.kernel.maven.Repository;
import loombook.kernel.maven.Wanted;
import loombook.kernel.maven.Watch;
import org.eclipse.aether.ConfigurationProperties;
import org.eclipse.aether.DefaultRepositoryCache;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.repository.LocalRepository;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.repository.RepositoryPolicy;
import org.eclipse.aether.resolution.ArtifactDescriptorPolicy;
import org.eclipse.aether.resolution.ArtifactDescriptorPolicyRequest;
import org.eclipse.aether.util.ConfigUtils;

/**
 * The repositories as a settings.xml has them.
 *
 * @param file the settings.xml
 * @param offline whether it forbids the network
 * @param unreadable of which servers the password can't be decrypted, and why not
 */
record Configured(Context context, Path file, boolean offline, Map<String, String> unreadable) {
    RepositorySystem system() {
        return context.repositorySystem();
    }

    /** Returns those of the settings and others, each behind its mirror, with its proxy, its user and its password. */
    List<RemoteRepository> remote(List<Repository> more, RepositorySystemSession session) {
        return joined(
                context.remoteRepositories(),
                more.stream()
                        .map(one -> new RemoteRepository.Builder(one.id(), "default", one.url()).build())
                        .toList(),
                session);
    }

    /** Returns the repositories that artifacts are wanted from. */
    List<RemoteRepository> remote(Wanted wanted, RepositorySystemSession session) {
        var all = remote(wanted.repositories(), session);
        return wanted instanceof Wanted.Artifacts artifacts && !artifacts.only().isEmpty()
                ? all.stream().filter(one -> isAmong(one, artifacts.only())).toList()
                : all;
    }

    private static boolean isAmong(RemoteRepository one, List<String> ids) {
        return ids.contains(one.getId())
                || one.getMirroredRepositories().stream().anyMatch(mirrored -> ids.contains(mirrored.getId()));
    }

    /** Adds to some repositories others; of two with the same name the latter is meant. */
    List<RemoteRepository> joined(
            List<RemoteRepository> some, List<RemoteRepository> others, RepositorySystemSession session) {
        var joined = new LinkedHashMap<String, RemoteRepository>();
        some.forEach(one -> joined.put(one.getId(), one));
        for (var one : system().newResolutionRepositories(session, others)) {
            var before = joined.get(one.getId());
            joined.put(one.getId(), before == null ? one : both(before, one));
        }
        return List.copyOf(joined.values());
    }

    /** A mirror stands for those that were there and for another one. */
    private static RemoteRepository both(RemoteRepository before, RemoteRepository now) {
        var builder = new RemoteRepository.Builder(now);
        if (!now.getMirroredRepositories().isEmpty()) {
            before.getMirroredRepositories().forEach(builder::addMirroredRepository);
        }
        return builder.build();
    }

    Path local() {
        return context.repositorySystemSession()
                .getLocalRepository()
                .getBasedir()
                .toPath();
    }

    /** Returns for how many seconds a server may be silent. */
    int patience(RemoteRepository server) {
        var session = context.repositorySystemSession();
        int ms = ConfigUtils.getInteger(
                session,
                MavenSettings.SILENCE_MS,
                ConfigurationProperties.REQUEST_TIMEOUT + "." + server.getId(),
                ConfigurationProperties.REQUEST_TIMEOUT);
        return Math.ceilDiv(ms, 1000);
    }

    /** Returns a session that may download, and does not trust yesterday's lists of versions. */
    DefaultRepositorySystemSession online(Wanted wanted, Watch watch) {
        var session = online(watch);
        session.setArtifactDescriptorPolicy(new Descriptors(true, alone(wanted)));
        return session;
    }

    /** Returns a session that may download, and minds no errors. */
    DefaultRepositorySystemSession online(Watch watch) {
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
    DefaultRepositorySystemSession here(Wanted wanted, Watch watch) {
        var session = new DefaultRepositorySystemSession(context.repositorySystemSession());
        session.setCache(new DefaultRepositoryCache());
        session.setTransferListener(new Downloads(watch));
        session.setOffline(true);
        session.setArtifactDescriptorPolicy(new Descriptors(false, alone(wanted)));
        // Maven's own kind looks at a note beside each file, too: from which repository it has come.
        var all = new LocalRepository(local().toFile(), "simple");
        session.setLocalRepositoryManager(system().newLocalRepositoryManager(session, all));
        return session;
    }

    private static List<String> alone(Wanted wanted) {
        return wanted instanceof Wanted.Artifacts artifacts
                ? artifacts.all().stream()
                        .filter(Coordinates::alone)
                        .map(Problem::plain)
                        .toList()
                : List.of();
    }

    /**
     * What a POM that is missing or has errors means. Maven passes over those with errors, and what they need is missing
     * without a word.
     *
     * @param alone artifacts that are wanted without what they need
     */
    private record Descriptors(boolean mayBeMissing, List<String> alone) implements ArtifactDescriptorPolicy {
        @Override
        public int getPolicy(RepositorySystemSession session, ArtifactDescriptorPolicyRequest request) {
            var one = Requests.coordinates(request.getArtifact());
            if (alone.contains(Problem.plain(one))) {
                return mayBeMissing ? IGNORE_ERRORS : IGNORE_INVALID;
            }
            return one.extension().equals("pom") || !mayBeMissing ? STRICT : IGNORE_MISSING;
        }
    }
}
