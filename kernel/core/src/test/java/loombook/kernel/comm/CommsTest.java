package loombook.kernel.comm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import loombook.kernel.message.Comm;
import loombook.kernel.message.CommInfo;
import loombook.kernel.message.Header;
import loombook.kernel.message.Input;
import loombook.kernel.message.Message;
import loombook.kernel.message.Publication;
import loombook.kernel.message.Reply;
import loombook.kernel.message.Status;
import loombook.kernel.output.Outbox;
import loombook.link.CommEvent;
import loombook.link.ToKernel;
import loombook.link.ToRuntime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CommsTest implements Outbox {
    private static final Header REQUEST = new Header(Map.of("msg_id", "r"));

    private final List<ToRuntime> told = new ArrayList<>();
    private final List<Publication> published = new ArrayList<>();
    private int idles;
    private final Comms comms = new Comms(this, told::add, () -> idles++);

    @Test
    void aCommToAnUnknownTargetIsClosed() {
        comms.receive(REQUEST, new CommEvent.Open("c", "nobody", Map.of()));
        assertThat(published)
                .containsExactly(Status.BUSY, new Comm.Outgoing(new CommEvent.Close("c", Map.of())), Status.IDLE);
        assertThat(told).isEmpty();
        assertThat(info(null)).isEmpty();
    }

    @Test
    void theRuntimeHearsWhatIsSaidToItsTargetAndTheKernelIsBusyMeanwhile() {
        comms.notice(new ToKernel.CommTarget("mine"));
        var open = new CommEvent.Open("c", "mine", Map.of("n", 1));
        var say = new CommEvent.Say("c", Map.of("n", 2));
        comms.receive(REQUEST, open);
        comms.receive(REQUEST, say);
        assertThat(info(null)).isEqualTo(Map.of("c", "mine"));
        assertThat(info("mine")).isEqualTo(Map.of("c", "mine"));
        assertThat(info("other")).isEmpty();
        assertThat(told).containsExactly(new ToRuntime.Comm(1, open), new ToRuntime.Comm(2, say));
        assertThat(published).containsExactly(Status.BUSY, Status.BUSY);
        comms.notice(new ToKernel.CommServed(1));
        comms.notice(new ToKernel.CommServed(2));
        comms.notice(new ToKernel.CommServed(2));
        assertThat(published).containsExactly(Status.BUSY, Status.BUSY, Status.IDLE, Status.IDLE);
        assertThat(idles).isEqualTo(2);
    }

    @Test
    void whatIsSaidOnAClosedCommIsForNobody() {
        comms.say(REQUEST, new CommEvent.Open("w", "jupyter.widget", Map.of()));
        comms.receive(REQUEST, new CommEvent.Close("w", Map.of()));
        comms.receive(REQUEST, new CommEvent.Say("w", Map.of()));
        comms.receive(REQUEST, new CommEvent.Say("unknown", Map.of()));
        assertThat(told).containsExactly(new ToRuntime.Comm(1, new CommEvent.Close("w", Map.of())));
        assertThat(info(null)).isEmpty();
    }

    @Test
    void allIsClosedWhenTheRuntimeHasGone() {
        comms.say(REQUEST, new CommEvent.Open("w", "jupyter.widget", Map.of()));
        comms.receive(REQUEST, new CommEvent.Say("w", Map.of()));
        published.clear();
        comms.close();
        assertThat(published).containsExactly(new Comm.Outgoing(new CommEvent.Close("w", Map.of())), Status.IDLE);
        assertThat(info(null)).isEmpty();
    }

    @Test
    void aPageThatAsksAgainIsToldWhatOutputWidgetsShow() {
        comms.show(REQUEST, update("w", Map.of("outputs", List.of("a chart"))));
        published.clear();
        comms.say(REQUEST, update("w", Map.of("outputs", List.of(), "msg_id", "")));
        comms.say(REQUEST, update("other", Map.of("outputs", List.of())));
        comms.say(REQUEST, update("w", Map.of("value", 1)));
        comms.say(REQUEST, states(Map.of("state", Map.of("outputs", List.of()))));
        assertThat(published)
                .containsExactly(
                        new Comm.Outgoing(update("w", Map.of("outputs", List.of("a chart"), "msg_id", ""))),
                        new Comm.Outgoing(update("other", Map.of("outputs", List.of()))),
                        new Comm.Outgoing(update("w", Map.of("value", 1))),
                        new Comm.Outgoing(states(Map.of("state", Map.of("outputs", List.of("a chart"))))));
    }

    private static CommEvent.Say update(String id, Map<String, Object> state) {
        return new CommEvent.Say(id, Map.of("method", "update", "state", state));
    }

    private static CommEvent.Say states(Map<String, Object> widget) {
        return new CommEvent.Say("control", Map.of("method", "update_states", "states", Map.of("w", widget)));
    }

    private Map<String, String> info(@Nullable String target) {
        return comms.info(new CommInfo.Request(target)).targets();
    }

    @Override
    public void publish(@Nullable Header parent, Publication publication) {
        published.add(publication);
    }

    @Override
    public void reply(Message request, Reply reply) {
        throw new AssertionError("comms are not answered by replies");
    }

    @Override
    public void ask(Message request, Input.Request question) {
        throw new AssertionError("comms ask nobody");
    }

    @Override
    public void awaitRoom() {
        throw new AssertionError("comms do not wait");
    }
}
