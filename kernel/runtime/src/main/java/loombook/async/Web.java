package loombook.async;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.Executors;

/** The client that all fetches share, made when the first one needs it. */
final class Web {
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    private Web() {}

    static HttpResponse<String> fetch(HttpRequest request) throws Exception {
        return Foreign.await(CLIENT.sendAsync(request, HttpResponse.BodyHandlers.ofString()));
    }
}
