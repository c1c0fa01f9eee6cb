package loombook.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ThreadDumpTest {
    @Test
    void aDumpIsRead() {
        var dump = ThreadDump.read("""
                {"threadDump": {"threadContainers": [{"container": "<root>", "threads": [
                  {"tid": "28", "name": "a \\"b\\"", "state": "BLOCKED", "blockedOn": "java.lang.Object@1bb5a082",
                   "stack": ["REPL.$JShell$5$Fork.lambda$take$0($JShell$5.java:10)",
                             "java.base\\/java.lang.Thread.run(Thread.java:1474)", "java.base\\/java.lang.Object.wait0(Native Method)",
                             "?"],
                   "monitorsOwned": [{"depth": 0, "locks": ["X@1", null, "java.lang.Object@1bb5a082"]}]},
                  {"tid": "29", "virtual": true, "name": "", "state": "WAITING", "waitingOn": "W@2",
                   "parkBlocker": {"object": "P@3"}, "stack": [],
                   "monitorsOwned": [{"depth": 1, "locks": ["W@2"]}]}]}]}}
                """);
        assertThat(dump.threads()).hasSize(2);
        var first = dump.threads().getFirst();
        assertThat(first.name()).isEqualTo("a \"b\"");
        assertThat(first.held()).containsExactly("X@1");
        assertThat(first.stack())
                .containsExactly(
                        new StackTraceElement("REPL.$JShell$5$Fork", "lambda$take$0", "$JShell$5.java", 10),
                        new StackTraceElement("java.lang.Thread", "run", "Thread.java", 1474),
                        new StackTraceElement("java.lang.Object", "wait0", "Native Method", -1));
        var second = dump.threads().getLast();
        assertThat(second.isVirtual()).isTrue();
        assertThat(second.waitingOn()).isEqualTo("W@2");
        assertThat(second.parkedOn()).isEqualTo("P@3");
        assertThat(second.held()).isEmpty();
    }

    @Test
    void whatThreadsDoIsSeenByOneThatIsInterruptedToo() throws Exception {
        var end = new CountDownLatch(1);
        var thread = Thread.ofVirtual().name("parked here").start(() -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        while (thread.getState() != Thread.State.WAITING) {
            Thread.sleep(1);
        }
        Thread.currentThread().interrupt();
        var dump = ThreadDump.now();
        assertThat(Thread.interrupted()).isTrue();
        end.countDown();
        assertThat(dump.threads()).anySatisfy(entry -> {
            assertThat(entry.name()).isEqualTo("parked here");
            assertThat(entry.parkedOn()).startsWith("java.util.concurrent.CountDownLatch");
            assertThat(entry.stack()).anyMatch(frame -> frame.getMethodName().equals("await"));
        });
    }
}
