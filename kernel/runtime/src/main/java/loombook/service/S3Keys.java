package loombook.service;

/**
 * Who may use an object store.
 *
 * @param sessionToken of keys for some hours; empty for lasting ones
 */
record S3Keys(String region, String accessKey, String secretKey, String sessionToken) {
    /** Without what is secret: a record would print it. */
    @Override
    public String toString() {
        return "keys for " + region;
    }
}
