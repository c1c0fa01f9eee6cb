package loombook.kernel.maven;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import loombook.kernel.maven.TestRepository.Need;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From coordinates to jars, against a repository in a folder. */
class RepositoriesTest {
    /** Nobody listens there. */
    private static final String UNREACHABLE = "http://127.0.0.1:1/";

    private static final Watch NOBODY = new Watch() {
        @Override
        public void downloading(String file, long bytes, long total) {}

        @Override
        public boolean isOver() {
            return false;
        }
    };

    private TestRepository repository;

    @BeforeEach
    void fill(@TempDir Path folder) {
        repository = new TestRepository(folder)
                .add("example:letters:1.0")
                .add("example:words:1.0", Need.of("example:letters:1.0"))
                .add("example:extra:1.0")
                .add("example:checks:1.0")
                .add("example:given:1.0")
                .add(
                        "example:greeting:1.0",
                        Need.of("example:words:1.0"),
                        new Need("example:extra:1.0", "<optional>true</optional>"),
                        new Need("example:checks:1.0", "<scope>test</scope>"),
                        new Need("example:given:1.0", "<scope>provided</scope>"));
    }

    private static List<Coordinates> coordinates(String... all) throws MavenProblem {
        var coordinates = new ArrayList<Coordinates>();
        for (var one : all) {
            coordinates.add(Coordinates.parse(one));
        }
        return coordinates;
    }

    private static List<String> names(Path settings, String... wanted) throws MavenProblem {
        return new Repositories(settings)
                .find(coordinates(wanted), NOBODY).stream()
                        .map(one -> one.coordinates().toString())
                        .toList();
    }

    private static MavenProblem problem(Path settings, String... wanted) throws MavenProblem {
        var repositories = new Repositories(settings);
        var all = coordinates(wanted);
        var thrown = catchThrowableOfType(MavenProblem.class, () -> repositories.find(all, NOBODY));
        assertThat(thrown).as("the problem with " + all).isNotNull();
        return thrown;
    }

    @Test
    void whatIsNeededToRunComesWithIt() throws MavenProblem {
        assertThat(names(repository.settings(), "example:greeting:1.0"))
                .containsExactly("example:greeting:1.0", "example:words:1.0", "example:letters:1.0");
    }

    @Test
    void whatWasAskedForStandsFirst() throws MavenProblem {
        assertThat(names(repository.settings(), "example:greeting:1.0", "example:extra:1.0"))
                .containsExactly(
                        "example:greeting:1.0", "example:extra:1.0", "example:words:1.0", "example:letters:1.0");
    }

    @Test
    void theNearestVersionWins() throws MavenProblem {
        repository.add("example:letters:2.0").add("example:other:1.0", Need.of("example:letters:2.0"));
        assertThat(names(repository.settings(), "example:words:1.0", "example:other:1.0"))
                .containsExactly("example:words:1.0", "example:other:1.0", "example:letters:1.0");
        assertThat(names(repository.settings(), "example:letters:2.0", "example:words:1.0"))
                .containsExactly("example:letters:2.0", "example:words:1.0");
    }

    @Test
    void whatIsHereNeedsNoNetwork() throws MavenProblem {
        var _ = names(repository.settings(), "example:greeting:1.0");
        assertThat(names(repository.settings(UNREACHABLE, false), "example:greeting:1.0"))
                .hasSize(3);
        // Nobody answers there, and nobody refuses: who asked would wait.
        var silent = repository.settings("http://10.255.255.1/", false);
        assertTimeout(Duration.ofSeconds(5), () -> names(silent, "example:greeting:1.0"));
        assertThat(names(repository.settings("http://10.255.255.1/", true), "example:greeting:1.0"))
                .hasSize(3);
    }

    @Test
    void whatCameFromAnotherRepositoryIsHereAllTheSame() throws IOException, MavenProblem {
        var _ = names(repository.settings(), "example:greeting:1.0");
        var settings = repository.settings(UNREACHABLE, false);
        Files.writeString(settings, Files.readString(settings).replace("<id>test</id>", "<id>another</id>"));
        assertThat(names(settings, "example:greeting:1.0")).hasSize(3);
    }

    @Test
    void aJarWithoutItsPomIsNotTakenForOneThatNeedsNothing() throws IOException, MavenProblem {
        var _ = names(repository.settings(), "example:greeting:1.0");
        Files.delete(repository.local().resolve("example/words/1.0/words-1.0.pom"));
        assertThat(names(repository.settings(), "example:greeting:1.0")).hasSize(3);
        Files.delete(repository.local().resolve("example/words/1.0/words-1.0.pom"));
        assertThat(problem(repository.settings(UNREACHABLE, true), "example:greeting:1.0"))
                .hasMessageContaining("example:words:1.0")
                .hasMessageContaining("offline");
    }

    @Test
    void withoutNetworkItSaysSo() throws MavenProblem {
        assertThat(problem(repository.settings(UNREACHABLE, false), "example:greeting:1.0"))
                .hasMessageStartingWith("example:greeting:1.0 is not in the local repository " + repository.local()
                        + ", and test (" + UNREACHABLE + ") can't be reached: ")
                .extracting(MavenProblem::about)
                .isEqualTo("example:greeting:1.0");
    }

    @Test
    void offlineItSaysWhoForbidsIt() throws MavenProblem {
        var settings = repository.settings(UNREACHABLE, true);
        assertThat(problem(settings, "example:greeting:1.0"))
                .hasMessageContaining("example:greeting:1.0 is not in the local repository " + repository.local()
                        + ", and " + settings + " forbids to look elsewhere (offline).");
    }

    @Test
    void whatIsNotThereIsNamedWithTheNearestVersions() throws MavenProblem {
        Stream.of("1.1", "1.2", "1.3", "2.0", "3.0").forEach(one -> repository.add("example:letters:" + one));
        assertThat(problem(repository.settings(), "example:words:1.0", "example:letters:1.25"))
                .hasMessage("example:letters:1.25 was not found in the local repository " + repository.local()
                        + " and in test (" + repository.remote().toUri() + "): there is 1.2, 1.3, 2.0, 3.0.")
                .extracting(MavenProblem::about)
                .isEqualTo("example:letters:1.25");
        assertThat(problem(repository.settings(), "example:unknown:1.0"))
                .hasMessageEndingWith("(" + repository.remote().toUri() + ").");
    }

    @Test
    void whatIsMissingIsToldWithWhatNeedsIt() throws MavenProblem {
        repository.add("example:broken:1.0", Need.of("example:nowhere:1.0"));
        assertThat(problem(repository.settings(), "example:words:1.0", "example:broken:1.0"))
                .hasMessageStartingWith("example:nowhere:1.0, which example:broken:1.0 needs, was not found in ")
                .extracting(MavenProblem::about)
                .isEqualTo("example:broken:1.0");
    }

    @Test
    void aWrongChecksumIsNotTaken() throws IOException, MavenProblem {
        var checksum = repository.remote().resolve("example/words/1.0/words-1.0.jar.sha1");
        Files.writeString(checksum, "0".repeat(40));
        assertThat(problem(repository.settings(), "example:greeting:1.0"))
                .hasMessageStartingWith(
                        "example:words:1.0, which example:greeting:1.0 needs, can't be trusted: its" + " checksum is ")
                .hasMessageContaining("should be " + "0".repeat(40))
                .hasMessageContaining("test (" + repository.remote().toUri() + ")");
        assertThat(repository.local().resolve("example/words/1.0/words-1.0.jar"))
                .doesNotExist();
        Files.delete(checksum);
        assertThat(problem(repository.settings(), "example:greeting:1.0"))
                .hasMessageContaining("there is no checksum of it");
    }

    @Test
    void aJarThatIsNoneIsToldWithItsPath() throws MavenProblem {
        repository.add("example:rubbish:1.0", "rubbish".getBytes(UTF_8));
        assertThat(problem(repository.settings(), "example:rubbish:1.0"))
                .hasMessageStartingWith("example:rubbish:1.0 is no jar that can be read (")
                .hasMessageContaining("delete " + repository.local().resolve("example/rubbish/1.0/rubbish-1.0.jar"));
    }

    @Test
    void theNewestIsLookedForAndWhatIsHereDoes() throws MavenProblem {
        assertThat(names(repository.settings(), "example:letters:LATEST")).containsExactly("example:letters:1.0");
        repository.add("example:letters:1.1");
        assertThat(names(repository.settings(), "example:letters:[1,2)")).containsExactly("example:letters:1.1");
        assertThat(names(repository.settings(UNREACHABLE, false), "example:letters:[1,2)"))
                .containsExactly("example:letters:1.1");
    }

    @Test
    void settingsAreReadAgainWhenTheyHaveChanged() throws MavenProblem {
        var repositories = new Repositories(repository.settings(UNREACHABLE, false));
        var wanted = coordinates("example:greeting:1.0");
        assertThatThrownBy(() -> repositories.find(wanted, NOBODY)).isInstanceOf(MavenProblem.class);
        var _ = repository.settings();
        assertThat(repositories.find(wanted, NOBODY)).hasSize(3);
    }

    @Test
    void settingsThatCannotBeUsedAreNamed() throws IOException, MavenProblem {
        var settings = repository.settings();
        Files.writeString(settings, "<settings><mirrors>");
        assertThat(problem(settings, "example:words:1.0")).hasMessageStartingWith("The settings " + settings);
        Files.delete(settings);
        assertThat(problem(settings, "example:words:1.0"))
                .hasMessage("There is no " + settings + ", which LOOMBOOK_MAVEN_SETTINGS names.");
    }

    @Test
    void whatIsOverDownloadsNothing() throws MavenProblem {
        var repositories = new Repositories(repository.settings());
        var over = new Watch() {
            @Override
            public void downloading(String file, long bytes, long total) {}

            @Override
            public boolean isOver() {
                return true;
            }
        };
        var wanted = coordinates("example:words:1.0");
        assertThatThrownBy(() -> repositories.find(wanted, over)).isInstanceOf(MavenProblem.class);
        assertThat(repository.local().resolve("example/words/1.0/words-1.0.jar"))
                .doesNotExist();
        assertThat(repositories.find(wanted, NOBODY)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a:b", "a:b:", ":b:1", "a:b:c:d:e:1", "a b:c:1", "a:b/c:1", "a:b:1/2", "::", "-"})
    void whatIsNoCoordinatesIsToldWhatItShouldLookLike(String text) {
        assertThatThrownBy(() -> Coordinates.parse(text))
                .isInstanceOf(MavenProblem.class)
                .hasMessageStartingWith("\"" + text + "\" is no artifact: write group:artifact:version, as in");
    }

    @Test
    void coordinatesAreWrittenAsTheyAreRead() throws MavenProblem {
        for (var text : List.of("a:b:1", "a:b:pom:1", "a:b:jar:linux-x86_64:1.0-SNAPSHOT", "a.b:c_d:[1,2)")) {
            assertThat(Coordinates.parse(text)).hasToString(text);
        }
        assertThat(Coordinates.parse("a:b:jar:1")).hasToString("a:b:1");
        assertThat(Coordinates.parse("a:b:jar:x:1").key())
                .isNotEqualTo(Coordinates.parse("a:b:1").key());
    }
}
