package loombook.link;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Folders in the place for temporary files that only their owner can enter. They bear the mark of a runtime, so that
 * whoever outlives it and its children can delete what they have left.
 */
public final class PrivateFolders {
    private static final System.Logger LOG = System.getLogger("loombook.runtime");

    private PrivateFolders() {}

    /** Makes a folder. */
    public static Path create(String mark) throws IOException {
        return Files.createTempDirectory("loombook-" + mark + "-");
    }

    /** Deletes all folders of this mark and the files in them. */
    public static void deleteAll(String mark) {
        var temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try (var folders = Files.newDirectoryStream(temporary, "loombook-" + mark + "-*")) {
            folders.forEach(PrivateFolders::delete);
        } catch (IOException | DirectoryIteratorException e) {
            LOG.log(System.Logger.Level.DEBUG, "The place for temporary files can't be read", e);
        }
    }

    /** Deletes a folder and the files in it, as far as that can be done. */
    public static void delete(Path folder) {
        try (var files = Files.newDirectoryStream(folder)) {
            for (var file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException | DirectoryIteratorException e) {
            // Whoever else outlives the runtime deletes them at the same time: the others are still to be looked at.
            LOG.log(System.Logger.Level.DEBUG, "A folder of a runtime that has ended can't be deleted", e);
        }
    }
}
