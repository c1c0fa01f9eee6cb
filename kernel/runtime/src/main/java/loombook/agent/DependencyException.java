package loombook.agent;

import java.io.IOException;

/** An artifact was not found, or could not be brought here; the message says which and why, and what to do. */
public final class DependencyException extends IOException {
    DependencyException(String message) {
        super(message);
    }
}
