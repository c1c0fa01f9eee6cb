package loombook.service;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A request without a body to an object store, signed as S3 wants it (AWS Signature Version 4): enough to see whether a
 * bucket is there. It does without a client of AWS, which the runtime must not need.
 *
 * @param path begins with a slash
 * @param query as it is sent, its parameters in the alphabet's order; empty for none
 */
record S3Request(String method, String path, String query) {
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final String HMAC = "HmacSHA256";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int DAY = 8;

    /** Sends it, and waits some seconds for an answer. */
    HttpResponse<String> send(URI endpoint, S3Keys keys) throws IOException, InterruptedException {
        var address = URI.create(endpoint.getScheme() + "://" + endpoint.getRawAuthority() + path
                + (query.isEmpty() ? "" : "?" + query));
        var request = HttpRequest.newBuilder(address).timeout(PATIENCE).method(method, BodyPublishers.noBody());
        headers(endpoint.getRawAuthority(), keys, Instant.now()).forEach((name, value) -> {
            if (!name.equals("host")) {
                request.header(name, value); // the client says itself which host it asks
            }
        });
        var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build();
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } finally {
            client.shutdownNow();
        }
    }

    /** Returns what the request has to say of itself, with the signature over all that. */
    Map<String, String> headers(String host, S3Keys keys, Instant now) {
        var time = TIME.format(now);
        var headers = new TreeMap<String, String>();
        headers.put("host", host);
        headers.put("x-amz-content-sha256", sha256(""));
        headers.put("x-amz-date", time);
        if (!keys.sessionToken().isEmpty()) {
            headers.put("x-amz-security-token", keys.sessionToken());
        }
        var names = String.join(";", headers.keySet());
        var lines = headers.entrySet().stream()
                .map(one -> one.getKey() + ":" + one.getValue() + "\n")
                .collect(Collectors.joining());
        var canonical = String.join("\n", method, path, query, lines, names, sha256(""));
        var scope = time.substring(0, DAY) + "/" + keys.region() + "/s3/aws4_request";
        var toSign = String.join("\n", ALGORITHM, time, scope, sha256(canonical));
        var signature = HexFormat.of().formatHex(hmac(keyOf(keys, time.substring(0, DAY)), toSign));
        headers.put(
                "authorization",
                ALGORITHM + " Credential=" + keys.accessKey() + "/" + scope + ", SignedHeaders=" + names
                        + ", Signature=" + signature);
        return headers;
    }

    private static byte[] keyOf(S3Keys keys, String day) {
        var key = ("AWS4" + keys.secretKey()).getBytes(StandardCharsets.UTF_8);
        return hmac(hmac(hmac(hmac(key, day), keys.region()), "s3"), "aws4_request");
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // each JDK has it
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // each JDK has it
        }
    }
}
