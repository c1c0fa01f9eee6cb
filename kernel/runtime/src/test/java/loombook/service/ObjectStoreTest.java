package loombook.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ObjectStoreTest {
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    private static final S3Keys KEYS = new S3Keys("us-east-1", "AKIAIOSFODNN7EXAMPLE", SECRET, "");

    private static Map<String, String> environment(String... more) {
        var environment = new HashMap<>(Map.of(
                "AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE",
                "AWS_SECRET_ACCESS_KEY", SECRET,
                "AWS_SESSION_TOKEN", "a-token",
                "AWS_REGION", "eu-central-1",
                "LOOMBOOK_S3_BUCKET", "my-bucket"));
        for (int i = 0; i < more.length; i += 2) {
            environment.put(more[i], more[i + 1]);
        }
        return environment;
    }

    /** The examples of AWS's own documentation of how requests are signed. */
    @Test
    void signsAsAmazonDoes() {
        var time = Instant.parse("2013-05-24T00:00:00Z");
        assertThat(new S3Request("GET", "/", "lifecycle=").headers("examplebucket.s3.amazonaws.com", KEYS, time))
                .extractingByKey("authorization")
                .asString()
                .endsWith("fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543");
        assertThat(new S3Request("GET", "/", "max-keys=2&prefix=J")
                        .headers("examplebucket.s3.amazonaws.com", KEYS, time))
                .extractingByKey("authorization")
                .asString()
                .endsWith("34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() -> ObjectStore.from(Map.of()))
                .isInstanceOf(NoServiceException.class)
                .hasMessageContaining(
                        "AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION, LOOMBOOK_S3_BUCKET are not set")
                .hasMessageContaining("ObjectStore.local() needs no network");
        assertThatThrownBy(() -> ObjectStore.from(environment("AWS_REGION", " ")))
                .hasMessageContaining("AWS_REGION is not set");
        assertThatThrownBy(() -> ObjectStore.from(environment("LOOMBOOK_S3_BUCKET", "../x")))
                .hasMessageContaining("\"../x\", which is no name of a bucket");
    }

    @Test
    void whatCantBeReachedIsSaidWithoutSecrets() throws Exception {
        int closed;
        try (var socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        var address = "http://127.0.0.1:" + closed;
        assertThatThrownBy(() -> ObjectStore.from(environment("AWS_ENDPOINT_URL_S3", address)))
                .isInstanceOf(NoServiceException.class)
                .hasMessage(address + " can't be reached: nobody listens there, or there is no network."
                        + " ObjectStore.local() needs no network.");
        assertThatThrownBy(() -> ObjectStore.from(environment("AWS_ENDPOINT_URL_S3", "http://me:" + "hush@host/")))
                .isInstanceOf(NoServiceException.class)
                .message()
                .doesNotContain("hush");
    }

    @Test
    void theBucketIsAskedForBySignedRequests() throws Exception {
        try (var server = LocalServer.start(
                "s3",
                path -> Reply.of(
                        switch (path) {
                            case "/my-bucket" -> 200;
                            case "/moved" -> 301;
                            case "/missing" -> 404;
                            default -> 403;
                        },
                        "application/xml",
                        LocalServer.bytes("")))) {
            var address = server.at("/").toString();
            var store = ObjectStore.from(environment("AWS_ENDPOINT_URL_S3", address));
            assertThat(store).hasToString("The bucket my-bucket at " + address);
            assertThat(store.secretKey()).isEqualTo(SECRET);
            assertThat(store.sessionToken()).hasValue("a-token");
            assertThat(store.region()).isEqualTo("eu-central-1");
            assertThatThrownBy(() -> ObjectStore.from(
                            environment("AWS_ENDPOINT_URL_S3", address, "LOOMBOOK_S3_BUCKET", "missing")))
                    .hasMessageContaining("Look at LOOMBOOK_S3_BUCKET");
            assertThatThrownBy(() -> ObjectStore.from(
                            environment("AWS_ENDPOINT_URL_S3", address, "LOOMBOOK_S3_BUCKET", "moved")))
                    .hasMessageContaining("Look at AWS_REGION");
            assertThatThrownBy(() -> ObjectStore.from(
                            environment("AWS_ENDPOINT_URL_S3", address, "LOOMBOOK_S3_BUCKET", "others")))
                    .hasMessageContaining("Look at AWS_ACCESS_KEY_ID")
                    .message()
                    .doesNotContain(SECRET);
        }
    }

    @Test
    void aTokenIsSigned() {
        var headers = new S3Request("HEAD", "/b", "").headers("h", new S3Keys("r", "a", "s", "a-token"), Instant.EPOCH);
        assertThat(headers).containsEntry("x-amz-security-token", "a-token");
        assertThat(headers.get("authorization")).contains("host;x-amz-content-sha256;x-amz-date;x-amz-security-token");
    }

    @Test
    void keysAreNotPrinted() {
        assertThat(KEYS).hasToString("keys for us-east-1");
        assertThat(ObjectStore.settings(KEYS, Duration.ofMillis(40)))
                .contains("endpoint=http://127.0.0.1:0", "credential=" + SECRET, "get.latency=40");
    }

    @Test
    void onlyTheJvmOfCellsCanStartOne() {
        assertThatThrownBy(ObjectStore::local)
                .isInstanceOf(NoServiceException.class)
                .hasMessageStartingWith("A local object store can't be started: Only the JVM that runs cells");
    }
}
