package loombook.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatabaseTest {
    @Test
    void itsAddressIsShownWithoutSecrets() {
        assertThat(Database.of("jdbc:postgresql://me:hush@db.example.org/shop?password=hush", "me", "hush"))
                .hasToString("The database jdbc:postgresql://db.example.org/shop");
        assertThat(Database.of("jdbc:oracle:thin:me/hush@db.example.org", "me", "hush"))
                .asString()
                .doesNotContain("hush");
        assertThat(Database.of("jdbc:h2:tcp://localhost/./shop;PASSWORD=hush", "me", "hush"))
                .hasToString("The database jdbc:h2:tcp://localhost/./shop");
        assertThatThrownBy(() -> Database.of("postgresql://db.example.org", "me", "hush"))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain("hush");
    }

    @Test
    void withoutADriverItSaysHowToAddOne() {
        var database = Database.of("jdbc:h2:tcp://localhost/./shop", "me", "hush");
        assertThat(List.of(database.jdbcUrl(), database.user(), database.password()))
                .containsExactly("jdbc:h2:tcp://localhost/./shop", "me", "hush");
        assertThatThrownBy(database::connect)
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("%maven " + Artifacts.H2);
        database.close();
    }

    /** Everybody on this machine can see the command line. */
    @Test
    void itsPasswordIsNotOnTheCommandLine() {
        var folder = Path.of("folder");
        assertThat(Database.programs(folder, "hush")).first().asString().contains("hush");
        assertThat(ServerProcess.command(folder, List.of(Path.of("h2.jar")), List.of()))
                .noneMatch(word -> word.contains("hush"))
                .contains("-cp", "loombook.service.ServerMain");
    }

    @Test
    void secretsAreDifferent() {
        assertThat(Database.secret()).hasSize(32).isNotEqualTo(Database.secret());
    }
}
