package loombook.link;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import loombook.display.MimeBundle;

/**
 * One message on the link: its length as four bytes, then its kind as one, then its fields in the order of the record.
 *
 * @param body everything after the length
 */
public record Frame(byte[] body) {
    /** Encodes a message to the runtime. */
    public static Frame of(ToRuntime message) {
        return encoded(out -> {
            switch (message) {
                case ToRuntime.Load(var classes) -> out.kind('L').classes(classes);
                case ToRuntime.Run(var cell, var classes, var type, var method, var show) ->
                    out.kind('R')
                            .cell(cell)
                            .classes(classes)
                            .text(type)
                            .text(method)
                            .flag(show);
                case ToRuntime.Ended(var cell, var answer) ->
                    out.kind('E').cell(cell).flag(answer);
                case ToRuntime.Interrupt(var cell) -> out.kind('I').cell(cell);
                case ToRuntime.Input(var line) -> out.kind('S').optional(line);
                case ToRuntime.AddToClassPath(var path) -> out.kind('P').text(path);
                case ToRuntime.ReadVariable(var type, var name) ->
                    out.kind('V').text(type).text(name);
                case ToRuntime.Places(var request, var places) ->
                    out.kind('W').cell(request).places(places);
                case ToRuntime.Comm(var request, var event) ->
                    out.kind('M').cell(request).comm(event);
                case ToRuntime.Resolved(var request, var jars, var problem) ->
                    out.kind('D').cell(request).texts(jars).optional(problem);
                case ToRuntime.MagicDone(var request, var value, var problem) ->
                    out.kind('G').cell(request).value(value).optional(problem);
                case ToRuntime.Nested(var request, var asked) ->
                    out.kind('N').cell(request).bytes(of(asked).body());
            }
        });
    }

    /** Encodes a message to the kernel. */
    public static Frame of(ToKernel message) {
        return encoded(out -> {
            switch (message) {
                case ToKernel.Loaded(var problem) -> out.kind('L').optional(problem);
                case ToKernel.Returned(var value) -> {
                    out.kind('R').flag(value != null);
                    if (value != null) {
                        out.value(value.data()).value(value.metadata());
                    }
                }
                case ToKernel.Threw(var part, var thrown) ->
                    out.kind('T').number(part).thrown(thrown);
                case ToKernel.Unresolved(var part, var id, var thrown) ->
                    out.kind('N').number(part).number(id).thrown(thrown);
                case ToKernel.Variable(var value) -> out.kind('V').text(value);
                case ToKernel.Output(var cell, var error, var utf8) ->
                    out.kind('O').cell(cell).flag(error).bytes(utf8);
                case ToKernel.Displayed(var cell, var bundle, var id, var update) ->
                    out.kind('D')
                            .cell(cell)
                            .value(bundle.data())
                            .value(bundle.metadata())
                            .optional(id)
                            .flag(update);
                case ToKernel.Cleared(var cell, var wait) ->
                    out.kind('C').cell(cell).flag(wait);
                case ToKernel.Uncaught(var cell, var heading, var thrown) ->
                    out.kind('U').cell(cell).text(heading).thrown(thrown);
                case ToKernel.Noted(var cell, var sentence, var where) ->
                    out.kind('S').cell(cell).text(sentence).frames(where);
                case ToKernel.GoesOn(var cell, var thread, var doing, var frames, var others) ->
                    out.kind('G')
                            .cell(cell)
                            .optional(thread)
                            .text(doing)
                            .frames(frames)
                            .number(others);
                case ToKernel.AskInput(var cell, var prompt, var password) ->
                    out.kind('A').cell(cell).text(prompt).flag(password);
                case ToKernel.Resolve(var cell, var request, var coordinates) ->
                    out.kind('J').cell(cell).cell(request).texts(coordinates);
                case ToKernel.Comm(var cell, var event) ->
                    out.kind('M').cell(cell).comm(event);
                case ToKernel.Captures(var cell, var owner, var comm) ->
                    out.kind('B').cell(cell).cell(owner).text(comm);
                case ToKernel.Captured(var cell) -> out.kind('E').cell(cell);
                case ToKernel.AskPlaces(var request, var frames) ->
                    out.kind('W').cell(request).frames(frames);
                case ToKernel.CommTarget(var name) -> out.kind('t').text(name);
                case ToKernel.CommServed(var request) -> out.kind('s').cell(request);
                case ToKernel.CallMagic(var cell, var request, var name, var arguments, var text) ->
                    out.kind('g')
                            .cell(cell)
                            .cell(request)
                            .text(name)
                            .texts(arguments)
                            .optional(text);
                case ToKernel.Evaluate(var cell, var request, var source) ->
                    out.kind('e').cell(cell).cell(request).text(source);
                case ToKernel.MagicRegistered(var name, var line, var cell) ->
                    out.kind('r').text(name).flag(line).flag(cell);
                case ToKernel.FolderChanged(var folder) -> out.kind('f').text(folder);
                case ToKernel.NestedAnswer(var request, var answer) ->
                    out.kind('n').cell(request).bytes(of(answer).body());
            }
        });
    }

    /** Decodes a message to the runtime. */
    public ToRuntime toRuntime() throws IOException {
        var in = new FrameInput(new DataInputStream(new ByteArrayInputStream(body)));
        int kind = in.kind();
        return switch (kind) {
            case 'L' -> new ToRuntime.Load(in.classes());
            case 'R' -> new ToRuntime.Run(in.cell(), in.classes(), in.text(), in.text(), in.flag());
            case 'E' -> new ToRuntime.Ended(in.cell(), in.flag());
            case 'I' -> new ToRuntime.Interrupt(in.cell());
            case 'S' -> new ToRuntime.Input(in.optional());
            case 'P' -> new ToRuntime.AddToClassPath(in.text());
            case 'V' -> new ToRuntime.ReadVariable(in.text(), in.text());
            case 'W' -> new ToRuntime.Places(in.cell(), in.places());
            case 'M' -> new ToRuntime.Comm(in.cell(), in.comm());
            case 'D' -> new ToRuntime.Resolved(in.cell(), in.texts(), in.optional());
            case 'G' -> new ToRuntime.MagicDone(in.cell(), in.value(), in.optional());
            case 'N' -> new ToRuntime.Nested(in.cell(), new Frame(in.bytes()).toRuntime());
            default -> throw new IOException("The kernel sent a message of unknown kind " + kind);
        };
    }

    /** Decodes a message to the kernel. */
    public ToKernel toKernel() throws IOException {
        var in = new FrameInput(new DataInputStream(new ByteArrayInputStream(body)));
        int kind = in.kind();
        return switch (kind) {
            case 'L' -> new ToKernel.Loaded(in.optional());
            case 'R' -> new ToKernel.Returned(in.flag() ? new MimeBundle(in.entries(), in.entries()) : null);
            case 'T' -> new ToKernel.Threw(in.number(), in.thrown());
            case 'N' -> new ToKernel.Unresolved(in.number(), in.number(), in.thrown());
            case 'V' -> new ToKernel.Variable(in.text());
            case 'O' -> new ToKernel.Output(in.cell(), in.flag(), in.bytes());
            case 'D' ->
                new ToKernel.Displayed(in.cell(), new MimeBundle(in.entries(), in.entries()), in.optional(), in.flag());
            case 'C' -> new ToKernel.Cleared(in.cell(), in.flag());
            case 'U' -> new ToKernel.Uncaught(in.cell(), in.text(), in.thrown());
            case 'S' -> new ToKernel.Noted(in.cell(), in.text(), in.frames());
            case 'G' -> new ToKernel.GoesOn(in.cell(), in.optional(), in.text(), in.frames(), in.number());
            case 'A' -> new ToKernel.AskInput(in.cell(), in.text(), in.flag());
            case 'J' -> new ToKernel.Resolve(in.cell(), in.cell(), in.texts());
            case 'M' -> new ToKernel.Comm(in.cell(), in.comm());
            case 'B' -> new ToKernel.Captures(in.cell(), in.cell(), in.text());
            case 'E' -> new ToKernel.Captured(in.cell());
            case 'W' -> new ToKernel.AskPlaces(in.cell(), in.frames());
            case 't' -> new ToKernel.CommTarget(in.text());
            case 's' -> new ToKernel.CommServed(in.cell());
            case 'g' -> new ToKernel.CallMagic(in.cell(), in.cell(), in.text(), in.texts(), in.optional());
            case 'e' -> new ToKernel.Evaluate(in.cell(), in.cell(), in.text());
            case 'r' -> new ToKernel.MagicRegistered(in.text(), in.flag(), in.flag());
            case 'f' -> new ToKernel.FolderChanged(in.text());
            case 'n' -> new ToKernel.NestedAnswer(in.cell(), answer(new Frame(in.bytes()).toKernel()));
            default -> throw new IOException("The runtime sent a message of unknown kind " + kind);
        };
    }

    private static ToKernel.Answer answer(ToKernel message) throws IOException {
        if (message instanceof ToKernel.Answer answer) {
            return answer;
        }
        throw new IOException("The link carries no answer where one is due");
    }

    /** Writes the length and the body; does not flush. */
    public void writeTo(OutputStream out) throws IOException {
        int length = body.length;
        out.write(new byte[] {(byte) (length >>> 24), (byte) (length >>> 16), (byte) (length >>> 8), (byte) length});
        out.write(body);
    }

    /**
     * Reads the next frame.
     *
     * @throws EOFException when the other side has closed the link, or died
     */
    public static Frame readFrom(DataInputStream in) throws IOException {
        var body = new byte[in.readInt()];
        in.readFully(body);
        return new Frame(body);
    }

    private interface Writing {
        void to(FrameOutput out) throws IOException;
    }

    private static Frame encoded(Writing writing) {
        var bytes = new ByteArrayOutputStream();
        try {
            writing.to(new FrameOutput(new DataOutputStream(bytes)));
        } catch (IOException e) {
            throw new UncheckedIOException("A byte array can't fail to be written", e);
        }
        return new Frame(bytes.toByteArray());
    }
}
