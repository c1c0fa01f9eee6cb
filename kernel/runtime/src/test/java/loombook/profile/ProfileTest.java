package loombook.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import loombook.profile.Profile.Calls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ProfileTest {
    static StackTraceElement frame(String type, String method) {
        return new StackTraceElement(type, method, null, 1);
    }

    static Calls calls(long samples, String... methods) {
        var frames = Stream.of(methods)
                .map(it -> frame(it.substring(0, it.lastIndexOf('.')), it.substring(it.lastIndexOf('.') + 1)))
                .toList();
        return new Calls(frames, false, samples);
    }

    static Profile profile(List<String> notes, Calls... calls) {
        return new Profile(Duration.ofSeconds(1), Duration.ofMillis(400), true, 2, List.of(calls), notes, null, null);
    }

    private static Profile fixed() {
        return profile(
                List.of("The work ended by x"),
                calls(60, "kitchen.Oven.bake", "java.util.TreeMap.put"),
                calls(25, "kitchen.Oven.bake", "kitchen.Oven.stir", "kitchen.Oven.stir", "kitchen.Oven.stir"),
                calls(14, "kitchen.Oven.bake"),
                calls(1, "kitchen.Oven.clean"));
    }

    @Test
    void theTextHasTheHottestMethodsAndTheTree() {
        assertThat(fixed().bundle().data().get("text/plain")).isEqualTo("""
                Profile of 400 ms of CPU time in 2 threads · 100 samples · shares ± 10 %
                itself  with calls
                 60.0 %      60.0 %  TreeMap.put
                 25.0 %      25.0 %  Oven.stir
                 14.0 %      99.0 %  Oven.bake
                Calls, from the outside in:
                 99.0 %  Oven.bake
                 60.0 %    TreeMap.put
                 25.0 %    Oven.stir
                The work ended by x""");
    }

    @Test
    void aMethodOfACellThatCallsItselfStandsOnce() {
        var profile = profile(List.of(), calls(1, "REPL.$JShell$1.fib", "REPL.$JShell$1.fib", "REPL.$JShell$1.fib"));
        assertThat(profile.bundle().data().get("text/plain"))
                .asString()
                .endsWith("Calls, from the outside in:\n100.0 %  a cell, fib (recursive)");
    }

    @Test
    void theHottestAreATable() {
        assertThat(fixed().top(2).toString()).isEqualTo("""
                method       itself  with calls  samples
                ────────────────────────────────────────
                TreeMap.put  60.0 %      60.0 %       60
                Oven.stir    25.0 %      25.0 %       25""");
        assertThat(fixed().top(99).rows()).hasSize(4);
        assertThat(profile(List.of()).top(3).rows()).isEmpty();
    }

    @Test
    void aShareCountsWhatAMethodHasCalled() {
        assertThat(fixed().share("bake")).isEqualTo(0.99);
        assertThat(fixed().share("stir")).isEqualTo(0.25);
        assertThat(fixed().share("eat")).isZero();
        assertThat(fixed().samples()).isEqualTo(100);
    }

    @Test
    void whatWasTooShortSaysSoAndWhatToDo() throws Exception {
        var profile = Profile.record(() -> 7);
        assertThat(profile.result()).isEqualTo(7);
        if (profile.samples() == 0) {
            assertThat(profile.bundle().data()).containsOnlyKeys("text/plain");
        }
        assertThat(profile(List.of()).bundle().data().get("text/plain"))
                .asString()
                .startsWith("Profile of 1 s: nothing was seen.")
                .contains("Do it so often that it takes a second.");
    }

    @Test
    void whatTheWorkThrowsIsNoted() throws Exception {
        var profile = Profile.record(() -> {
            throw new IllegalStateException("no flour");
        });
        assertThat(profile.failure()).hasMessage("no flour");
        assertThat(profile.notes()).contains("The work ended by java.lang.IllegalStateException: no flour");
    }

    @Test
    void anInterruptGoesOn() {
        assertThatThrownBy(() -> Profile.record(() -> {
                    throw new InterruptedException();
                }))
                .isInstanceOf(InterruptedException.class);
    }

    @Test
    void oneInsideAnotherIsRefused() throws Exception {
        var outer = Profile.record(() -> Profile.record(() -> 1));
        assertThat(outer.failure())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("can't be inside another one");
        assertThat(Profile.record(() -> 2).result()).isEqualTo(2);
    }

    @Test
    void aProfileCanBeSent() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(fixed());
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(fixed());
        }
    }

    @Test
    void aStackBeginsWhereTheWorkDoes() {
        assertThat(trimmed(
                        "java.lang.Thread.run",
                        "loombook.agent.CellRunner.run",
                        "REPL.$JShell$1.do_it$",
                        "loombook.profile.Profile.record",
                        "loombook.profile.Recorder.run",
                        "loombook.profile.Profile$$Lambda.0x1.call",
                        "loombook.profile.Profile.lambda$record$0",
                        "REPL.$JShell$1$$Lambda.0x2.run",
                        "REPL.$JShell$1.lambda$do_it$$0",
                        "java.util.TreeMap.put"))
                .containsExactly("REPL.$JShell$1.lambda$do_it$$0", "java.util.TreeMap.put");
        assertThat(trimmed(
                        "java.lang.Thread.run",
                        "java.util.concurrent.ThreadPoolExecutor$Worker.run",
                        "loombook.agent.Carried$OfRunnable.run",
                        "REPL.$JShell$2.work",
                        "java.util.ArrayList.forEach",
                        "loombook.agent.Carried$OfConsumer.accept",
                        "REPL.$JShell$2$$Lambda.0x1.accept",
                        "REPL.$JShell$2.each",
                        "loombook.agent.StopPoint.here"))
                .containsExactly("REPL.$JShell$2.work", "java.util.ArrayList.forEach", "REPL.$JShell$2.each");
        assertThat(trimmed("java.lang.Thread.run", "kitchen.Oven.bake")).containsExactly("kitchen.Oven.bake");
        assertThat(trimmed(
                        "java.lang.Thread.run", "REPL.$JShell$1.do_it$", "loombook.profile.CellProfile.end", "a.B.c"))
                .isEmpty();
        assertThat(trimmed("java.lang.Thread.run", "loombook.agent.Link.write")).isEmpty();
    }

    @Test
    void stepsAreSeenAsWellAsWorkWithAResult() {
        assertThat(trimmed(
                        "REPL.$JShell$1.do_it$",
                        "loombook.profile.Profile.record",
                        "loombook.profile.Recorder.run",
                        "loombook.profile.Profile$$Lambda.0x1.call",
                        "loombook.profile.Profile.lambda$record$0",
                        "REPL.$JShell$1.lambda$do_it$$0",
                        "kitchen.Oven.bake"))
                .containsExactly("REPL.$JShell$1.lambda$do_it$$0", "kitchen.Oven.bake");
    }

    private static List<String> trimmed(String... frames) {
        var all = new ArrayList<StackTraceElement>();
        calls(1, frames).frames().forEach(all::add);
        return Stacks.calls(all).stream()
                .map(frame -> frame.getClassName() + "." + frame.getMethodName())
                .toList();
    }
}
