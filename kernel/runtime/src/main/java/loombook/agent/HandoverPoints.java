package loombook.agent;

import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.util.HashMap;
import loombook.agent.HandoverTable.Method;
import loombook.agent.HandoverTable.Row;
import org.jspecify.annotations.Nullable;

/** Puts calls of {@link Handover} where the code of cells uses a method of the {@link HandoverTable}. */
final class HandoverPoints {
    private final HandoverTable table;

    HandoverPoints(HandoverTable table) {
        this.table = table;
    }

    /** Returns how a class is to be changed, or null if it hands nothing over. */
    @Nullable
    ClassTransform in(ClassModel type) {
        var rows = new HashMap<Integer, Row>();
        for (var entry : type.constantPool()) {
            if (entry instanceof MemberRefEntry member
                    && member.type().stringValue().startsWith("(")) {
                var row = table.find(new Method(
                        member.owner().asInternalName(),
                        member.name().stringValue(),
                        member.type().stringValue()));
                if (row != null) {
                    rows.put(member.index(), row);
                }
            }
        }
        if (rows.isEmpty()) {
            return null;
        }
        var references = new HandoverReferences(type);
        return ClassTransform.transformingMethodBodies(
                        CodeTransform.ofStateful(() -> new HandoverCode(rows, references)))
                .andThen(ClassTransform.endHandler(references::addTo));
    }
}
