package loombook.kernel.eval;

import java.util.regex.Pattern;
import loombook.link.Thrown;

/** Says what it means when a class was compiled for a later Java: both javac and the JVM tell that by numbers of class files. */
final class ClassVersion {
    private static final int BEFORE_JAVA_1 = 44;
    private static final Pattern JAVAC = Pattern.compile(
            "(?s)cannot access (?<name>\\S+).*bad class file: (?<file>.*?)(?:\\(\\S*\\))?\\s*\\n.*wrong version (?<version>\\d+)\\..*");
    private static final Pattern JVM = Pattern.compile(
            "(?<name>\\S+) has been compiled by a more recent version .*?class file version (?<version>\\d+)\\..*");

    private ClassVersion() {}

    /** Returns whether javac tells of such a class. */
    static boolean isTold(String javac) {
        return javac.contains("wrong version") && JAVAC.matcher(javac).matches();
    }

    /** Returns javac's message, or what it means. */
    static String told(String javac) {
        var told = JAVAC.matcher(javac);
        return told.matches()
                ? sentence(told.group("name"), " (" + told.group("file") + ")", told.group("version"))
                : javac;
    }

    /** Returns what was thrown, with the meaning of it as its message. */
    static Thrown told(Thrown thrown) {
        var told = JVM.matcher(String.valueOf(thrown.message()));
        return thrown.type().equals("java.lang.UnsupportedClassVersionError") && told.matches()
                ? new Thrown(
                        thrown.type(),
                        sentence(told.group("name").replace('/', '.'), "", told.group("version")),
                        thrown.frames(),
                        thrown.cause(),
                        thrown.suppressed())
                : thrown;
    }

    private static String sentence(String name, String file, String version) {
        int java = Integer.parseInt(version) - BEFORE_JAVA_1;
        return name + " was compiled for Java " + java + " (class version " + version + "), and cells run on Java "
                + Runtime.version().feature() + ": take an older version of its library" + file
                + ", or start Loombook on a JDK " + java;
    }
}
