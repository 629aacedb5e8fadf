package org.layerwise.data.table;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.layerwise.data.cell.NumberFormat;

/**
 * Some rows' cells of one column, verbatim and immutable, in whichever form takes the least room: in memory, or in a mapped file.
 * Rows count from 0 within the group.
 */
sealed interface CellGroup permits DecimalGroup, DictionaryGroup, PlainGroup {

    /** The forms there are. */
    enum Form {
        DECIMAL('D'),
        DICTIONARY('S'),
        PLAIN('T');

        private final char letter;

        Form(char letter) {
            this.letter = letter;
        }

        /** Its letter in files. */
        int letter() {
            return letter;
        }

        /** @throws IOException when no form has this letter */
        static Form of(int letter) throws IOException {
            for (Form form : values()) {
                if (form.letter == letter) {
                    return form;
                }
            }
            throw new IOException("no cells are kept in form " + letter);
        }
    }

    /**
     * What a group consists of.
     *
     * @param number a number whose meaning is the form's
     * @param parts in the form's order
     */
    record Stored(Form form, int number, List<MemorySegment> parts) {
        public Stored {
            parts = List.copyOf(parts);
        }

        CellGroup group() {
            return switch (form) {
                case DECIMAL -> DecimalGroup.of(this);
                case DICTIONARY -> new DictionaryGroup(parts.get(0), PlainGroup.of(parts.subList(1, 3)));
                case PLAIN -> PlainGroup.of(parts);
            };
        }
    }

    /** The cell's text. */
    String text(int row);

    /** Whether the cell's text is empty. */
    boolean isBlank(int row);

    /** The number that the cell writes in a format, correctly rounded; NaN when it writes none. */
    double number(int row, NumberFormat format);

    /** What it consists of. */
    Stored stored();

    /** Texts as {@link PlainGroup} keeps them. */
    static PlainGroup ofTexts(String[] texts, int count) {
        int size = 0;
        byte[][] encoded = new byte[count][];
        for (int i = 0; i < count; i++) {
            encoded[i] = texts[i].getBytes(StandardCharsets.UTF_8);
            size = Math.addExact(size, encoded[i].length);
        }
        MemorySegment text = MemorySegment.ofArray(new byte[size]);
        MemorySegment ends = MemorySegment.ofArray(new int[count]);
        int end = 0;
        for (int i = 0; i < count; i++) {
            MemorySegment.copy(encoded[i], 0, text, JAVA_BYTE, end, encoded[i].length);
            end += encoded[i].length;
            ends.setAtIndex(JAVA_INT_UNALIGNED, i, end);
        }
        return new PlainGroup(text, ends);
    }
}
