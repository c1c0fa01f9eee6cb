package loombook.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Holds profiles against a program that knows how much CPU time it spends where. The pieces of its work have random lengths,
 * so that no clock can be in step with them. Of n independent samples of which a part p is expected, the part that is seen
 * differs by more than four times √(p(1−p)/n) once in 16,000 runs.
 */
@Timeout(180)
class ProfileTruthTest {
    private static final ThreadMXBean TIMES = ManagementFactory.getThreadMXBean();
    private static final double HEAVY_NS = 6e6;
    private static final double LIGHT_NS = 2e6;
    private static final double SIGMAS = 4;
    private static volatile double sink;

    /** The CPU time that was spent in each of two methods. */
    private record Spent(long heavy, long light) {
        double share() {
            return (double) heavy / (heavy + light);
        }
    }

    private static void heavy(long nanos) {
        long begin = TIMES.getCurrentThreadCpuTime();
        double sum = 0;
        while (TIMES.getCurrentThreadCpuTime() - begin < nanos) {
            for (int i = 1; i < 20_000; i++) {
                sum += Math.sqrt(i) / i;
            }
        }
        sink = sum;
    }

    private static void light(long nanos) {
        long begin = TIMES.getCurrentThreadCpuTime();
        double sum = 0;
        while (TIMES.getCurrentThreadCpuTime() - begin < nanos) {
            for (int i = 1; i < 20_000; i++) {
                sum += Math.sqrt(i) * i;
            }
        }
        sink = sum;
    }

    private static Spent spend(long nanos, long seed) {
        var random = new Random(seed);
        long heavy = 0;
        long light = 0;
        while (heavy + light < nanos) {
            long at = TIMES.getCurrentThreadCpuTime();
            heavy((long) (-Math.log(1 - random.nextDouble()) * HEAVY_NS));
            long next = TIMES.getCurrentThreadCpuTime();
            heavy += next - at;
            light((long) (-Math.log(1 - random.nextDouble()) * LIGHT_NS));
            light += TIMES.getCurrentThreadCpuTime() - next;
        }
        return new Spent(heavy, light);
    }

    private static void assertTrue(Profile profile, double share) {
        double bound = SIGMAS * Math.sqrt(share * (1 - share) / profile.samples());
        assertThat(profile.share("heavy"))
                .as("of %d samples, true is %.3f", profile.samples(), share)
                .isBetween(share - bound, share + bound);
        assertThat(profile.share("light"))
                .as("of %d samples, true is %.3f", profile.samples(), 1 - share)
                .isBetween(1 - share - bound, 1 - share + bound);
    }

    @Test
    void sharesAreThoseOfTheCpuTime() throws Exception {
        spend(300_000_000, 1);
        var profile = Profile.record(() -> spend(2_000_000_000, 7));
        var spent = (Spent) Objects.requireNonNull(profile.result());
        assertThat(spent.share()).isBetween(0.65, 0.85);
        // 4 ms are the longest tick of a kernel that is built for servers; what is lost is told.
        assertThat(profile.samples()).isGreaterThan(profile.byCpuTime() ? 350 : 100);
        assertTrue(profile, spent.share());
        if (profile.byCpuTime()) {
            double seconds = (spent.heavy() + spent.light()) / 1e9;
            assertThat(profile.sampledTime().toNanos() / 1e9).isBetween(0.8 * seconds, 1.1 * seconds);
        }
    }

    @Test
    void virtualThreadsAreSeenToo() throws Exception {
        var profile = Profile.record(() -> {
            var first = Thread.ofVirtual().start(ProfileTruthTest::count);
            var second = Thread.ofVirtual().start(ProfileTruthTest::count);
            first.join();
            second.join();
        });
        assertThat(profile.threads()).isGreaterThanOrEqualTo(2);
        assertThat(profile.share("count")).isGreaterThan(0.8);
    }

    /** Takes some tenths of a second; a virtual thread does not know its CPU time. */
    private static void count() {
        double sum = 0;
        for (int i = 1; i < 200_000_000; i++) {
            sum += Math.sqrt(i) * i;
        }
        sink = sum;
    }
}
