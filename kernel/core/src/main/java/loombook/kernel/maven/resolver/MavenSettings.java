package loombook.kernel.maven.resolver;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.ContextOverrides.ChecksumPolicy;
import eu.maveniverse.maven.mima.runtime.standalonestatic.StandaloneStaticRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import loombook.kernel.maven.MavenProblem;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.DefaultSettingsBuildingRequest;
import org.apache.maven.settings.building.SettingsBuilder;
import org.apache.maven.settings.building.SettingsBuildingException;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.ConfigurationProperties;
import org.jspecify.annotations.Nullable;

/** A settings.xml, which is read again when it has changed: whoever mends it tries again in the same notebook. */
final class MavenSettings {
    static final int CONNECT_MS = 10_000;
    static final int SILENCE_MS = 30_000;

    private static final Pattern ENCRYPTED = Pattern.compile("(?s)(.*[^\\\\])?\\{.*[^\\\\]\\}.*");

    private final @Nullable Path named;
    private @Nullable Configured latest;
    private String seen = "";

    MavenSettings(@Nullable Path named) {
        this.named = named;
    }

    /**
     * Returns what the settings say now.
     *
     * @throws MavenProblem when they can't be read
     */
    synchronized Configured read() throws MavenProblem {
        var now = stamp();
        var known = latest;
        if (known == null || !now.equals(seen)) {
            // One that others still use is not closed: it holds nothing but memory.
            known = configured();
            latest = known;
            seen = now;
        }
        return known;
    }

    /** Has everything made anew when it is next asked for. */
    synchronized void forget() {
        latest = null;
    }

    private Path file() {
        return named != null ? named : Path.of(System.getProperty("user.home"), ".m2", "settings.xml");
    }

    private String stamp() {
        try {
            return Files.getLastModifiedTime(file()) + " " + Files.size(file());
        } catch (IOException e) {
            return "none";
        }
    }

    private Configured configured() throws MavenProblem {
        if (named != null && !Files.isReadable(named)) {
            throw new MavenProblem("", "There is no " + named + ", which LOOMBOOK_MAVEN_SETTINGS names.");
        }
        var overrides = ContextOverrides.create()
                .withUserSettings(true)
                .checksumPolicy(ChecksumPolicy.FAIL)
                .configProperties(Map.of(
                        ConfigurationProperties.CONNECT_TIMEOUT,
                        CONNECT_MS,
                        ConfigurationProperties.REQUEST_TIMEOUT,
                        SILENCE_MS));
        if (named != null) {
            overrides = overrides.withUserSettingsXmlOverride(named);
        }
        try {
            var context = new StandaloneStaticRuntime().create(overrides.build());
            var effective = effective(context);
            return new Configured(context, file(), effective.isOffline(), unreadable(context, effective));
        } catch (IllegalStateException | SettingsBuildingException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            throw new MavenProblem("", "The settings " + file() + " can't be used: " + cause.getMessage());
        }
    }

    private Settings effective(Context context) throws SettingsBuildingException {
        var request = new DefaultSettingsBuildingRequest();
        request.setUserSettingsFile(file().toFile());
        request.setSystemProperties(System.getProperties());
        return context.lookup()
                .lookup(SettingsBuilder.class)
                .orElseThrow()
                .build(request)
                .getEffectiveSettings();
    }

    /** Returns the servers whose passwords stay encrypted; the resolver would send them as they are. */
    private static Map<String, String> unreadable(Context context, Settings effective) {
        var request = new DefaultSettingsDecryptionRequest();
        request.setServers(effective.getServers());
        var decrypted =
                context.lookup().lookup(SettingsDecrypter.class).orElseThrow().decrypt(request);
        var why = decrypted.getProblems().stream()
                .map(SettingsProblem::getMessage)
                .findFirst()
                .orElse("it is encrypted");
        return decrypted.getServers().stream()
                .filter(one ->
                        ENCRYPTED.matcher(String.valueOf(one.getPassword())).matches())
                .collect(Collectors.toMap(Server::getId, one -> why, (one, other) -> one));
    }
}
