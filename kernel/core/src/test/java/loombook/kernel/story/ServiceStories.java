package loombook.kernel.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What notebooks talk to: web sites, albums, web applications. */
interface ServiceStories extends Vocabulary {
    @Test
    default void aNotebookFetchesPagesAtOnce() {
        cell("""
                import java.net.http.*;
                var site = WebSite.local(Duration.ofMillis(20));
                var http = HttpClient.newHttpClient();
                int status(URI page) throws Exception {
                    return http.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.discarding()).statusCode();
                }
                """).succeeds();
        cell("List<Integer> all;\ntry (var pool = Threads.pool(10)) { all = pool.map(page -> status(page), site.pages(10)); }\nall")
                .gives("[200, 200, 200, 200, 200, 200, 200, 200, 200, 200]");
        cell("List.of(status(site.missingPage()), status(site.brokenPage()))").gives("[404, 500]");
        cell("site.served()").gives("12");
        cell("site.close();\nstatus(site.pages(1).getFirst())").fails("ConnectException");
    }

    @Test
    default void aServiceIsNoCells() {
        cell("var mine = WebSite.local(Duration.ofMillis(1));").succeeds();
        var waiting = begin("""
                var here = new CountDownLatch(1);
                System.out.println("waiting");
                here.await();
                """).hasPrinted("waiting");
        interrupt();
        waiting.done().wasInterrupted();
        cell("new String(mine.missingPage().toURL().openConnection().getHeaderField(0))")
                .gives("HTTP/1.1 404 Not Found");
        cell("mine.close();").succeeds();
    }

    @Test
    default void aNotebookDownloadsPictures() {
        cell("""
                var album = PhotoAlbum.local(3, Duration.ofMillis(1), 50_000_000);
                var picture = album.pictures().get(1);
                byte[] bytes;
                try (var in = picture.toURL().openStream()) { bytes = in.readAllBytes(); }
                album.fileName(picture) + " " + PhotoAlbum.sha256(bytes).equals(album.sha256(picture))
                """).gives("picture-02.jpg true");
        assertThat(cell("PhotoAlbum.contactSheet(List.of(album.image(picture), album.image(picture)))")
                        .resultData()
                        .keySet())
                .asString()
                .contains("image/png");
        cell("album").givesSomethingWith("An album of 3 pictures at http://127.0.0.1:");
        cell("album.close();").succeeds();
    }

    @Test
    default void aNotebookPutsAnApplicationUnderLoad() {
        cell("""
                int peak;
                try (var application = WebApplication.startWithPool(2, Duration.ofMillis(5))) {
                    var test = LoadTest.run(application.uri(), 10, 2);
                    System.out.println(test.outcomes());
                    peak = application.peak();
                }
                peak <= 2
                """).gives("true");
        cell("LoadTest.run(WebApplication.startWithVirtualThreads(Duration.ZERO).uri(), 5, 2).errors()")
                .gives("0");
    }

    @Test
    default void whatCantBeReachedIsSaidInASentence() {
        cell("WebSite.of(\"http://127.0.0.1:1/page\");")
                .fails(
                        "NoServiceException",
                        "http://127.0.0.1:1/page can't be reached",
                        "WebSite.local() needs no network.");
        cell("ObjectStore.fromEnvironment();").fails("NoServiceException", "LOOMBOOK_S3_BUCKET", "ObjectStore.local()");
    }
}
