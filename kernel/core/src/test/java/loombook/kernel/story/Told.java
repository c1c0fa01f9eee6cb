package loombook.kernel.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A request and what the kernel has said to it. Each method that says what must be so returns this, for the next one. */
public final class Told {
    private final Conversation conversation;
    private final String id;

    Told(Conversation conversation, String id) {
        this.conversation = conversation;
        this.id = id;
    }

    // ---- waiting

    /** Waits for both the reply and the closing idle: they travel on different channels. */
    Told done() {
        conversation.await(
                id,
                "a reply and idle",
                heard ->
                        heard.stream().anyMatch(Told::isReply) && heard.stream().anyMatch(one -> one.isStatus("idle")));
        return this;
    }

    /** Waits until a message that has no reply has been worked on. */
    Told served() {
        conversation.await(id, "idle", heard -> heard.stream().anyMatch(one -> one.isStatus("idle")));
        return this;
    }

    /** Waits until something of this kind was said that has these words in it; returns it. */
    Heard hears(String type, String words) {
        Predicate<Heard> wanted =
                one -> one.type().equals(type) && one.content().toString().contains(words);
        conversation.await(id, type + " with " + words, heard -> heard.stream().anyMatch(wanted));
        return conversation.of(id).stream().filter(wanted).findFirst().orElseThrow();
    }

    /** Waits until the cell has printed this. */
    Told hasPrinted(String text) {
        return hasPrinted("stdout", text);
    }

    /** Waits until this stands on the cell's stderr. */
    Told hasPrintedErr(String text) {
        return hasPrinted("stderr", text);
    }

    private Told hasPrinted(String stream, String text) {
        conversation.await(
                id,
                "\"" + text + "\" on " + stream,
                heard -> Reading.plain(Reading.stream(heard, stream)).contains(text));
        return this;
    }

    /** Waits until the cell has ended or this stands on its stderr; returns whether it has ended. */
    boolean endsBefore(String hint) {
        conversation.await(
                id,
                "a reply or \"" + hint + "\" on stderr",
                heard -> heard.stream().anyMatch(Told::isReply)
                        || Reading.stream(heard, "stderr").contains(hint));
        return conversation.of(id).stream().anyMatch(Told::isReply);
    }

    /** Waits until the cell asks for input, for the nth time. */
    Told hasAsked(int times, String prompt, boolean password) {
        conversation.await(id, times + " input_request", _ -> questions().size() >= times);
        var question = questions().get(times - 1);
        assertThat(question.text("prompt")).isEqualTo(prompt);
        assertThat(question.content()).containsEntry("password", password);
        return this;
    }

    private List<Heard> questions() {
        return ofType("input_request");
    }

    // ---- values

    /** The cell has this value. */
    Told gives(String text) {
        succeeds();
        var results = ofType("execute_result");
        assertThat(results).as(this::toString).hasSize(1);
        assertThat(results.getFirst().data().get("text/plain"))
                .as(this::toString)
                .isEqualTo(text);
        return this;
    }

    /** The cell has a value, whose text has these words in it. */
    Told givesSomethingWith(String... words) {
        succeeds();
        assertThat(resultData().get("text/plain")).as(this::toString).asString().contains(words);
        return this;
    }

    /** The cell succeeds and has no value. */
    Told givesNothing() {
        succeeds();
        assertThat(ofType("execute_result")).as(this::toString).isEmpty();
        return this;
    }

    /** Returns the representations of the cell's value, by MIME type. */
    Map<?, ?> resultData() {
        var results = ofType("execute_result");
        assertThat(results).as(this::toString).hasSize(1);
        return results.getFirst().data();
    }

    /** The request succeeded. */
    Told succeeds() {
        assertThat(reply().text("status")).as(this::toString).isEqualTo("ok");
        assertThat(ofType("error")).as(this::toString).isEmpty();
        return this;
    }

    // ---- output

    /** This and nothing else is on the cell's stdout. */
    Told prints(String text) {
        assertThat(stream("stdout")).as(this::toString).isEqualTo(text);
        return this;
    }

    /** This and nothing else is on the cell's stderr. */
    Told printsErr(String text) {
        assertThat(stream("stderr")).as(this::toString).isEqualTo(text);
        return this;
    }

    /** Each of these stands somewhere on the cell's stdout. */
    Told saysOnOut(String... words) {
        assertThat(stream("stdout")).as(this::toString).contains(words);
        return this;
    }

    /** Each of these stands somewhere on the cell's stderr. */
    Told saysOnErr(String... words) {
        assertThat(Reading.plain(stream("stderr"))).as(this::toString).contains(words);
        return this;
    }

    /** These words stand on the cell's stderr once and not more often. */
    Told saysOnErrOnce(String words) {
        assertThat(Reading.plain(stream("stderr")).split(Pattern.quote(words), -1))
                .as(this::toString)
                .hasSize(2);
        return this;
    }

    /** None of these stands on the cell's stderr. */
    Told doesNotSayOnErr(String... words) {
        assertThat(Reading.plain(stream("stderr"))).as(this::toString).doesNotContain(words);
        return this;
    }

    /** The cell displays something that has these forms. */
    Told displays(String... types) {
        assertThat(ofType("display_data"))
                .as(this::toString)
                .anySatisfy(one -> assertThat(one.data().keySet().stream().map(String::valueOf))
                        .contains(types));
        return this;
    }

    /** The cell has shown these kinds of things in this order; a stream as {@code stdout:text}. */
    Told shows(String... expected) {
        assertThat(shown()).as(this::toString).containsExactly(expected);
        return this;
    }

    private List<String> shown() {
        return conversation.of(id).stream()
                .filter(one -> one.channel().equals("iopub"))
                .flatMap(one -> switch (one.type()) {
                    case "status", "execute_input" -> Stream.<String>empty();
                    case "stream" -> Stream.of(one.text("name") + ":" + one.text("text"));
                    case "clear_output" ->
                        Stream.of("clear:" + (one.content().get("wait").equals(true) ? "soon" : "now"));
                    case "display_data", "update_display_data", "execute_result" ->
                        Stream.of(one.type() + ":" + one.data().get("text/plain"));
                    default -> Stream.of(one.type());
                })
                .toList();
    }

    /** Nothing but status was said on iopub. */
    Told showsNothingAtAll() {
        assertThat(conversation.of(id).stream()
                        .filter(one -> one.channel().equals("iopub"))
                        .map(Heard::type))
                .as(this::toString)
                .containsOnly("status");
        return this;
    }

    // ---- failures

    /** The cell fails by this exception; each of the words stands in what the reader is shown. */
    Told fails(String ename, String... words) {
        var error = error();
        assertThat(error.text("ename")).as(this::toString).isEqualTo(ename);
        for (var word : words) {
            assertThat(Reading.words(error)).as(this::toString).contains(word);
        }
        assertThat(reply().text("ename")).as(this::toString).isEqualTo(ename);
        return this;
    }

    /** The compiler refuses the cell; each of the words stands in what the reader is shown. */
    Told doesNotCompile(String... words) {
        return fails("CompilationError", words);
    }

    /** The reader is not shown any of these words. */
    Told doesNotMention(String... words) {
        assertThat(Reading.words(error())).as(this::toString).doesNotContain(words);
        return this;
    }

    /** Exactly this part of a line is marked by carets under it. */
    Told marks(String part) {
        assertThat(Reading.marked(traceback())).as(this::toString).contains(part);
        return this;
    }

    /** The reader is shown at most so many lines. */
    Told isToldInLines(int most) {
        assertThat(String.join("\n", traceback()).lines().count())
                .as(this::toString)
                .isLessThanOrEqualTo(most);
        return this;
    }

    /** The cell was interrupted. */
    Told wasInterrupted(String... words) {
        return fails("Interrupted", words);
    }

    /** The request was never begun, because one before it failed. */
    Told wasAborted() {
        assertThat(reply().text("status")).as(this::toString).isEqualTo("aborted");
        assertThat(ofType("execute_input")).as(this::toString).isEmpty();
        return this;
    }

    private Heard error() {
        assertThat(reply().text("status")).as(this::toString).isEqualTo("error");
        var errors = ofType("error");
        assertThat(errors).as(this::toString).hasSize(1);
        return errors.getFirst();
    }

    /** Returns the traceback's lines without colours. */
    List<String> traceback() {
        return Reading.traceback(error());
    }

    // ---- whatever else was said

    /** Returns the reply. */
    Heard reply() {
        return conversation.of(id).stream()
                .filter(Told::isReply)
                .findFirst()
                .orElseGet(() -> fail("no reply, only\n" + this));
    }

    /** Returns the execution count, by which errors name the cell. */
    long number() {
        return reply().content().get("execution_count") instanceof Number number
                ? number.longValue()
                : fail("no execution_count in\n" + this);
    }

    /** Returns all messages of a type, in order. */
    List<Heard> ofType(String type) {
        return conversation.of(id).stream()
                .filter(one -> one.type().equals(type))
                .toList();
    }

    /** Returns the types of all messages, a status as its state. */
    List<String> types() {
        return conversation.of(id).stream()
                .map(one -> one.type().equals("status") ? one.text("execution_state") : one.type())
                .toList();
    }

    private String stream(String name) {
        return Reading.stream(conversation.of(id), name);
    }

    private static boolean isReply(Heard heard) {
        return heard.type().endsWith("_reply");
    }

    @Override
    public String toString() {
        return "Heard:\n" + Conversation.listed(conversation.of(id));
    }
}
