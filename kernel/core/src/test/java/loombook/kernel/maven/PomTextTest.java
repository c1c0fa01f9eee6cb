package loombook.kernel.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;

/** POMs, as people copy them. */
class PomTextTest {
    @Test
    void aProjectStaysAsItIs() throws MavenProblem {
        var project = "\n<project>\n  <dependencies/>\n</project>\n";
        assertThat(PomText.whole(project)).isEqualTo(project);
        assertThat(PomText.whole("<?xml version=\"1.0\"?>" + project)).isEqualTo(project);
        assertThat(PomText.whole("<!-- mine -->" + project)).contains("<project>");
    }

    @Test
    void partsArePutTogether() throws MavenProblem {
        var whole = PomText.whole("""
                <repository><id>one</id></repository>
                <dependency><artifactId>a</artifactId></dependency>
                <dependencies><dependency><artifactId>b</artifactId></dependency></dependencies>
                <properties><x>1</x></properties>
                <repositories><repository><id>two</id></repository></repositories>
                <artifactId>own</artifactId>
                """).replaceAll("\\s", "");
        assertThat(whole)
                .contains("<repositories><repository><id>one</id></repository><repository><id>two</id></repository>"
                        + "</repositories>")
                .contains("<dependencies><dependency><artifactId>a</artifactId></dependency><dependency>"
                        + "<artifactId>b</artifactId></dependency></dependencies>")
                .contains("<properties><x>1</x></properties>", "<artifactId>own</artifactId>")
                .contains("<modelVersion>4.0.0</modelVersion>")
                .doesNotContain("<artifactId>cell</artifactId>");
    }

    @Test
    void whatIsNoXmlIsToldWithItsLine() {
        var problem = catchThrowableOfType(
                MavenProblem.class, () -> PomText.whole("<dependency>\n  <groupId>a</group>\n</dependency>"));
        assertThat(problem.line()).isEqualTo(2);
        assertThat(problem).hasMessageStartingWith("The POM is no well-formed XML in its line 2: ");
        var open = catchThrowableOfType(MavenProblem.class, () -> PomText.whole("<dependency>\n"));
        assertThat(open).hasMessageContaining("dependency").hasMessageNotContaining("loombook");
    }

    @Test
    void nothingIsNoPom() {
        assertThatThrownBy(() -> PomText.whole("g:a:1")).hasMessageStartingWith("There is no <dependency> here");
        assertThatThrownBy(() -> PomText.whole("")).hasMessageStartingWith("There is no <dependency> here");
    }

    @Test
    void aFileOfTheMachineIsNotRead() {
        assertThatThrownBy(() -> PomText.whole(
                        "<!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]><dependency>&y;</dependency>"))
                .isInstanceOf(MavenProblem.class);
    }
}
