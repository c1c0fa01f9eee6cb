package loombook.kernel.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarInputStream;
import loombook.kernel.maven.TestRepository;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** What cells can use comes as people of IJava and JBang are used to have it, and what can't be had changes nothing. */
interface DependencyStories extends Vocabulary {
    @Test
    default void theNamesOfIJavaMeanTheSame() {
        cell("%addMavenDependency pantry:salt:1.0\n%addMavenDependencies pantry:pepper:1.0\n"
                        + "pantry.Salt.say() + pantry.Pepper.say()")
                .gives("pantry:salt:1.0pantry:pepper:1.0");
        var verbose = cell("%maven -v pantry:cherry:1.0").succeeds();
        assertThat(text(verbose)).contains("\n    pantry:cherry  1.0  1 KB  ");
        assertThat(html(verbose)).startsWith("<details open>");
        cell("%mavenRepo cellar " + Artifacts.url()).succeeds();
        cell("%addMavenRepo attic " + Artifacts.url()).succeeds();
        cell("%maven --from=attic pantry:honey:1.0\npantry.Honey.say()").gives("pantry:honey:1.0");
    }

    @Test
    default void theLinesOfJbangMeanTheSame() {
        cell("///usr/bin/env jbang \"$0\" \"$@\" ; exit $?\n//REPOS cellar=" + Artifacts.url()
                        + "\n//JAVA 21+\n//JAVA_OPTIONS -Xmx1g\n//DESCRIPTION for tests\n"
                        + "//DEPS pantry:sugar:1.0, pantry:cacao:[1,2)\n//DEPS pantry:milk:1.0@jar // no more\n"
                        + "import pantry.*;\nSugar.say() + Cacao.say() + Milk.say()")
                .gives("pantry:sugar:1.0pantry:cacao:1.0pantry:milk:1.0")
                .saysOnErr("//JAVA_OPTIONS is ignored here: put the flags after %jvm");
        cell("//REPOS mavencentral, central\n1 + 1").gives("2");
        cell("//DEPS").fails("UsageError", "//DEPS GROUP:ARTIFACT:VERSION");
        cell("//DEPS pantry").fails("UsageError", "\"pantry\" is no artifact").marks("pantry");
        cell("//REPOS nowhere").fails("UsageError", "is no address of a repository");
        cell("//JAVA 99").fails("UsageError", "This wants Java 99, and cells run on Java ");
        cell("int sum = 1 +\n//DEPS pantry:fridge:1.0\n2;\nsum").gives("3");
        cell("String said = \"\"\"\n//DEPS pantry:fridge:1.0\n\"\"\";\nsaid").gives("//DEPS pantry:fridge:1.0\n");
        cell("// DEPS pantry:fridge:1.0\n  //DEPS pantry:fridge:1.0\n//DEPSILON\n1")
                .gives("1");
    }

    @Test
    default void aBomSaysTheVersions() {
        cell("%maven pantry:menu:1.0@pom\n%maven pantry:mint\npantry.Mint.say() + pantry.Tea.say()")
                .gives("pantry:mint:1.0pantry:tea:1.0");
        cell("%maven pantry:fridge")
                .fails("DependencyError", "pantry:menu:1.0@pom does not say which version of pantry:fridge is meant")
                .marks("pantry:fridge");
    }

    @Test
    default void whatIsExcludedStaysOut() {
        cell("%maven pantry:saucer:1.0 -x pantry:kettle\npantry.Saucer.say() + pantry.Cup.say()")
                .gives("pantry:saucer:1.0pantry:cup:1.0");
        cell("pantry.Kettle.say()").doesNotCompile("pantry");
        cell("%maven pantry:saucer:1.0 -x")
                .fails("UsageError", "After -x something is missing")
                .marks("-x");
        cell("%maven pantry:saucer:1.0 --colour red")
                .fails("UsageError", "has no option --colour")
                .marks("--colour");
        cell("%maven pantry:saucer:1.0 -x a/b")
                .fails("UsageError", "\"a/b\" can't be left out")
                .marks("a/b");
    }

    @Test
    default void ofARangeItIsToldWhichVersionItIs() {
        var adding = cell("%maven pantry:pear:[1,2)\npantry.Pear.say()").gives("pantry:pear:1.1");
        assertThat(text(adding)).startsWith("added pantry:pear:1.1 (1 KB) in ");
    }

    @Test
    default void versionsInConflictAreToldWithWhoWantsThem() {
        var adding = cell("%maven pantry:toast:1.0 pantry:roll:1.0\npantry.Jam.say()")
                .gives("pantry:jam:1.0");
        adding.saysOnErr("pantry:jam:1.0 was taken, which pantry:toast:1.0 needs; pantry:roll:1.0 wants 2.0");
        assertThat(html(adding)).contains("<details>", "<td>pantry:jam</td><td>1.0</td>", "for pantry:toast:1.0");
    }

    @Test
    default void aPomInACellIsEnough() {
        cell("""
                %%%%loadFromPOM
                <repository>
                  <id>cellar</id>
                  <url>%s</url>
                </repository>

                <dependency>
                  <groupId>pantry</groupId>
                  <artifactId>butter</artifactId>
                  <version>1.0</version>
                </dependency>
                """.formatted(Artifacts.url())).succeeds();
        cell("pantry.Butter.say()").gives("pantry:butter:1.0");
        cell("%%loadFromPOM test\n<dependency><groupId>pantry</groupId><artifactId>cream</artifactId>"
                        + "<version>1.0</version></dependency>")
                .displays("text/plain");
        cell("pantry.Cream.say()").doesNotCompile("pantry");
    }

    @Test
    default void aPomInAFileIsEnough() {
        var pom = file("pom.xml", """
                <project>
                  <modelVersion>4.0.0</modelVersion><groupId>g</groupId><artifactId>a</artifactId><version>1</version>
                  <dependencies>
                    <dependency><groupId>pantry</groupId><artifactId>cream</artifactId><version>1.0</version>
                      <scope>test</scope></dependency>
                  </dependencies>
                </project>
                """.getBytes());
        cell("List<String> cream = %loadFromPOM " + pom + " test\ncream.size()").gives("1");
        cell("pantry.Cream.say()").gives("pantry:cream:1.0");
    }

    @Test
    default void aPomWithErrorsIsMarkedWhereTheyAre() {
        cell("int kept = 1;");
        cell("%%loadFromPOM\n<dependency>\n  <groupId>a</group>\n</dependency>")
                .fails("DependencyError", "line 3", "The POM is no well-formed XML: ")
                .marks("<groupId>a</group>");
        cell("%%loadFromPOM\n<dependency><groupId>a</groupId><artifactId>b</artifactId></dependency>")
                .fails("DependencyError", "The POM has an error", "version", "a:b");
        cell("%%loadFromPOM\n<project>\n<dependencies>\n</project>")
                .fails("DependencyError", "line 4", "\"dependencies\" must be terminated");
        cell("%%loadFromPOM\npantry:flour:1.0").fails("DependencyError", "There is no <dependency> here");
        cell("%%loadFromPOM\n").fails("UsageError", "There is no POM below");
        cell("%loadFromPOM").fails("UsageError", "No POM is named");
        cell("%loadFromPOM nowhere.xml")
                .fails("DependencyError", "There is no file /", "nowhere.xml")
                .marks("nowhere.xml");
        cell("%loadFromPOM pom.xml sometimes")
                .fails("UsageError", "\"sometimes\" is no scope")
                .marks("sometimes");
        cell("kept").gives("1");
    }

    @Test
    default void jarsComeByTheirPaths() {
        var jar = file("lib/hello.jar", TestRepository.saying("drawer.Hello", "hello"));
        var other = file("lib/world.jar", TestRepository.saying("drawer.World", "world"));
        var _ = file("lib/notes.txt", "no jar".getBytes());
        cell("int kept = 41;");
        cell("List<String> jars = %jars " + jar.getParent() + "/*\njars").gives("[" + jar + ", " + other + "]");
        cell("drawer.Hello.say() + drawer.World.say() + ++kept").gives("helloworld42");
        cell("%jars " + jar).displays("text/plain");
        cell("(%jars " + jar + ").size()");
        cell("System.exit(0);").fails("RuntimeDied");
        cell("drawer.Hello.say()").gives("hello");
    }

    @Test
    default void foldersOfClassesComeByTheirPaths() {
        var jar = file("more/saw.jar", TestRepository.saying("drawer.Saw", "saw"));
        var folder = jar.resolveSibling("classes");
        cell("try (var zip = new java.util.zip.ZipInputStream(new FileInputStream(\"" + jar + "\"))) {\n"
                + "    zip.getNextEntry();\n"
                + "    Files.createDirectories(Path.of(\"" + folder + "/drawer\"));\n"
                + "    Files.write(Path.of(\"" + folder + "/drawer/Saw.class\"), zip.readAllBytes());\n}");
        cell("%classpath " + folder + "\ndrawer.Saw.say()").gives("saw");
    }

    @Test
    default void whatIsNoJarIsToldAndNothingIsAdded() {
        var readme = file("bad/README.md", "# Read me".getBytes());
        var good = file("bad/good.jar", TestRepository.saying("drawer.Good", "good"));
        var cut = file("bad/cut.jar", java.util.Arrays.copyOf(TestRepository.saying("drawer.Cut", "cut"), 200));
        cell("int kept = 1;");
        cell("%jars " + good + " " + readme)
                .fails("DependencyError", readme + " is no jar that can be read")
                .marks(readme.toString());
        cell("%jars " + cut).fails("DependencyError", cut + " is no jar that can be read");
        cell("%classpath " + readme).fails("DependencyError", "is no jar that can be read");
        cell("%jars " + readme.resolveSibling("none.jar")).fails("DependencyError", "There is no ");
        cell("%jars " + readme.getParent() + "/x*.jar").fails("DependencyError", "There is no jar ");
        cell("%jars").fails("UsageError", "No path is given", "%jars PATH");
        cell("%classpath").fails("UsageError", "No path is given", "%classpath PATH");
        cell("drawer.Good.say()").doesNotCompile("drawer");
        cell("kept").gives("1");
    }

    @Test
    default void whatWasCompiledForALaterJavaIsTold() {
        cell("int kept = 1;");
        cell("%maven pantry:future:1.0")
                .fails(
                        "DependencyError",
                        "pantry:future:1.0 was compiled for Java 27 (its class pantry.Future has version 71), and cells run"
                                + " on Java ")
                .marks("pantry:future:1.0");
        var jar = file("future.jar", TestRepository.forJava(30, TestRepository.saying("drawer.Future", "later")));
        cell("%jars " + jar).fails("DependencyError", jar + " was compiled for Java 30");
        cell("kept").gives("1");
    }

    @Test
    default void aRepositoryMustHaveAnAddress() {
        cell("%mavenRepo cellar").fails("UsageError", "A name and an address are needed", "%mavenRepo ID URL");
        cell("%mavenRepo").fails("UsageError", "A name and an address are needed");
        cell("%mavenRepo cellar nowhere")
                .fails("UsageError", "\"nowhere\" is no address of a repository")
                .marks("nowhere");
        cell("%mavenRepo a/b https://example.org/")
                .fails("UsageError", "is no name of a repository")
                .marks("a/b");
    }

    @Test
    default void magicsCanBeCalledWhileACellRuns() {
        cell("var there = new ArrayList<String>();\nfor (var name : List.of(\"salt\", \"pepper\")) {\n"
                        + "    List<String> paths = loombook.magic.MagicCalls.line(\"maven\","
                        + " List.of(\"pantry:\" + name + \":1.0\"));\n    there.addAll(paths);\n}\n"
                        + "there.stream().map(one -> Path.of(one).getFileName().toString()).toList()")
                .gives("[salt-1.0.jar, pepper-1.0.jar]");
        cell("pantry.Salt.say()").gives("pantry:salt:1.0");
        cell("loombook.magic.MagicCalls.line(\"maven\", List.of(\"pantry:fridge:1.0\"))")
                .fails("MagicException", "pantry:fridge:1.0 was not found in");
    }

    @Test
    default void aNotebookHasItsOwnVersionsOfWhatWeUse() {
        for (var type : List.of(
                "com.google.gson.Gson",
                "org.zeromq.ZMQ",
                "zmq.ZMQ",
                "org.knowm.xchart.XYChart",
                "com.github.weisj.jsvg.SVGDocument",
                "org.sqlite.JDBC",
                "org.eclipse.aether.RepositorySystem",
                "org.jspecify.annotations.Nullable",
                "org.slf4j.Logger",
                "loombook.kernel.Kernel",
                "loombook.kernel.magic.Magics")) {
            cell("try { Class.forName(\"" + type + "\"); } catch (ClassNotFoundException e) {"
                            + " System.out.print(\"none\"); }")
                    .prints("none");
        }
        cell("%maven com.google.code.gson:gson:2.0 org.zeromq:jeromq:0.1 org.knowm.xchart:xchart:1.0\n"
                        + "com.google.gson.Gson.say() + org.zeromq.ZMQ.say() + org.knowm.xchart.XYChart.say()")
                .gives("another Gsonanother JeroMQanother XChart");
        cell("com.google.gson.Gson.class.getProtectionDomain().getCodeSource().getLocation().getPath()"
                        + ".endsWith(\"gson-2.0.jar\")")
                .gives("true");
    }

    @Test
    default void completionAndInspectKnowItAtOnce() {
        cell("%maven pantry:ladle:1.0").succeeds();
        var code = "pantry.Ladle.sa";
        var completed = say("shell", "complete_request", Map.of("code", code, "cursor_pos", code.length()))
                .done();
        assertThat(completed.reply().content().get("matches")).asString().contains("say");
        var inspected = say(
                        "shell",
                        "inspect_request",
                        Map.of("code", "pantry.Ladle.say()", "cursor_pos", 16, "detail_level", 0))
                .done();
        assertThat(inspected.reply().content().get("data")).asString().contains("String Ladle.say()");
    }

    @Test
    default void sourcesAreFetchedForWhoInspects() throws InterruptedException {
        assertIsSaid("pantry:ladle:1.0", "pantry.Ladle.say()", "Says what is in the pot.");
    }

    @Test
    default void whereThereAreNoSourcesPagesAreRead() throws InterruptedException {
        assertIsSaid("pantry:grater:1.0", "pantry.Grater.say()", "Says how fine it is.");
    }

    private void assertIsSaid(String artifact, String code, String expected) throws InterruptedException {
        cell("%maven " + artifact).succeeds();
        var said = "";
        // The first time it may not be there yet: nobody waits for a download.
        for (int i = 0; i < 100 && !said.contains(expected); i++) {
            Thread.sleep(i == 0 ? 0 : 100);
            var inspected = say(
                            "shell",
                            "inspect_request",
                            Map.of("code", code, "cursor_pos", code.length() - 3, "detail_level", 0))
                    .done();
            said = String.valueOf(inspected.reply().content().get("data"));
        }
        assertThat(said).contains(expected);
    }

    @Test
    default void namesOfArtifactsAreCompletedFromTheLocalRepository() {
        cell("%maven pantry:plum:1.1").succeeds();
        completes("%maven pan", "pantry:");
        completes("int a = 1;\n%maven x:y:1 pantry:plu", "pantry:plum:");
        completes("%maven pantry:plum:", "pantry:plum:1.1");
        completes("List<String> jars = %maven pantry:plu", "pantry:plum:");
        completes("//DEPS pantry:plum:1.1,pantry:plu", "pantry:plum:");
        completes("%maven --ex", "--exclude");
    }

    private void completes(String code, String expected) {
        var completed = say("shell", "complete_request", Map.of("code", code, "cursor_pos", code.length()))
                .done();
        assertThat(completed.reply().content().get("matches"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .as(code)
                .contains(expected);
    }

    @Test
    default void whatDoesNotFitItsChecksumIsNotTaken() {
        cell("int kept = 1;");
        cell("%maven pantry:bitter:1.0")
                .fails(
                        "DependencyError",
                        "pantry:bitter:1.0 can't be trusted: its checksum is ",
                        "but should be 0000",
                        "in test (" + Artifacts.url() + ")")
                .marks("pantry:bitter:1.0");
        cell("pantry.Bitter.say()").doesNotCompile("pantry");
        cell("kept").gives("1");
    }

    @Test
    default void whoIsWaitedForIsTold() {
        cell("int kept = 5;");
        var adding = begin("%maven pantry:mute:1.0");
        adding.hears("display_data", "waiting for test (" + Artifacts.url() + ")");
        interrupt();
        adding.done().wasInterrupted();
        assertThat(text(adding)).isEqualTo("interrupted, nothing added");
        cell("%maven pantry:flour:1.0\npantry.Flour.say() + kept").gives("pantry:flour:1.05");
    }

    @Test
    default void aClassForALaterJavaIsToldWhenItIsUsed() {
        var classes = file("later/drawer/Later.class", later()).getParent().getParent();
        cell("%classpath " + classes).fails("DependencyError", classes + " was compiled for Java 30");
        // Among classes for this Java one is not seen before it is used.
        var _ = file("later/drawer/A.class", now());
        for (char name = 'B'; name <= 'Z'; name++) {
            var _ = file("later/drawer/" + name + ".class", now());
        }
        cell("int kept = 1;\n%classpath " + classes).succeeds();
        cell("Class.forName(\"drawer.Later\")")
                .fails(
                        "UnsupportedClassVersionError",
                        "drawer.Later was compiled for Java 30 (class version 74), and cells run on Java ");
        for (var code :
                List.of("drawer.Later.say()", "var x = drawer.Later.say();", "drawer.Later x;", "new drawer.Later()")) {
            cell("int before = 2;\n" + code)
                    .doesNotCompile("line 2", "drawer.Later was compiled for Java 30 (class version 74)");
            cell("kept + before").gives("3");
        }
    }

    private static byte[] now() {
        return inJar(TestRepository.saying("drawer.Now", "now"));
    }

    private static byte[] later() {
        return inJar(TestRepository.forJava(30, TestRepository.saying("drawer.Later", "later")));
    }

    private static byte[] inJar(byte[] jar) {
        try (var in = new JarInputStream(new ByteArrayInputStream(jar))) {
            in.getNextJarEntry();
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    default void childrenSeeFilesThatWereAddedLater() {
        var jar = file("pool/deep.jar", TestRepository.saying("drawer.Deep", "deep"));
        cell("var pool = Processes.pool(1);\npool.apply(() -> 1)").gives("1");
        cell("%jars " + jar + "\npool.apply(() -> drawer.Deep.say())").gives("deep");
        cell("pool.close();");
    }

    private static Path file(String name, byte[] content) {
        try {
            var folder = Path.of(
                    System.getProperty("java.io.tmpdir"),
                    "loombook-stories-" + ProcessHandle.current().pid());
            var file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Told told) {
        return shown(told, "text/plain");
    }

    private static String html(Told told) {
        return shown(told, "text/html");
    }

    private static String shown(Told told, String type) {
        var all = java.util.stream.Stream.concat(
                        told.ofType("display_data").stream(), told.ofType("update_display_data").stream())
                .toList();
        assertThat(all).isNotEmpty();
        return String.valueOf(all.getLast().data().get(type));
    }
}
