package loombook.kernel.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import loombook.kernel.message.History;
import loombook.kernel.message.History.Access;
import loombook.kernel.message.History.Entry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExecutionHistoryTest {
    @TempDir
    private Path folder;

    private Path file;
    private ExecutionHistory history;

    @BeforeEach
    void open() {
        file = folder.resolve("new").resolve("history.sqlite");
        history = new ExecutionHistory(file);
    }

    @AfterEach
    void close() {
        history.close();
    }

    @Test
    void anEmptyHistoryHasNothing() {
        assertThat(find(new Access.Tail(10))).isEmpty();
        assertThat(find(new Access.Search("*", 10, false))).isEmpty();
        assertThat(find(new Access.Range(0, 1, -1))).isEmpty();
    }

    @Test
    void theTailIsTheLastOnesOldestFirst() {
        add("a", "b", "c");
        history.setResult(2, "result");
        assertThat(find(new Access.Tail(2)))
                .containsExactly(new Entry(1, 2, "b", "result"), new Entry(1, 3, "c", null));
        assertThat(codes(new Access.Tail(0))).isEmpty();
        assertThat(codes(new Access.Tail(99))).containsExactly("a", "b", "c");
    }

    @Test
    void theReplySaysWhetherOutputIsWanted() {
        assertThat(history.find(new History.Request(true, new Access.Tail(1))).output())
                .isTrue();
        assertThat(history.find(new History.Request(false, new Access.Tail(1))).output())
                .isFalse();
    }

    @Test
    void aRangeIsOfOneSession() {
        add("a", "b", "c", "d");
        history.close();
        history = new ExecutionHistory(file);
        add("later");
        assertThat(codes(new Access.Range(1, 2, 4))).containsExactly("b", "c");
        assertThat(codes(new Access.Range(-1, 3, -1))).containsExactly("c", "d");
        assertThat(codes(new Access.Range(0, 0, -1))).containsExactly("later");
        assertThat(codes(new Access.Range(2, 1, 2))).containsExactly("later");
        assertThat(codes(new Access.Range(99, 1, 2))).isEmpty();
        assertThat(find(new Access.Tail(1))).containsExactly(new Entry(2, 1, "later", null));
    }

    @Test
    void aSearchUnderstandsStarAndQuestionMark() {
        add("int a = 1;", "int b = 2;", "String s;", "a[0]", "a]", "x*y?");
        assertThat(codes(search("int*"))).containsExactly("int a = 1;", "int b = 2;");
        assertThat(codes(search("int ? = *"))).containsExactly("int a = 1;", "int b = 2;");
        assertThat(codes(search("*s;"))).containsExactly("String s;");
        assertThat(codes(search("String s;"))).containsExactly("String s;");
        assertThat(codes(search("Stri"))).isEmpty();
        assertThat(codes(search("INT*"))).isEmpty();
    }

    @Test
    void squareBracketsAreNothingSpecial() {
        add("a[0]", "a0", "b]", "[", "[]");
        assertThat(codes(search("a[0]"))).containsExactly("a[0]");
        assertThat(codes(search("*]"))).containsExactly("a[0]", "b]", "[]");
        assertThat(codes(search("["))).containsExactly("[");
        assertThat(codes(search("[*"))).containsExactly("[", "[]");
    }

    @Test
    void nonAsciiIsOneCharacter() {
        add("größe", "数", "🚀");
        assertThat(codes(search("gr??e"))).containsExactly("größe");
        assertThat(codes(search("?"))).containsExactly("数", "🚀");
    }

    @Test
    void aUniqueSearchHasTheLatestOfEqualOnes() {
        add("same", "other", "same", "third", "same");
        assertThat(find(new Access.Search("*", 10, true)))
                .containsExactly(
                        new Entry(1, 2, "other", null), new Entry(1, 4, "third", null), new Entry(1, 5, "same", null));
        assertThat(codes(new Access.Search("*", 2, true))).containsExactly("third", "same");
        assertThat(codes(new Access.Search("*", 2, false))).containsExactly("third", "same");
    }

    @Test
    void itIsThereInTheNextSession() {
        add("kept");
        history.setResult(1, "42");
        history.close();
        history = new ExecutionHistory(file);
        assertThat(find(new Access.Tail(1))).containsExactly(new Entry(1, 1, "kept", "42"));
    }

    @Test
    void onlyItsOwnerCanReadIt() throws IOException {
        add("secret");
        assertThat(codes(new Access.Tail(1))).containsExactly("secret");
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(Files.getPosixFilePermissions(file))
                    .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        }
    }

    @Test
    void twoKernelsMayShareAFile() throws InterruptedException {
        int each = 100;
        var go = new CountDownLatch(1);
        try (var other = new ExecutionHistory(file)) {
            var writers = List.of(history, other).stream()
                    .map(one -> Thread.ofPlatform().start(() -> {
                        try {
                            go.await();
                        } catch (InterruptedException e) {
                            return;
                        }
                        for (int i = 1; i <= each; i++) {
                            one.add(i, "cell " + i);
                        }
                        one.find(new History.Request(false, new Access.Tail(1)));
                    }))
                    .toList();
            go.countDown();
            for (var writer : writers) {
                writer.join();
            }
            assertThat(find(new Access.Tail(1000))).hasSize(2 * each);
            assertThat(find(new Access.Range(1, 0, -1))).hasSize(each);
            assertThat(find(new Access.Range(2, 0, -1))).hasSize(each);
        }
    }

    @Test
    void aFileThatCannotBeOpenedIsDoneWithout() throws IOException {
        var noDatabase = folder.resolve("text.sqlite");
        Files.writeString(noDatabase, "this is no database, and long enough to be read as one: " + "x".repeat(2000));
        var underAFile = noDatabase.resolve("history.sqlite");
        for (var path : List.of(noDatabase, underAFile, folder)) {
            try (var lost = new ExecutionHistory(path)) {
                lost.add(1, "kept for now");
                assertThat(lost.find(new History.Request(false, new Access.Tail(5)))
                                .entries())
                        .as(path.toString())
                        .containsExactly(new Entry(1, 1, "kept for now", null));
            }
        }
        assertThat(Files.readString(noDatabase)).startsWith("this is no database");
    }

    @Test
    void quotesAndMoreAreKeptAsTheyAre() {
        var odd = "'; drop table cells; -- \" \\ \n\t 🚀 \u0001";
        add(odd);
        assertThat(codes(new Access.Tail(1))).containsExactly(odd);
        assertThat(codes(search(odd))).containsExactly(odd);
    }

    private static Access search(String pattern) {
        return new Access.Search(pattern, 100, false);
    }

    private void add(String... codes) {
        for (int i = 0; i < codes.length; i++) {
            history.add(i + 1, codes[i]);
        }
    }

    private List<Entry> find(Access access) {
        return history.find(new History.Request(true, access)).entries();
    }

    private List<String> codes(Access access) {
        return find(access).stream().map(Entry::code).toList();
    }
}
