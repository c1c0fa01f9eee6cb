package loombook.service;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Whether somebody answers at an address. */
final class Reachable {
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private Reachable() {}

    /** Returns addresses that were given as text. */
    static List<URI> addresses(String... texts) {
        if (texts.length == 0) {
            throw new IllegalArgumentException("There is no address.");
        }
        return Stream.of(texts).map(Reachable::address).toList();
    }

    private static URI address(String text) {
        URI address;
        try {
            address = URI.create(text);
        } catch (IllegalArgumentException e) {
            throw notAnAddress(text, e);
        }
        var scheme = address.getScheme();
        if (address.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
            throw notAnAddress(text, null);
        }
        return address;
    }

    private static IllegalArgumentException notAnAddress(String text, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "\"" + text + "\" is no address of the web, such as https://example.org/page.", cause);
    }

    /**
     * Asks one address of each host, all at the same time; whatever is answered is an answer.
     *
     * @param remedy a sentence that says what to do when one can't be reached
     * @throws NoServiceException for the first that can't be reached in some seconds
     */
    static void check(List<URI> addresses, String remedy) throws InterruptedException {
        var hosts = addresses.stream()
                .collect(Collectors.toMap(URI::getRawAuthority, one -> one, (one, _) -> one))
                .values();
        var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        try {
            var answers = hosts.stream()
                    .collect(Collectors.toMap(
                            one -> one, one -> client.sendAsync(question(one), BodyHandlers.discarding())));
            for (var answer : answers.entrySet()) {
                await(answer.getKey(), answer.getValue(), remedy);
            }
        } finally {
            client.shutdownNow();
        }
    }

    private static HttpRequest question(URI address) {
        return HttpRequest.newBuilder(address).HEAD().timeout(PATIENCE).build();
    }

    private static void await(URI address, CompletableFuture<?> answer, String remedy) throws InterruptedException {
        try {
            var _ = answer.get();
        } catch (ExecutionException e) {
            var cause = e.getCause();
            throw new NoServiceException(
                    address + " can't be reached: " + why(cause == null ? e : cause) + ". " + remedy, e);
        }
    }

    /** Returns in words why somebody did not answer. */
    static String why(Throwable failure) {
        for (Throwable one = failure; one != null; one = one.getCause()) {
            if (one instanceof UnresolvedAddressException || one instanceof UnknownHostException) {
                return "the name of the host is not known, or there is no network";
            }
        }
        return switch (failure) {
            case HttpTimeoutException _ -> "there was no answer in " + PATIENCE.toSeconds() + " s";
            case ConnectException _ -> "nobody listens there, or there is no network";
            case SSLException e -> "its certificate is not trusted (" + e.getMessage() + ")";
            case IOException e -> "the connection broke (" + e.getMessage() + ")";
            default -> failure.toString();
        };
    }
}
