package loombook.kernel.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import loombook.kernel.maven.Coordinates.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How artifacts are written. */
class CoordinatesTest {
    @ParameterizedTest
    @CsvSource({
        "g:a:1.0, jar, '', 1.0, WITH_NEEDS",
        "g:a:zip:1.0, zip, '', 1.0, WITH_NEEDS",
        "g:a::1.0, jar, '', 1.0, WITH_NEEDS",
        "g:a:jar:linux-x86_64:1.0, jar, linux-x86_64, 1.0, WITH_NEEDS",
        "g:a::linux:1.0, jar, linux, 1.0, WITH_NEEDS",
        "g:a:1.0:linux-x86_64, jar, linux-x86_64, 1.0, WITH_NEEDS",
        "g:a:v2:linux, jar, linux, v2, WITH_NEEDS",
        "g:a:LATEST:linux, jar, linux, LATEST, WITH_NEEDS",
        "g:a:1.0:linux@zip, zip, linux, 1.0, ALONE",
        "g:a:1.0@jar, jar, '', 1.0, ALONE",
        "g:a:1.0@fatjar, jar, '', 1.0, ALONE",
        "g:a:1.0@pom, pom, '', 1.0, BOM",
        "'g:a:[1,2)', jar, '', '[1,2)', WITH_NEEDS",
        "g#a;1.0, jar, '', 1.0, WITH_NEEDS",
    })
    void eachPartIsFound(String text, String extension, String classifier, String version, Form form)
            throws MavenProblem {
        assertThat(Coordinates.parse(text)).isEqualTo(new Coordinates("g", "a", extension, classifier, version, form));
    }

    @Test
    void whereBomsSayTheVersionItMayBeMissing() throws MavenProblem {
        assertThat(Coordinates.parse("g:a", true)).isEqualTo(new Coordinates("g", "a", "jar", "", ""));
        assertThat(Coordinates.parse("g:a", true)).hasToString("g:a");
        assertThat(Coordinates.parse("g:a:1", true)).isEqualTo(Coordinates.parse("g:a:1"));
        assertThatThrownBy(() -> Coordinates.parse("g", true)).isInstanceOf(MavenProblem.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"g:a@jar", "g:a:1@", "g:a:1@x y", "g:a:jar:", "g:a:jar:x:", "a:b:c:d:e:f", "g#a", "#;", "@", ""})
    void whatIsNoneIsRefused(String text) {
        assertThatThrownBy(() -> Coordinates.parse(text))
                .isInstanceOf(MavenProblem.class)
                .hasMessageStartingWith("\"" + text + "\" is no artifact: write group:artifact:version");
    }

    @ParameterizedTest
    @CsvSource({
        "id=https://example.org/maven, id, https://example.org/maven",
        "https://example.org:8443/maven?x=y, from-example.org, https://example.org:8443/maven?x=y",
        "file:///tmp/maven, from-maven, file:///tmp/maven",
    })
    void repositoriesHaveANameAndAnAddress(String text, String id, String url) throws MavenProblem {
        assertThat(Repository.parse(text)).isEqualTo(new Repository(id, url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nowhere",
                "id=nowhere",
                "ftp://example.org/",
                "http:/example",
                "id=https://",
                "https://exa mple/"
            })
    void whatIsNoAddressIsRefused(String text) {
        assertThatThrownBy(() -> Repository.parse(text))
                .isInstanceOf(MavenProblem.class)
                .hasMessageContaining("is no address of a repository");
    }

    @Test
    void whatIsNoNameOfARepositoryIsRefused() {
        assertThatThrownBy(() -> Repository.of("a b", "https://example.org/"))
                .isInstanceOf(MavenProblem.class)
                .hasMessageStartingWith("\"a b\" is no name of a repository");
    }
}
