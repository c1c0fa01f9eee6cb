package loombook.service;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;

/** What services say of themselves. */
final class Said {
    private Said() {}

    /** Says where one on this machine is and how much it has served. */
    static String local(String what, LocalServer server) {
        return "%s at %s: %s served, at most %,d at once"
                .formatted(what, server.at("/"), count(server.served(), "request"), server.peak());
    }

    /** Says where real ones are. */
    static String real(String what, List<URI> addresses) {
        return addresses.size() + " real " + what + " of "
                + addresses.stream().map(URI::getHost).distinct().collect(Collectors.joining(", "));
    }

    static String count(long number, String noun) {
        return "%,d %s%s".formatted(number, noun, number == 1 ? "" : "s");
    }
}
