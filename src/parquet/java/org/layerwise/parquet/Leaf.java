package org.layerwise.parquet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type.Repetition;
import org.layerwise.base.Message;
import org.layerwise.data.read.parquet.ParquetFault;

/**
 * A top-level column.
 *
 * @param name as the file has it
 * @param chunk the place of its cells among the columns of a group of rows
 * @param optional whether cells may be without a value
 * @param descriptor what the decoders want to know of it
 * @param text how its values become text
 * @param leftOut what it holds, when that is no cell
 */
record Leaf(
        String name,
        int chunk,
        boolean optional,
        ColumnDescriptor descriptor,
        CellText text,
        Optional<Message> leftOut) {

    boolean isRead() {
        return leftOut.isEmpty();
    }

    /** The columns that a schema lists, depth first and root first. */
    static List<Leaf> of(List<SchemaElement> schema) throws ParquetFault {
        List<Leaf> leaves = new ArrayList<>();
        int chunk = 0;
        int at = 1;
        int children = schema.isEmpty() ? 0 : schema.getFirst().getNum_children();
        for (int i = 0; i < children; i++) {
            int end = end(schema, at);
            int chunks = 0;
            for (int inside = at; inside < end; inside++) {
                chunks += isGroup(schema.get(inside)) ? 0 : 1;
            }
            leaves.add(of(schema.get(at), chunk));
            chunk += chunks;
            at = end;
        }
        if (at != Math.max(1, schema.size())) {
            throw Damage.fault(Message.of("data.read.parquet/stray-columns", schema.size() - 1, at - 1));
        }
        return List.copyOf(leaves);
    }

    /** Where what stands at {@code at} ends, with all it holds. */
    private static int end(List<SchemaElement> schema, int at) {
        int end = at;
        long open = 1;
        while (open > 0) {
            SchemaElement element = schema.get(end++);
            open += (isGroup(element) ? element.getNum_children() : 0) - 1L;
        }
        return end;
    }

    private static boolean isGroup(SchemaElement element) {
        return !element.isSetType();
    }

    private static Leaf of(SchemaElement element, int chunk) {
        Optional<Message> leftOut = Optional.empty();
        CellText text = CellText.NONE;
        if (isGroup(element)) {
            leftOut = Optional.of(grouped(element));
        } else if (element.getRepetition_type() == FieldRepetitionType.REPEATED) {
            leftOut = Optional.of(Message.of("data.read.parquet/lists"));
        } else {
            LeafType type = LeafType.of(element);
            leftOut = type.leftOut();
            text = type.text();
        }
        boolean optional = element.getRepetition_type() == FieldRepetitionType.OPTIONAL;
        PrimitiveTypeName type = isGroup(element)
                ? PrimitiveTypeName.BINARY
                : PrimitiveTypeName.valueOf(
                        element.getType() == org.apache.parquet.format.Type.BYTE_ARRAY
                                ? "BINARY"
                                : element.getType().name());
        PrimitiveType primitive = new PrimitiveType(
                optional ? Repetition.OPTIONAL : Repetition.REQUIRED,
                type,
                element.getType_length(),
                element.getName());
        ColumnDescriptor descriptor =
                new ColumnDescriptor(new String[] {element.getName()}, primitive, 0, optional ? 1 : 0);
        return new Leaf(element.getName(), chunk, optional, descriptor, text, leftOut);
    }

    private static Message grouped(SchemaElement element) {
        if (element.isSetLogicalType() && element.getLogicalType().isSetVARIANT()) {
            return Message.of("data.read.parquet/variants");
        }
        return switch (element.getConverted_type()) {
            case LIST -> Message.of("data.read.parquet/lists");
            case MAP, MAP_KEY_VALUE -> Message.of("data.read.parquet/maps");
            case null, default ->
                element.getRepetition_type() == FieldRepetitionType.REPEATED
                        ? Message.of("data.read.parquet/lists")
                        : Message.of("data.read.parquet/structs");
        };
    }
}
