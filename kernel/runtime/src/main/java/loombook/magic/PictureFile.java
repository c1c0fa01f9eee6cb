package loombook.magic;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import loombook.agent.Surroundings;
import org.jspecify.annotations.Nullable;

/** {@code %image}. What comes from elsewhere is kept in the notebook, which is to be whole where there is no network. */
final class PictureFile {
    private static final int PATIENCE_MS = 20_000;
    private static final int MOST_BYTES = 20 << 20;

    private PictureFile() {}

    static @Nullable Object read(List<String> arguments) {
        if (arguments.size() != 1) {
            throw new MagicException("One picture is to be shown: %image PATH or %image URL; put a name that has blanks"
                    + " between quotes.");
        }
        var named = arguments.getFirst();
        return named.matches("(?i)https?://.*") ? download(named) : file(named);
    }

    private static Object file(String named) {
        var file = Surroundings.resolve(Home.path(named));
        if (!Files.isRegularFile(file)) {
            throw new MagicException("There is no picture " + file.toAbsolutePath() + ".");
        }
        return file;
    }

    private static byte[] download(String address) {
        try {
            var connection = URI.create(address).toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MS);
            connection.setReadTimeout(PATIENCE_MS);
            try (var in = connection.getInputStream()) {
                var bytes = in.readNBytes(MOST_BYTES + 1);
                if (bytes.length > MOST_BYTES) {
                    throw new MagicException("The picture " + address + " is larger than 20 MB.");
                }
                return bytes;
            }
        } catch (IllegalArgumentException | MalformedURLException e) {
            throw new MagicException(address + " is no address.", e);
        } catch (IOException e) {
            throw new MagicException("The picture " + address + " can't be had: " + e + ".", e);
        }
    }
}
