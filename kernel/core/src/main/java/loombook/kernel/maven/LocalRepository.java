package loombook.kernel.maven;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Where the local repository is. Whoever completes a name can't wait until all of Maven's resolver is loaded. */
public final class LocalRepository {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(env\\.)?([^}]+)}");

    private LocalRepository() {}

    /**
     * Returns its folder, which need not be there.
     *
     * @param settings a settings.xml; null for the user's own
     */
    public static Path of(@Nullable Path settings) {
        var maven = Path.of(System.getProperty("user.home"), ".m2");
        var usual = Path.of(System.getProperty(
                "maven.repo.local", maven.resolve("repository").toString()));
        var file = settings == null ? maven.resolve("settings.xml") : settings;
        if (!Files.isReadable(file)) {
            return usual;
        }
        try (var in = Files.newInputStream(file)) {
            var named = named(in);
            return named == null || named.isBlank() ? usual : Path.of(expanded(named.strip()));
        } catch (IOException | XMLStreamException | InvalidPathException e) {
            // Who adds an artifact is told what is wrong with the settings.
            return usual;
        }
    }

    private static @Nullable String named(InputStream settings) throws XMLStreamException {
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader reader = factory.createXMLStreamReader(settings);
        try {
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT
                        && reader.getLocalName().equals("localRepository")) {
                    return reader.getElementText();
                }
            }
            return null;
        } finally {
            reader.close();
        }
    }

    private static String expanded(String text) {
        return VARIABLE.matcher(text).replaceAll(variable -> {
            var name = variable.group(2);
            var value = variable.group(1) == null ? System.getProperty(name) : System.getenv(name);
            return Matcher.quoteReplacement(value == null ? variable.group() : value);
        });
    }
}
