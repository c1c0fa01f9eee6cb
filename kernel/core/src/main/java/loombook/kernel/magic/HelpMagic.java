package loombook.kernel.magic;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code %help} and {@code /help}: how a magic is used. */
record HelpMagic(String name) implements ByKernel {
    @Override
    public List<String> forms() {
        return List.of(name.startsWith("/") ? name : "%" + name);
    }

    @Override
    public Guide guide() {
        return new Guide(
                "Tells what a magic does and how it is written.",
                name.startsWith("/") ? "/help [NAME]" : "%help [NAME], or %NAME?",
                name.startsWith("/") ? "/help vars" : "%help timeit");
    }

    @Override
    public @Nullable Object run(Call call, Workbench bench) throws MagicProblem {
        var magics = bench.magics();
        if (call.arguments().isEmpty()) {
            bench.print("%help NAME tells of one of these, and %lsmagic of all what they do:\n"
                    + String.join("  ", magics.names()) + "\n");
            return null;
        }
        var texts = new ArrayList<String>();
        for (var asked : call.arguments()) {
            var plain = asked.replaceFirst("^%{1,2}", "");
            var magic = magics.find(plain);
            if (magic == null && name.startsWith("/")) {
                magic = magics.find("/" + plain);
            }
            if (magic == null) {
                throw new MagicProblem(magics.unknown(plain));
            }
            texts.add(text(magic));
        }
        bench.print(String.join("\n", texts));
        return null;
    }

    /** Returns all that there is to tell of a magic. */
    static String text(Magic magic) {
        var guide = magic.guide();
        return String.join(", ", magic.forms()) + "\n    " + guide.summary() + "\nUsage\n    " + guide.usage()
                + "\nExample\n" + guide.example().indent(4);
    }

    /** Returns the same as Markdown. */
    static String markdown(Magic magic) {
        var guide = magic.guide();
        return "**" + String.join("**, **", magic.forms()) + "**\n\n" + guide.summary() + "\n\n`" + guide.usage()
                + "`\n\n```\n" + guide.example() + "\n```\n";
    }
}
