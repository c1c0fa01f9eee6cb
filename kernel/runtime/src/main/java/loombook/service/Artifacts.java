package loombook.service;

/** What the services that are programs of their own are made of: the one place where their versions stand. */
final class Artifacts {
    /** A database in Java, in one jar. */
    static final String H2 = "com.h2database:h2:2.5.252";

    private static final String AWS = "2.56.0";
    private static final String JACKSON = "3.2.2";
    private static final String SSHD = "2.19.0";
    private static final String SLF4J = "2.0.18";

    /**
     * A server for S3's protocol. These are 23 of the 152 jars that it names, 20 of 57 MB: it can also keep its objects with
     * Google, Microsoft and others, and those were seen to be used when it keeps them in memory. Of Jackson's annotations it
     * names a version that is too old for its own Jackson: with that, it ended with a {@code NoClassDefFoundError}. What is
     * of AWS is of the version of the client that notebooks use, so that there is less to download.
     */
    static final String[] S3PROXY = {
        "org.gaul:s3proxy:4.1.0@jar",
        "software.amazon.awssdk:s3:" + AWS + "@jar",
        "software.amazon.awssdk:sdk-core:" + AWS + "@jar",
        "software.amazon.awssdk:aws-core:" + AWS + "@jar",
        "software.amazon.awssdk:utils:" + AWS + "@jar",
        "software.amazon.awssdk:http-client-spi:" + AWS + "@jar",
        "software.amazon.awssdk:checksums:" + AWS + "@jar",
        "software.amazon.awssdk:checksums-spi:" + AWS + "@jar",
        "tools.jackson.core:jackson-core:" + JACKSON + "@jar",
        "tools.jackson.core:jackson-databind:" + JACKSON + "@jar",
        "tools.jackson.dataformat:jackson-dataformat-xml:" + JACKSON + "@jar",
        "com.fasterxml.jackson.core:jackson-annotations:2.21@jar",
        "com.fasterxml.woodstox:woodstox-core:7.0.0@jar",
        "org.codehaus.woodstox:stax2-api:4.2.2@jar",
        "com.google.guava:guava:33.7.1-jre@jar",
        "com.google.jimfs:jimfs:1.3.2@jar",
        "jakarta.servlet:jakarta.servlet-api:6.0.0@jar",
        "args4j:args4j:2.37@jar",
        "org.apache.sshd:sshd-core:" + SSHD + "@jar",
        "org.apache.sshd:sshd-common:" + SSHD + "@jar",
        "org.apache.sshd:sshd-sftp:" + SSHD + "@jar",
        "org.slf4j:slf4j-api:" + SLF4J + "@jar",
        "org.slf4j:slf4j-simple:" + SLF4J + "@jar"
    };

    private Artifacts() {}
}
