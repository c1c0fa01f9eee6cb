package loombook.kernel.maven.resolver;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import loombook.kernel.maven.Coordinates;
import loombook.kernel.maven.Watch;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.VersionRangeRequest;
import org.eclipse.aether.resolution.VersionRangeResolutionException;
import org.eclipse.aether.util.version.GenericVersionScheme;
import org.eclipse.aether.version.InvalidVersionSpecificationException;
import org.eclipse.aether.version.Version;

/** The versions that there are of an artifact. */
record Versions(Configured configured, List<RemoteRepository> repositories, Watch watch) {
    private static final int ON_EACH_SIDE = 2;

    /** Says which versions are nearest to one that there is not; empty when nothing is known. */
    String near(Coordinates what) {
        try {
            var any = new DefaultArtifact(what.group(), what.artifact(), "", what.extension(), "[0,)");
            var all = configured
                    .system()
                    .resolveVersionRange(configured.online(watch), new VersionRangeRequest(any, repositories, null))
                    .getVersions();
            return all.isEmpty() ? "" : "there is " + words(nearest(all, what.version()), all.getLast());
        } catch (VersionRangeResolutionException | InvalidVersionSpecificationException e) {
            return "";
        }
    }

    private static List<Version> nearest(List<Version> all, String asked) throws InvalidVersionSpecificationException {
        var version = new GenericVersionScheme().parseVersion(asked);
        int after = 0;
        while (after < all.size() && all.get(after).compareTo(version) < 0) {
            after++;
        }
        return all.subList(Math.max(0, after - ON_EACH_SIDE), Math.min(all.size(), after + ON_EACH_SIDE));
    }

    private static String words(List<Version> nearest, Version latest) {
        var named = new ArrayList<>(nearest);
        if (!named.contains(latest)) {
            named.add(latest);
        }
        return named.stream().map(Version::toString).collect(Collectors.joining(", "));
    }
}
