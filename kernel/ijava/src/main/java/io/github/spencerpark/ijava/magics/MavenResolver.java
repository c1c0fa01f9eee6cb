package io.github.spencerpark.ijava.magics;

import java.util.ArrayList;
import java.util.List;
import loombook.magic.MagicCalls;

/** IJava: Maven's artifacts on the class path of cells, by programs. */
public final class MavenResolver {
    /** A resolver; all are the same. */
    public MavenResolver() {}

    /** Adds artifacts and what they need: {@code %maven group:artifact:version …}. */
    public void addMavenDependencies(List<String> coordinates) {
        var _ = MagicCalls.line("maven", coordinates);
    }

    /** Adds a repository, by an identifier and its address: {@code %mavenRepo id url}. */
    public void addMavenRepo(List<String> idAndAddress) {
        var _ = MagicCalls.line("mavenRepo", idAndAddress);
    }

    /** Adds a repository: {@code %mavenRepo name url}. */
    public void addRemoteRepo(String name, String url) {
        addMavenRepo(List.of(name, url));
    }

    /** Adds what a POM in a file depends on: {@code %loadFromPOM file scope …}. */
    public void loadFromPOM(List<String> fileAndScopes) {
        var _ = MagicCalls.line("loadFromPOM", fileAndScopes);
    }

    /** Adds what a POM, or a part of one, depends on: {@code %%loadFromPOM scope …} and the POM below. */
    public void loadFromPOM(List<String> scopes, String pom) {
        var _ = MagicCalls.cell("loadFromPOM", scopes, pom);
    }

    /** Adds jars: {@code %jars path …}. */
    public void addJarsToClasspath(Iterable<String> jars) {
        var paths = new ArrayList<String>();
        jars.forEach(paths::add);
        var _ = MagicCalls.line("jars", paths);
    }
}
