package org.layerwise.data.table;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.layerwise.data.cell.NumberFormat;
import org.layerwise.data.cell.NumberText;

/** Texts as UTF-8, one behind the other, with the end of each. */
final class PlainGroup implements CellGroup {
    private final MemorySegment text;
    private final MemorySegment ends;

    /** @param ends 4 bytes a row */
    PlainGroup(MemorySegment text, MemorySegment ends) {
        this.text = text;
        this.ends = ends;
    }

    private int start(int row) {
        return row == 0 ? 0 : ends.getAtIndex(JAVA_INT_UNALIGNED, row - 1);
    }

    private int end(int row) {
        return ends.getAtIndex(JAVA_INT_UNALIGNED, row);
    }

    @Override
    public String text(int row) {
        int start = start(row);
        byte[] bytes = new byte[end(row) - start];
        MemorySegment.copy(text, JAVA_BYTE, start, bytes, 0, bytes.length);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public boolean isBlank(int row) {
        return end(row) == start(row);
    }

    @Override
    public double number(int row, NumberFormat format) {
        return format.isPlain() ? NumberText.parse(text(row)) : format.parse(text(row));
    }

    static PlainGroup of(List<MemorySegment> parts) {
        return new PlainGroup(parts.get(0), parts.get(1));
    }

    @Override
    public Stored stored() {
        return new Stored(Form.PLAIN, 0, parts());
    }

    /** The texts, then their ends. */
    List<MemorySegment> parts() {
        return List.of(text, ends);
    }
}
