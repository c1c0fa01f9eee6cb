package loombook.service;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A store of objects that speaks the protocol of Amazon S3: a server on this machine, which needs no network, or the real
 * one. {@code ObjectStore.local()} starts one in a JVM of its own, and {@code ObjectStore.fromEnvironment()} puts the real
 * thing in its place. Cells talk to both with the same client, such as that of {@code %maven
 * software.amazon.awssdk:s3:2.56.0}, which is given what stands here: {@link #endpoint}, {@link #region}, {@link
 * #accessKey}, {@link #secretKey}, a {@link #sessionToken} if there is one, and paths instead of host names for buckets
 * ({@code forcePathStyle(true)}). The bucket is there.
 *
 * <p>The local server is S3Proxy, which many use in earnest: of those that run in a JVM and were tried with AWS's own
 * client, it alone checks signatures and can be told to listen at the loopback address only. Its port is a free one, its keys
 * are random. It needs 23 jars of 20 MB, starts within about a second, takes some 110 MB of memory, and keeps objects in
 * memory, so that there is room for some 100 MB of them. They are gone after {@link #close}, or when the runtime ends, in
 * whatever way. It does all that notebooks need, large objects in several parts and the checksums of new clients
 * included, but no tags and no versions.
 *
 * <p>The secret key and the token are shown nowhere but by their methods. Safe for any number of threads.
 */
public final class ObjectStore implements AutoCloseable {
    private static final String WHAT = "A local object store";
    private static final String BUCKET = "notebook";
    private static final String REGION = "eu-central-1";
    private static final String NO_NETWORK = " ObjectStore.local() needs no network.";
    private static final Pattern OBJECT_SIZE = Pattern.compile("<Size>(\\d+)</Size>");
    private static final Pattern CUT = Pattern.compile("<IsTruncated>true</IsTruncated>");
    private static final Pattern BUCKET_NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Duration LATENCY = Duration.ofMillis(40);
    private static final int OK = 200;
    private static final int MOVED = 301;
    private static final int BAD = 400;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private final URI endpoint;
    private final S3Keys keys;
    private final String bucket;
    private final @Nullable ServerProcess server;

    private ObjectStore(URI endpoint, S3Keys keys, String bucket, @Nullable ServerProcess server) {
        this.endpoint = endpoint;
        this.keys = keys;
        this.bucket = bucket;
        this.server = server;
    }

    /**
     * Starts a server on this machine with an empty bucket, as far away as one over a network: a request takes 40 ms more than
     * its work. The first time, its jars are downloaded.
     *
     * @throws NoServiceException when its jars can't be had, or when it can't be started; the message says why
     * @throws InterruptedException when the thread is interrupted meanwhile; there is no server then
     */
    public static ObjectStore local() throws InterruptedException {
        return local(LATENCY);
    }

    /**
     * Starts a server on this machine with an empty bucket. The first time, its jars are downloaded.
     *
     * @param latency how long each upload and each download waits before it begins
     * @throws NoServiceException when its jars can't be had, or when it can't be started; the message says why
     * @throws InterruptedException when the thread is interrupted meanwhile; there is no server then
     */
    public static ObjectStore local(Duration latency) throws InterruptedException {
        if (latency.isNegative()) {
            throw new IllegalArgumentException("A request can't take less than no time: " + latency);
        }
        var jars = ServerProcess.jars(WHAT, Artifacts.S3PROXY);
        var folder = ServerProcess.folder(WHAT);
        var keys = new S3Keys(
                REGION, "local" + Database.secret().substring(0, 15).toUpperCase(Locale.ROOT), Database.secret(), "");
        var settings = write(folder, keys, latency);
        var server = ServerProcess.start(
                WHAT,
                folder,
                jars,
                // It has stderr written to its log, and without this that writes to stderr.
                List.of("-Dorg.slf4j.simpleLogger.cacheOutputStream=true"),
                List.of(Program.of("org.gaul.s3proxy.Main", "--properties", settings.toString())));
        var store = new ObjectStore(URI.create("http://127.0.0.1:" + server.port()), keys, BUCKET, server);
        try {
            Files.deleteIfExists(settings);
            int status = store.ask("PUT", "").statusCode();
            if (status != OK) {
                throw new IOException("its bucket can't be made (status " + status + ")");
            }
            return store;
        } catch (IOException e) {
            store.close();
            throw new NoServiceException(WHAT + " can't be used: " + e.getMessage(), e);
        } catch (InterruptedException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /** Its keys stand in a file, since everybody could see them on the command line; it is deleted once it was read. */
    private static Path write(Path folder, S3Keys keys, Duration latency) {
        var file = folder.resolve("s3proxy.properties");
        try {
            return Files.writeString(file, settings(keys, latency));
        } catch (IOException e) {
            throw new NoServiceException(WHAT + " can't be started: " + e, e);
        }
    }

    static String settings(S3Keys keys, Duration latency) {
        return """
                s3proxy.endpoint=http://127.0.0.1:0
                s3proxy.authorization=aws-v4
                s3proxy.identity=%s
                s3proxy.credential=%s
                jclouds.provider=transient-nio2
                jclouds.identity=none
                jclouds.credential=none
                s3proxy.latency-blobstore.get.latency=%3$d
                s3proxy.latency-blobstore.put.latency=%3$d
                s3proxy.latency-blobstore.upload-part.latency=%3$d
                """.formatted(keys.accessKey(), keys.secretKey(), latency.toMillis());
    }

    /**
     * Takes the real store that the environment names, by AWS's own variables and one of ours: {@code AWS_ACCESS_KEY_ID},
     * {@code AWS_SECRET_ACCESS_KEY}, {@code AWS_REGION} and {@code LOOMBOOK_S3_BUCKET} must be there; {@code
     * AWS_SESSION_TOKEN} goes with keys for some hours, and {@code AWS_ENDPOINT_URL_S3} names a store that is not Amazon's. It
     * is asked for the bucket, which takes at most some seconds.
     *
     * @throws NoServiceException when a variable is missing, or when the bucket can't be reached; the message says which
     *     and why, and no secret
     * @throws InterruptedException when the thread is interrupted meanwhile
     */
    public static ObjectStore fromEnvironment() throws InterruptedException {
        return from(System.getenv());
    }

    static ObjectStore from(Map<String, String> environment) throws InterruptedException {
        var missing = Stream.of("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_REGION", "LOOMBOOK_S3_BUCKET")
                .filter(Predicate.not(name -> isSet(environment, name)))
                .toList();
        if (!missing.isEmpty()) {
            throw new NoServiceException("The environment names no object store: "
                    + String.join(", ", missing) + (missing.size() == 1 ? " is" : " are")
                    + " not set. Set what is missing before Jupyter is started." + NO_NETWORK);
        }
        var keys = new S3Keys(
                value(environment, "AWS_REGION"),
                value(environment, "AWS_ACCESS_KEY_ID"),
                value(environment, "AWS_SECRET_ACCESS_KEY"),
                value(environment, "AWS_SESSION_TOKEN"));
        var named = value(environment, "AWS_ENDPOINT_URL_S3");
        var endpoint = endpoint(named.isEmpty() ? "https://s3." + keys.region() + ".amazonaws.com" : named);
        var bucket = environment.getOrDefault("LOOMBOOK_S3_BUCKET", "").strip();
        if (!BUCKET_NAME.matcher(bucket).matches()) {
            throw new NoServiceException("LOOMBOOK_S3_BUCKET is \"" + bucket
                    + "\", which is no name of a bucket: 3 to 63 small letters, digits, dots and hyphens.");
        }
        var store = new ObjectStore(endpoint, keys, bucket, null);
        store.check();
        return store;
    }

    private static boolean isSet(Map<String, String> environment, String name) {
        return !value(environment, name).isEmpty();
    }

    private static String value(Map<String, String> environment, String name) {
        return environment.getOrDefault(name, "").strip();
    }

    private static URI endpoint(String text) {
        try {
            var endpoint = Reachable.addresses(text).getFirst();
            if (endpoint.getUserInfo() == null) {
                return endpoint;
            }
        } catch (IllegalArgumentException e) {
            // Said below, without what stands there: it may be a secret.
        }
        throw new NoServiceException(
                "AWS_ENDPOINT_URL_S3 is no address of an object store, such as https://s3.example.org." + NO_NETWORK);
    }

    private void check() throws InterruptedException {
        try {
            var answer = ask("HEAD", "");
            var why = why(answer);
            if (!why.isEmpty()) {
                throw new NoServiceException(
                        "The bucket " + bucket + " at " + endpoint + " can't be used: " + why + NO_NETWORK);
            }
        } catch (IOException e) {
            throw new NoServiceException(endpoint + " can't be reached: " + Reachable.why(e) + "." + NO_NETWORK, e);
        }
    }

    private String why(HttpResponse<?> answer) {
        return switch (answer.statusCode()) {
            case OK -> "";
            case MOVED, BAD ->
                "it is not in the region " + keys.region()
                        + answer.headers()
                                .firstValue("x-amz-bucket-region")
                                .map(" but in %s"::formatted)
                                .orElse("") + ", or the request was not understood. Look at AWS_REGION.";
            case FORBIDDEN -> "these keys are not known there, or may not use it. Look at AWS_ACCESS_KEY_ID.";
            case NOT_FOUND -> "there is none of this name. Look at LOOMBOOK_S3_BUCKET.";
            default -> "it answers with status " + answer.statusCode() + ".";
        };
    }

    private HttpResponse<String> ask(String method, String query) throws IOException, InterruptedException {
        return new S3Request(method, "/" + bucket, query).send(endpoint, keys);
    }

    /** Returns where the server is. */
    public URI endpoint() {
        return endpoint;
    }

    /** Returns the region in which the bucket is. */
    public String region() {
        return keys.region();
    }

    /** Returns the access key's id. */
    public String accessKey() {
        return keys.accessKey();
    }

    /** Returns the secret access key. */
    public String secretKey() {
        return keys.secretKey();
    }

    /** Returns the token that goes with keys for some hours; empty when they are lasting ones, as a local store's. */
    public Optional<String> sessionToken() {
        return Optional.of(keys.sessionToken()).filter(Predicate.not(String::isEmpty));
    }

    /** Returns the name of the bucket. */
    public String bucket() {
        return bucket;
    }

    /** Ends a local store; what is in it is gone. Does nothing to a real one. */
    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }

    /** Says where it is and, of a local one, how much is in it; nothing secret. It asks the local server for that. */
    @Override
    public String toString() {
        if (server == null) {
            return "The bucket " + bucket + " at " + endpoint;
        }
        return server.isAlive()
                ? "An object store (S3Proxy) at " + endpoint + " with the bucket " + bucket + contents()
                : "An object store (S3Proxy) that has ended";
    }

    private String contents() {
        try {
            var list = ask("GET", "list-type=2").body();
            var sizes = OBJECT_SIZE.matcher(list).results().mapToLong(one -> Long.parseLong(one.group(1)));
            var all = sizes.summaryStatistics();
            return String.format(
                    Locale.ROOT,
                    ": %s%s of %.1f MB",
                    CUT.matcher(list).find() ? "more than " : "",
                    Said.count(all.getCount(), "object"),
                    all.getSum() / 1e6);
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
