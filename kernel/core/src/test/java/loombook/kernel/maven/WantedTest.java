package loombook.kernel.maven;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import loombook.kernel.maven.TestRepository.Need;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be asked for beyond an artifact's name: BOMs, exclusions, POMs, other repositories; and what goes wrong there. */
class WantedTest {
    private static final Watch NOBODY = new Watch() {
        @Override
        public void downloading(String file, long bytes, long total) {}

        @Override
        public boolean isOver() {
            return false;
        }
    };

    private TestRepository repository;
    private Path folder;

    @BeforeEach
    void fill(@TempDir Path given) {
        folder = given;
        repository = new TestRepository(given)
                .add("example:letters:1.0")
                .add("example:letters:2.0")
                .add("example:marks:1.0")
                .add("example:words:1.0", Need.of("example:letters:1.0"), Need.of("example:marks:1.0"))
                .add("example:other:1.0", Need.of("example:letters:2.0"))
                .add("example:deep:1.0", Need.of("example:words:1.0"))
                .addBom("example:bom:1.0", Need.of("example:words:1.0"), Need.of("example:letters:2.0"));
    }

    private static List<Coordinates> coordinates(String... all) throws MavenProblem {
        var coordinates = new ArrayList<Coordinates>();
        for (var one : all) {
            coordinates.add(Coordinates.parse(one, true));
        }
        return coordinates;
    }

    private static Found find(Path settings, Wanted wanted) throws MavenProblem {
        return new Repositories(settings).find(wanted, NOBODY);
    }

    private static List<String> names(Found found) {
        return found.jars().stream().map(one -> one.coordinates().toString()).toList();
    }

    private static MavenProblem problem(Path settings, Wanted wanted) {
        var problem = catchThrowableOfType(MavenProblem.class, () -> find(settings, wanted));
        assertThat(problem).as("the problem with " + wanted).isNotNull();
        return problem;
    }

    private Wanted.Pom pom(String text, String... scopes) throws IOException, MavenProblem {
        var file = Files.writeString(folder.resolve("pom.xml"), PomText.whole(text));
        return new Wanted.Pom(file, List.of(scopes), List.of());
    }

    private static Wanted.Artifacts managed(List<Coordinates> boms, Coordinates... all) {
        return new Wanted.Artifacts(List.of(all), boms, List.of(), List.of(), List.of());
    }

    @Test
    void aBomSaysTheVersions() throws MavenProblem {
        var boms = coordinates("example:bom:1.0@pom");
        var found = find(
                repository.settings(),
                managed(boms, coordinates("example:words").getFirst()));
        assertThat(names(found))
                .as("also of what is needed")
                .containsExactly("example:words:1.0", "example:letters:2.0", "example:marks:1.0");
        assertThat(problem(
                        repository.settings(),
                        managed(boms, coordinates("example:other").getFirst())))
                .hasMessage("example:bom:1.0@pom does not say which version of example:other is meant: write"
                        + " example:other:VERSION.");
        assertThat(problem(
                        repository.settings(),
                        managed(
                                coordinates("example:bomb:1.0@pom"),
                                coordinates("example:words").getFirst())))
                .hasMessageStartingWith("The POM of example:bomb:1.0 was not found in ")
                .extracting(MavenProblem::about)
                .isEqualTo("example:bomb:1.0@pom");
    }

    @Test
    void whatIsExcludedIsLeftOut() throws MavenProblem {
        var wanted = new Wanted.Artifacts(
                coordinates("example:deep:1.0"), List.of(), List.of("example:letters"), List.of(), List.of());
        assertThat(names(find(repository.settings(), wanted)))
                .containsExactly("example:deep:1.0", "example:words:1.0", "example:marks:1.0");
        var all =
                new Wanted.Artifacts(coordinates("example:deep:1.0"), List.of(), List.of("*:*"), List.of(), List.of());
        assertThat(names(find(repository.settings(), all))).containsExactly("example:deep:1.0");
    }

    @Test
    void aClassifierIsAnotherFile() throws MavenProblem {
        repository.addFile("example:letters:1.0", "greek", "jar", TestRepository.saying("example.Greek", "alpha"));
        for (var text : List.of("example:letters:jar:greek:1.0", "example:letters:1.0:greek")) {
            var found = find(repository.settings(), new Wanted.Artifacts(coordinates(text)));
            assertThat(found.jars().getFirst().path()).hasFileName("letters-1.0-greek.jar");
        }
        repository.addFile("example:letters:1.0", "tests", "jar", TestRepository.saying("example.Test", "works"));
        var tests = find(repository.settings(), new Wanted.Artifacts(coordinates("example:letters:test-jar:1.0")));
        assertThat(tests.jars().getFirst().path()).hasFileName("letters-1.0-tests.jar");
    }

    @Test
    void whereItCameFromIsKnown() throws MavenProblem {
        var settings = repository.settings();
        var wanted = new Wanted.Artifacts(coordinates("example:letters:1.0"));
        assertThat(find(settings, wanted).jars().getFirst().from()).isEqualTo("test");
        assertThat(find(settings, wanted).jars().getFirst().from()).isEmpty();
    }

    @Test
    void versionsInConflictAreToldWithWhoWantsThem() throws MavenProblem {
        for (int i = 0; i < 2; i++) {
            var found = find(
                    repository.settings(), new Wanted.Artifacts(coordinates("example:words:1.0", "example:other:1.0")));
            assertThat(found.conflicts()).hasSize(1);
            var conflict = found.conflicts().getFirst();
            assertThat(conflict)
                    .hasToString("example:letters:1.0 was taken, which example:words:1.0 needs; example:other:1.0"
                            + " wants 2.0");
            assertThat(conflict.older()).isTrue();
        }
        var asked = find(
                repository.settings(), new Wanted.Artifacts(coordinates("example:letters:2.0", "example:words:1.0")));
        assertThat(asked.conflicts().getFirst())
                .hasToString("example:letters:2.0 was asked for; example:words:1.0 wants 1.0");
        assertThat(asked.conflicts().getFirst().older()).isFalse();
        assertThat(find(repository.settings(), new Wanted.Artifacts(coordinates("example:deep:1.0")))
                        .conflicts())
                .isEmpty();
    }

    @Test
    void aPomGivesItsDependencies() throws IOException, MavenProblem {
        var parts = """
                <properties><letters>2.0</letters></properties>
                <dependency><groupId>example</groupId><artifactId>letters</artifactId><version>${letters}</version></dependency>
                <dependency><groupId>example</groupId><artifactId>marks</artifactId><version>1.0</version><scope>test</scope></dependency>
                """;
        assertThat(names(find(repository.settings(), pom(parts)))).containsExactly("example:letters:2.0");
        assertThat(names(find(repository.settings(), pom(parts, "test")))).containsExactly("example:marks:1.0");
        assertThat(names(find(repository.settings(), pom(parts, "test", "compile"))))
                .containsExactly("example:letters:2.0", "example:marks:1.0");
        var exclusion = """
                <dependency><groupId>example</groupId><artifactId>words</artifactId><version>1.0</version>
                  <exclusions><exclusion><groupId>example</groupId><artifactId>marks</artifactId></exclusion></exclusions>
                </dependency>
                """;
        assertThat(names(find(repository.settings(), pom(exclusion))))
                .containsExactly("example:words:1.0", "example:letters:1.0");
    }

    @Test
    void aPomMayImportABomAndHaveAParentBesideIt() throws IOException, MavenProblem {
        var whole = """
                <project><modelVersion>4.0.0</modelVersion>
                  <parent><groupId>mine</groupId><artifactId>parent</artifactId><version>1</version></parent>
                  <artifactId>child</artifactId>
                  <dependencies><dependency><groupId>example</groupId><artifactId>words</artifactId></dependency></dependencies>
                </project>
                """;
        Files.createDirectories(folder.resolve("child"));
        Files.writeString(folder.resolve("child/pom.xml"), whole);
        Files.writeString(folder.resolve("pom.xml"), """
                <project><modelVersion>4.0.0</modelVersion>
                  <groupId>mine</groupId><artifactId>parent</artifactId><version>1</version><packaging>pom</packaging>
                  <dependencyManagement><dependencies><dependency><groupId>example</groupId><artifactId>bom</artifactId>
                    <version>1.0</version><type>pom</type><scope>import</scope></dependency></dependencies>
                  </dependencyManagement>
                </project>
                """);
        var wanted = new Wanted.Pom(folder.resolve("child/pom.xml"), List.of(), List.of());
        assertThat(names(find(repository.settings(), wanted)))
                .containsExactly("example:words:1.0", "example:letters:2.0", "example:marks:1.0");
    }

    @Test
    void aPomWithErrorsIsToldWithItsLine() throws IOException, MavenProblem {
        var noVersion = "<dependency><groupId>example</groupId><artifactId>words</artifactId></dependency>";
        assertThat(problem(repository.settings(), pom(noVersion)))
                .hasMessage(
                        "The POM has an error: 'dependencies.dependency.version' for example:words:jar is missing.");
        var file = Files.writeString(folder.resolve("bad.xml"), "<project>\n<dependencies>\n</project>");
        var problem = problem(repository.settings(), new Wanted.Pom(file, List.of(), List.of()));
        assertThat(problem)
                .hasMessage("The POM has an error in its line 3: end tag name </project> must match start tag name"
                        + " <dependencies> from line 2.");
        assertThat(problem.line()).isEqualTo(3);
    }

    @Test
    void aPomOfARepositoryWithErrorsIsToldWithWhatCanBeDone() throws MavenProblem {
        repository
                .add("example:bad:1.0")
                .file("example/bad/1.0/bad-1.0.pom", "<project>\n<dependencies>\n</project>")
                .add("example:needy:1.0", Need.of("example:bad:1.0"));
        var settings = repository.settings();
        assertThat(problem(settings, new Wanted.Artifacts(coordinates("example:bad:1.0"))))
                .hasMessageStartingWith("The POM of example:bad:1.0 has an error in its line 3: ")
                .hasMessageEndingWith("What it needs can't be known; example:bad:1.0@jar adds it alone.")
                .extracting(MavenProblem::about)
                .isEqualTo("example:bad:1.0");
        assertThat(names(find(settings, new Wanted.Artifacts(coordinates("example:bad:1.0@jar")))))
                .containsExactly("example:bad:1.0");
        assertThat(problem(settings, new Wanted.Artifacts(coordinates("example:letters:1.0", "example:needy:1.0"))))
                .extracting(MavenProblem::about)
                .isEqualTo("example:needy:1.0");
    }

    @Test
    void aRepositoryCanBeNamed() throws MavenProblem {
        var second = new TestRepository(folder.resolve("second")).add("second:thing:1.0");
        var there = Repository.of("second", second.remote().toString());
        // No mirror for all, so that it is asked itself.
        var settings = repository.settingsWith("<mirrors><mirror><id>test</id><mirrorOf>central</mirrorOf><url>"
                + repository.remote().toUri() + "</url></mirror></mirrors>");
        var wanted = new Wanted.Artifacts(
                coordinates("second:thing:1.0", "example:letters:1.0"),
                List.of(),
                List.of(),
                List.of(there),
                List.of());
        assertThat(find(settings, wanted).jars()).extracting(Jar::from).containsExactly("second", "test");
        var only = new Wanted.Artifacts(
                coordinates("example:words:1.0"), List.of(), List.of(), List.of(there), List.of("second"));
        assertThat(problem(settings, only))
                .hasMessageStartingWith("example:words:1.0 was not found in the local repository " + repository.local()
                        + " and in " + "second (" + there.url() + ")");
    }

    @Test
    void aPomsRepositoryIsAsked() throws IOException, MavenProblem {
        var second = new TestRepository(folder.resolve("second")).add("second:thing:1.0");
        var settings = repository.settingsWith("<mirrors><mirror><id>test</id><mirrorOf>central</mirrorOf><url>"
                + repository.remote().toUri() + "</url></mirror></mirrors>");
        var wanted = pom(
                "<repository><id>second</id><url>" + second.remote().toUri() + "</url></repository>"
                        + "<dependency><groupId>second</groupId><artifactId>thing</artifactId><version>1.0</version></dependency>");
        assertThat(find(settings, wanted).jars()).extracting(Jar::from).containsExactly("second");
    }

    @Test
    void namesThatMayBeMeantAreTold() throws MavenProblem {
        var settings = repository.settings();
        var _ = find(settings, new Wanted.Artifacts(coordinates("example:words:1.0")));
        assertThat(problem(settings, new Wanted.Artifacts(coordinates("example:wrods:1.0"))))
                .hasMessageEndingWith("): was example:words meant?");
    }

    @Test
    void aServerThatNeverAnswersIsNamed() throws IOException, MavenProblem {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var url = "http://127.0.0.1:" + silent.getLocalPort() + "/";
            var settings = repository.settingsWith("<mirrors><mirror><id>sleepy</id><mirrorOf>*</mirrorOf><url>" + url
                    + "</url></mirror></mirrors><servers><server><id>sleepy</id><configuration><requestTimeout>1000"
                    + "</requestTimeout></configuration></server></servers>");
            for (var text : List.of("example:words:1.0", "example:words:[1,2)", "example:words:LATEST")) {
                assertThat(problem(settings, new Wanted.Artifacts(coordinates(text))))
                        .hasMessage(text + " is not in the local repository " + repository.local() + ", and sleepy ("
                                + url + ") does not answer in time: it was silent for 1 s.");
            }
        }
    }

    @Test
    void passwordsAreThoseOfTheSettings() throws IOException, MavenProblem {
        try (var server = new Served(repository.remote(), "ann", "secret")) {
            var mirror = "<mirrors><mirror><id>safe</id><mirrorOf>*</mirrorOf><url>" + server.url()
                    + "</url></mirror></mirrors>";
            var wanted = new Wanted.Artifacts(coordinates("example:words:1.0"));
            var settings = repository.settingsWith(mirror);
            assertThat(problem(settings, wanted))
                    .hasMessageEndingWith(
                            "safe (" + server.url() + ") wants a user and a password (401): give them to a"
                                    + " <server> with the <id> safe in " + settings + ".");
            assertThat(problem(repository.settingsWith(mirror + login("wrong")), wanted))
                    .hasMessageEndingWith(
                            "refuses the user and password of the <server> safe in " + settings + " (401).")
                    .hasMessageNotContaining("wrong");
            assertThat(problem(repository.settingsWith(mirror + login("{bm90IGRlY3J5cHRlZA==}")), wanted))
                    .hasMessageContaining("refuses the password of the <server> safe in " + settings
                            + ", for that is encrypted and can't be decrypted");
            assertThat(find(repository.settingsWith(mirror + login("secret")), wanted)
                            .jars())
                    .hasSize(3);
        }
    }

    private static String login(String password) {
        return "<servers><server><id>safe</id><username>ann</username><password>" + password
                + "</password></server></servers>";
    }

    @Test
    void aProxyIsAsked() throws IOException, MavenProblem {
        try (var proxy = new Served(repository.remote(), null, null)) {
            var settings = repository.settingsWith("<mirrors><mirror><id>far</id><mirrorOf>*</mirrorOf>"
                    + "<url>http://repository.invalid/</url></mirror></mirrors><proxies><proxy><active>true</active>"
                    + "<protocol>http</protocol><host>127.0.0.1</host><port>" + proxy.port()
                    + "</port></proxy></proxies>");
            assertThat(find(settings, new Wanted.Artifacts(coordinates("example:letters:1.0")))
                            .jars())
                    .hasSize(1);
            assertThat(proxy.asked).allSatisfy(one -> assertThat(one).startsWith("http://repository.invalid/"));
        }
    }

    @Test
    void aProfilesRepositoryIsAsked() throws MavenProblem {
        var second = new TestRepository(folder.resolve("second")).add("second:thing:1.0");
        var settings = repository.settingsWith("<mirrors><mirror><id>test</id><mirrorOf>central</mirrorOf><url>"
                + repository.remote().toUri()
                + "</url></mirror></mirrors><profiles><profile><id>work</id><repositories>"
                + "<repository><id>second</id><url>" + second.remote().toUri()
                + "</url></repository></repositories></profile>"
                + "</profiles><activeProfiles><activeProfile>work</activeProfile></activeProfiles>");
        assertThat(find(settings, new Wanted.Artifacts(coordinates("second:thing:1.0")))
                        .jars())
                .extracting(Jar::from)
                .containsExactly("second");
    }

    @Test
    void sourcesAreFoundElseDocumentation() throws MavenProblem {
        var letters = Coordinates.parse("example:letters:1.0");
        var marks = Coordinates.parse("example:marks:1.0");
        var jar = TestRepository.saying("example.X", "x");
        repository
                .addFile("example:letters:1.0", "sources", "jar", jar)
                .addFile("example:marks:1.0", "javadoc", "jar", jar);
        var repositories = new Repositories(repository.settings());
        assertThat(repositories.documentation(letters, List.of(), false, NOBODY))
                .isNull();
        assertThat(repositories.documentation(letters, List.of(), true, NOBODY)).hasFileName("letters-1.0-sources.jar");
        assertThat(repositories.documentation(letters, List.of(), false, NOBODY))
                .isNotNull();
        assertThat(repositories.documentation(marks, List.of(), true, NOBODY)).hasFileName("marks-1.0-javadoc.jar");
        assertThat(repositories.documentation(Coordinates.parse("example:words:1.0"), List.of(), true, NOBODY))
                .isNull();
    }

    /** A repository behind HTTP, for who has its password; asked as a proxy, it answers for every host. */
    private static final class Served implements AutoCloseable {
        private final HttpServer server;
        private final List<String> asked = new CopyOnWriteArrayList<>();

        Served(Path files, @Nullable String user, @Nullable String password) throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var context = server.createContext("/", exchange -> {
                try (exchange) {
                    asked.add(exchange.getRequestURI().toString());
                    var file = files.resolve(exchange.getRequestURI().getPath().substring(1));
                    var content = Files.isRegularFile(file) ? Files.readAllBytes(file) : null;
                    exchange.sendResponseHeaders(content == null ? 404 : 200, content == null ? -1 : content.length);
                    if (content != null) {
                        exchange.getResponseBody().write(content);
                    }
                }
            });
            if (user != null) {
                context.setAuthenticator(new BasicAuthenticator("test", UTF_8) {
                    @Override
                    public boolean checkCredentials(String name, String secret) {
                        return name.equals(user) && secret.equals(password);
                    }
                });
            }
            server.start();
        }

        int port() {
            return server.getAddress().getPort();
        }

        String url() {
            return "http://127.0.0.1:" + port() + "/";
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
