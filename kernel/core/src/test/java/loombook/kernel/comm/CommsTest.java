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
import loombook.kernel.output.Output;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CommsTest implements Outbox {
    private final Comms comms = new Comms();
    private final List<Publication> published = new ArrayList<>();
    private final Output output = Output.busy(this, new Header(Map.of()));

    @Test
    void aCommToAnUnknownTargetIsClosed() {
        comms.receive(new Comm.Open("c", "nobody", Map.of()), output);
        assertThat(published).containsExactly(Status.BUSY, new Comm.Close("c", Map.of()));
        assertThat(info(null)).isEmpty();
    }

    @Test
    void aTargetHearsWhatIsSaidOnItsComms() {
        var heard = new ArrayList<Comm.Incoming>();
        comms.register("mine", (message, answer) -> {
            heard.add(message);
            answer.publish(new Comm.Say(message.id(), Map.of("answer", heard.size())));
        });
        var open = new Comm.Open("c", "mine", Map.of("n", 1));
        var say = new Comm.Say("c", Map.of("n", 2));
        var close = new Comm.Close("c", Map.of());
        comms.receive(open, output);
        assertThat(info(null)).isEqualTo(Map.of("c", "mine"));
        assertThat(info("mine")).isEqualTo(Map.of("c", "mine"));
        assertThat(info("other")).isEmpty();
        comms.receive(say, output);
        comms.receive(new Comm.Say("unknown", Map.of()), output);
        comms.receive(close, output);
        comms.receive(say, output);
        assertThat(heard).containsExactly(open, say, close);
        assertThat(published).hasSize(4).contains(new Comm.Say("c", Map.of("answer", 3)));
        assertThat(info(null)).isEmpty();
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
