package loombook.link;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import loombook.display.MimeBundle;
import org.junit.jupiter.api.Test;

class FrameTest {
    private static final Thrown PLAIN = new Thrown(
            "A",
            null,
            List.of(new StackTraceElement("C", "m", null, -1), new StackTraceElement("D", "ü", "f", 3)),
            null,
            List.of());
    private static final Thrown DEEP = new Thrown(
            "B", "why 🚀", List.of(), new Thrown("C", "", List.of(), PLAIN, List.of()), List.of(PLAIN, PLAIN));
    private static final MimeBundle BUNDLE = bundle();

    private static MimeBundle bundle() {
        var values = new LinkedHashMap<String, Object>();
        values.put("text/plain", "text 数");
        values.put(
                "application/json",
                Map.of(
                        "long",
                        7L,
                        "double",
                        2.5,
                        "flag",
                        true,
                        "list",
                        Arrays.asList("a", null, List.of()),
                        "map",
                        Map.of()));
        return new MimeBundle(values, Map.of("image/png", Map.of("width", 3L)));
    }

    @Test
    void whatTheRuntimeTellsArrives() throws IOException {
        for (var message : List.of(
                new ToKernel.Loaded(null),
                new ToKernel.Loaded("a problem"),
                new ToKernel.Returned(null),
                new ToKernel.Returned(BUNDLE),
                new ToKernel.Threw(0, PLAIN),
                new ToKernel.Threw(3, DEEP),
                new ToKernel.Unresolved(2, -3, DEEP),
                new ToKernel.Variable(""),
                new ToKernel.Variable("value"),
                new ToKernel.Displayed(Long.MAX_VALUE, BUNDLE, null, false),
                new ToKernel.Displayed(1, BUNDLE, "id", true),
                new ToKernel.Cleared(2, true),
                new ToKernel.Uncaught(3, "thread", DEEP),
                new ToKernel.Noted(3, "It was slow.", List.of()),
                new ToKernel.Noted(3, "It was slow:", DEEP.frames()),
                new ToKernel.GoesOn(4, null, "waits", DEEP.frames(), 2),
                new ToKernel.GoesOn(4, "thread", "runs", List.of(), 0),
                new ToKernel.Comm(4, new CommEvent.Open("c", "target", BUNDLE.data())),
                new ToKernel.Comm(4, new CommEvent.Say("c", Map.of())),
                new ToKernel.Comm(4, new CommEvent.Close("c", Map.of("why", "over"))),
                new ToKernel.Captures(-1, 4, "c"),
                new ToKernel.Captured(-1),
                new ToKernel.CommTarget("target"),
                new ToKernel.CommServed(7),
                new ToKernel.AskPlaces(8, DEEP.frames()),
                new ToKernel.AskPlaces(9, PLAIN.frames()),
                new ToKernel.CallMagic(4, 10, "jars", List.of("a b", "ü"), null),
                new ToKernel.CallMagic(4, 11, "x", List.of(), "text\n"),
                new ToKernel.Evaluate(4, 12, "1 + ü"),
                new ToKernel.MagicRegistered("mine", true, false),
                new ToKernel.FolderChanged("/a b"),
                new ToKernel.NestedAnswer(10, new ToKernel.Threw(3, DEEP)),
                new ToKernel.NestedAnswer(10, new ToKernel.Returned(BUNDLE)),
                new ToKernel.AskInput(4, "prompt", true))) {
            assertThat(sent(Frame.of(message)).toKernel()).isEqualTo(message);
        }
    }

    @Test
    void binaryDataOfACommArriveBesideItsData() throws IOException {
        var said = new CommEvent.Say("c", Map.of("state", Map.of("n", 1L)), List.of(new byte[] {1, 2}, new byte[0]));
        assertThat(sent(Frame.of(new ToRuntime.Comm(9, said))).toRuntime())
                .isInstanceOfSatisfying(ToRuntime.Comm.class, comm -> {
                    assertThat(comm.request()).isEqualTo(9);
                    assertThat(comm.event()).isInstanceOfSatisfying(CommEvent.Say.class, say -> {
                        assertThat(say.data()).isEqualTo(said.data());
                        assertThat(say.buffers()).containsExactly(new byte[] {1, 2}, new byte[0]);
                    });
                });
    }

    @Test
    void printedBytesArriveAsTheyAre() throws IOException {
        var bytes = new byte[100_000];
        new Random(1).nextBytes(bytes);
        assertThat(sent(Frame.of(new ToKernel.Output(5, true, bytes))).toKernel())
                .isInstanceOfSatisfying(ToKernel.Output.class, output -> {
                    assertThat(output.cell()).isEqualTo(5);
                    assertThat(output.error()).isTrue();
                    assertThat(output.utf8()).isEqualTo(bytes);
                });
    }

    @Test
    void whatTheKernelAsksArrives() throws IOException {
        for (var message : List.of(
                new ToRuntime.Load(List.of()),
                new ToRuntime.Run(-1, List.of(), "C", "m", true),
                new ToRuntime.Ended(7, true),
                new ToRuntime.Interrupt(Long.MIN_VALUE),
                new ToRuntime.Places(8, List.of()),
                new ToRuntime.Places(9, List.of(new Place(7, 3, "ü", "int x;"), new Place(0, 0, "", ""))),
                new ToRuntime.MagicDone(10, null, "not found"),
                new ToRuntime.MagicDone(11, List.of("a", "b"), null),
                new ToRuntime.Nested(10, new ToRuntime.Run(7, List.of(), "C", "m", true)),
                new ToRuntime.Nested(10, new ToRuntime.AddToClassPath("/a b/c.jar")),
                new ToRuntime.Input(null),
                new ToRuntime.Input("typed ü"),
                new ToRuntime.AddToClassPath("/a b/c.jar"),
                new ToRuntime.ReadVariable("C", "x"))) {
            assertThat(sent(Frame.of(message)).toRuntime()).isEqualTo(message);
        }
    }

    @Test
    void classesArriveWithTheirBytes() throws IOException {
        var load = new ToRuntime.Load(
                List.of(new ToRuntime.ClassBytes("A", new byte[] {1, -2}), new ToRuntime.ClassBytes("B", new byte[0])));
        assertThat(sent(Frame.of(load)).toRuntime()).isInstanceOfSatisfying(ToRuntime.Load.class, arrived -> {
            assertThat(arrived.classes()).extracting(ToRuntime.ClassBytes::name).containsExactly("A", "B");
            assertThat(arrived.classes().getFirst().bytes()).containsExactly(1, -2);
            assertThat(arrived.classes().getLast().bytes()).isEmpty();
        });
    }

    @Test
    void binaryDataInABundleArrives() throws IOException {
        var image = new byte[] {0, -1, 127};
        var returned = new ToKernel.Returned(MimeBundle.of("image/png", image, "an image"));
        assertThat(sent(Frame.of(returned)).toKernel())
                .isInstanceOfSatisfying(
                        ToKernel.Returned.class,
                        arrived -> assertThat(
                                        requireNonNull(arrived.value()).data().get("image/png"))
                                .isEqualTo(image));
    }

    @Test
    void numbersBecomeTheWidestOfTheirKind() throws IOException {
        var data = Map.<String, Object>of("text/plain", "t", "int", 3, "byte", (byte) -4, "float", 0.5f, "other", 'c');
        var arrived = (ToKernel.Returned) sent(Frame.of(new ToKernel.Returned(new MimeBundle(data, Map.of()))))
                .toKernel();
        assertThat(requireNonNull(arrived.value()).data())
                .containsEntry("int", 3L)
                .containsEntry("byte", -4L)
                .containsEntry("float", 0.5)
                .containsEntry("other", "c");
    }

    @Test
    void framesFollowEachOther() throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < 100; i++) {
            Frame.of(new ToKernel.Variable("v".repeat(i))).writeTo(bytes);
        }
        var in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        for (int i = 0; i < 100; i++) {
            assertThat(Frame.readFrom(in).toKernel()).isEqualTo(new ToKernel.Variable("v".repeat(i)));
        }
        assertThatThrownBy(() -> Frame.readFrom(in)).isInstanceOf(EOFException.class);
    }

    @Test
    void aLinkThatBreaksInTheMiddleIsItsEnd() throws IOException {
        var bytes = new ByteArrayOutputStream();
        Frame.of(new ToKernel.Variable("value")).writeTo(bytes);
        for (int length = 0; length < bytes.size(); length++) {
            var in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray(), 0, length));
            assertThatThrownBy(() -> Frame.readFrom(in)).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void anUnknownKindIsRefused() {
        var odd = new Frame(new byte[] {'?'});
        assertThatThrownBy(odd::toKernel).isInstanceOf(IOException.class).hasMessageContaining("unknown kind");
        assertThatThrownBy(odd::toRuntime).isInstanceOf(IOException.class).hasMessageContaining("unknown kind");
    }

    private static Frame sent(Frame frame) throws IOException {
        var bytes = new ByteArrayOutputStream();
        frame.writeTo(bytes);
        return Frame.readFrom(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }
}
