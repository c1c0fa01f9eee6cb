package loombook.kernel.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClassFilesTest {
    private static final ClassDesc OWN = ClassDesc.of("REPL.$JShell$7");
    private static final ClassDesc INNER = ClassDesc.of("REPL.$JShell$12B$Point");
    private static final byte[] BYTES = ClassFile.of()
            .build(
                    OWN,
                    type -> type.withField("n", ConstantDescs.CD_int, ClassFile.ACC_STATIC)
                            .withField("point", INNER, ClassFile.ACC_STATIC)
                            .withMethodBody(
                                    "f",
                                    MethodTypeDesc.of(INNER.arrayType(), ConstantDescs.CD_String),
                                    ClassFile.ACC_STATIC,
                                    code -> code.aconst_null().areturn()));

    @Test
    void whatAClassRefersToIsInItsNames() {
        assertThat(ClassFiles.uses(BYTES)).containsExactlyInAnyOrder("REPL.$JShell$7", "REPL.$JShell$12B");
    }

    @Test
    void classesAreRenamedWhereverTheyAreNamed() {
        var renamed = parse(ClassFiles.renamed(
                BYTES, Map.of("REPL.$JShell$12B", "REPL.$JShell$D3P0", "REPL.$JShell$1", "REPL.$JShell$D9P9")));
        assertThat(renamed.thisClass().asSymbol()).isEqualTo(OWN);
        assertThat(renamed.methods().getFirst().methodType().stringValue())
                .isEqualTo("(Ljava/lang/String;)[LREPL/$JShell$D3P0$Point;");
        assertThat(renamed.fields().getLast().fieldType().stringValue()).isEqualTo("LREPL/$JShell$D3P0$Point;");
    }

    @Test
    void aFieldMayBecomeFinalAndConstant() {
        var bytes = ClassFiles.withField(BYTES, "n", ClassFile.ACC_FINAL, 42);
        assertThat(parse(bytes).fields().getFirst().flags().flagsMask())
                .isEqualTo(ClassFile.ACC_STATIC | ClassFile.ACC_FINAL);
        assertThat(ClassFiles.constant(bytes, "n")).isEqualTo(42);
        assertThat(ClassFiles.constant(bytes, "point")).isNull();
        assertThat(parse(ClassFiles.withField(BYTES, "n", ClassFile.ACC_VOLATILE, null))
                        .fields()
                        .getFirst()
                        .flags()
                        .flagsMask())
                .isEqualTo(ClassFile.ACC_STATIC | ClassFile.ACC_VOLATILE);
    }

    private static ClassModel parse(byte[] bytes) {
        return ClassFile.of().parse(bytes);
    }
}
