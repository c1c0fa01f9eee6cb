package loombook.kernel.story;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import loombook.kernel.Kernel;
import loombook.kernel.TestKernels;
import loombook.kernel.message.Channel;
import loombook.kernel.message.Header;
import loombook.kernel.message.Input;
import loombook.kernel.message.Message;
import loombook.kernel.message.Publication;
import loombook.kernel.message.Reply;
import loombook.kernel.output.Outbox;
import loombook.kernel.wire.Wired;

/** A client in the kernel's own process: JSON and all of the kernel, no sockets. */
final class InProcessClient implements Client, Outbox {
    private final Conversation conversation = new Conversation();
    private final Kernel kernel;

    InProcessClient(Path history, List<String> flags) {
        this(history, flags, Map.of());
    }

    /** Starts a kernel with settings of its own, which are environment variables. */
    InProcessClient(Path history, List<String> flags, Map<String, String> environment) {
        kernel = TestKernels.start(this, history, flags, Artifacts.settings(), environment, () -> {});
    }

    @Override
    public Conversation conversation() {
        return conversation;
    }

    @Override
    public String say(String channel, String type, Map<String, Object> content) {
        var id = UUID.randomUUID().toString();
        Map<String, Object> header = Map.of(
                "msg_id", id,
                "msg_type", type,
                "session", "story",
                "username", "reader",
                "date", "2026-01-01T00:00:00Z",
                "version", "5.5");
        kernel.receive(Wired.message(Channel.valueOf(channel.toUpperCase(Locale.ROOT)), header, content));
        return id;
    }

    @Override
    public void reply(Message request, Reply reply) {
        var type = request.header().type().replace("_request", "_reply");
        var channel = request.channel().name().toLowerCase(Locale.ROOT);
        conversation.add(new Heard(channel, type, request.header().id(), Wired.content(reply)));
    }

    @Override
    public void publish(Header parent, Publication publication) {
        var request = parent == null ? "" : parent.id();
        conversation.add(new Heard("iopub", Wired.type(publication), request, Wired.content(publication)));
    }

    @Override
    public void ask(Message request, Input.Request question) {
        conversation.add(new Heard("stdin", "input_request", request.header().id(), Wired.content(question)));
    }

    @Override
    public void awaitRoom() {
        // A conversation has room for everything.
    }

    @Override
    public void close() {
        kernel.close();
    }
}
