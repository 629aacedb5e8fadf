package org.layerwise.data.table;

import static java.lang.foreign.ValueLayout.JAVA_CHAR_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.layerwise.data.cell.NumberFormat;

/** Texts of which there are few: each once, and its place for every row. */
final class DictionaryGroup implements CellGroup {
    private static final int MOST = 1 << Character.SIZE;

    /** Of as many texts the ones that were asked for are kept: a few kilobytes in all. */
    private static final int KEPT = 256;

    private final MemorySegment places;
    private final PlainGroup texts;

    /** Filled as they are asked for; threads that meet here make the same text twice at worst. */
    private final @Nullable String[] kept;

    /** @param places 2 bytes a row */
    DictionaryGroup(MemorySegment places, PlainGroup texts) {
        this.places = places;
        this.texts = texts;
        this.kept = new @Nullable String[KEPT];
    }

    /**
     * A dictionary of what was collected; none when it would not be smaller.
     *
     * @param text all texts as UTF-8, one behind the other
     * @param ends where each ends
     */
    static @Nullable DictionaryGroup of(byte[] text, int[] ends, int rows) {
        int most = Math.min(MOST, rows / 4 + 1);
        char[] places = new char[rows];
        Map<String, Integer> found = new HashMap<>();
        String before = "";
        int placeBefore = -1;
        for (int row = 0; row < rows; row++) {
            int start = row == 0 ? 0 : ends[row - 1];
            String cell = new String(text, start, ends[row] - start, StandardCharsets.UTF_8);
            if (placeBefore < 0 || !cell.equals(before)) {
                Integer known = found.get(cell);
                if (known == null) {
                    if (found.size() == most) {
                        return null;
                    }
                    known = found.size();
                    found.put(cell, known);
                }
                before = cell;
                placeBefore = known;
            }
            places[row] = (char) placeBefore;
        }
        String[] texts = new String[found.size()];
        found.forEach((cell, place) -> texts[place] = cell);
        return new DictionaryGroup(MemorySegment.ofArray(places), CellGroup.ofTexts(texts, texts.length));
    }

    private int place(int row) {
        return places.getAtIndex(JAVA_CHAR_UNALIGNED, row);
    }

    @Override
    public String text(int row) {
        int place = place(row);
        if (place >= KEPT) {
            return texts.text(place);
        }
        String text = kept[place];
        if (text == null) {
            text = texts.text(place);
            kept[place] = text;
        }
        return text;
    }

    @Override
    public boolean isBlank(int row) {
        return texts.isBlank(place(row));
    }

    @Override
    public double number(int row, NumberFormat format) {
        return texts.number(place(row), format);
    }

    @Override
    public Stored stored() {
        List<MemorySegment> parts = texts.parts();
        return new Stored(Form.DICTIONARY, 0, List.of(places, parts.get(0), parts.get(1)));
    }
}
