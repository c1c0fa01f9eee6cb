package loombook.kernel.eval;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.AccessFlags;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.ConstantValueAttribute;
import java.lang.constant.ConstantDesc;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is read from, and changed in, the class files of cells. */
final class ClassFiles {
    private static final Pattern OWN =
            Pattern.compile(Pattern.quote(Names.PREFIX.replace('.', '/')) + "[0-9A-Z]+(?![\\w])");
    private static final int HEADER = 8;

    private ClassFiles() {}

    /** Returns the classes of definitions that a class refers to, by their binary names. */
    static Set<String> uses(byte[] bytes) {
        var found = new HashSet<String>();
        var _ = withNames(bytes, text -> {
            OWN.matcher(text).results().map(MatchResult::group).forEach(name -> found.add(name.replace('/', '.')));
            return text;
        });
        return found;
    }

    /** Returns a class in which classes of definitions, by their binary names, have got other names. */
    static byte[] renamed(byte[] bytes, Map<String, String> names) {
        return withNames(
                bytes,
                text -> OWN.matcher(text).replaceAll(found -> {
                    var name = names.get(found.group().replace('/', '.'));
                    return java.util.regex.Matcher.quoteReplacement(
                            name == null ? found.group() : name.replace('.', '/'));
                }));
    }

    /**
     * Goes through the names in a class's pool of constants: those of classes stand in descriptors and signatures too, and
     * all of them are texts there.
     */
    private static byte[] withNames(byte[] bytes, UnaryOperator<String> change) {
        var out = new ByteArrayOutputStream(bytes.length);
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes));
                var written = new DataOutputStream(out)) {
            written.write(in.readNBytes(HEADER));
            int count = in.readUnsignedShort();
            written.writeShort(count);
            for (int index = 1; index < count; index++) {
                int tag = in.readUnsignedByte();
                written.writeByte(tag);
                if (tag == 1) {
                    var text = in.readUTF();
                    written.writeUTF(text.contains(Names.PACKAGE) ? change.apply(text) : text);
                } else {
                    written.write(in.readNBytes(length(tag)));
                    index += tag == 5 || tag == 6 ? 1 : 0; // a long and a double take two places
                }
            }
            written.write(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("A byte array can't fail to be read", e);
        }
        return out.toByteArray();
    }

    /** Returns how many bytes follow the tag of a constant that is no text (JVMS 4.4). */
    private static int length(int tag) {
        return switch (tag) {
            case 7, 8, 16, 19, 20 -> 2;
            case 15 -> 3;
            case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
            case 5, 6 -> 8;
            default -> throw new IllegalArgumentException("A class file has no constant of kind " + tag);
        };
    }

    /** Returns a class whose field has further flags, and a constant value unless that is null. */
    static byte[] withField(byte[] bytes, String field, int flags, @Nullable ConstantDesc constant) {
        var classFile = ClassFile.of();
        return classFile.transformClass(classFile.parse(bytes), (builder, element) -> {
            if (!(element instanceof java.lang.classfile.FieldModel model)
                    || !model.fieldName().equalsString(field)) {
                builder.with(element);
                return;
            }
            builder.withField(model.fieldName(), model.fieldType(), fields -> {
                for (var one : model) {
                    if (!(one instanceof AccessFlags)) {
                        fields.with(one);
                    }
                }
                fields.withFlags(model.flags().flagsMask() | flags);
                if (constant != null) {
                    fields.with(ConstantValueAttribute.of(constant));
                }
            });
        });
    }

    /** Returns the value of a constant, or null when the field is none. */
    static @Nullable ConstantDesc constant(byte[] bytes, String field) {
        return ClassFile.of().parse(bytes).fields().stream()
                .filter(one -> one.fieldName().equalsString(field))
                .flatMap(one -> one.findAttribute(java.lang.classfile.Attributes.constantValue()).stream())
                .map(one -> one.constant().constantValue())
                .findFirst()
                .orElse(null);
    }
}
