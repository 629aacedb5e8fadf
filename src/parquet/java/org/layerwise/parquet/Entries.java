package org.layerwise.parquet;

import java.util.Arrays;
import org.apache.parquet.column.Dictionary;
import org.layerwise.data.read.parquet.CellSink;

/** A dictionary's entries as the texts of cells, made once. */
final class Entries implements CellSink {
    private static final char[] NOTHING = {};

    private final char[][] texts;
    private final Kind[] kinds;
    private int size;

    private enum Kind {
        TEXT,
        MISSING,
        NOT_A_NUMBER,
        NOT_TEXT
    }

    Entries(Dictionary dictionary, CellText text) {
        int count = dictionary.getMaxId() + 1;
        texts = new char[count][];
        kinds = new Kind[count];
        DictionaryValues values = new DictionaryValues(dictionary);
        for (int i = 0; i < count; i++) {
            text.next(values, this);
        }
    }

    /** Hands an entry on as a cell. */
    void give(int entry, CellSink sink) {
        switch (kinds[entry]) {
            case TEXT -> sink.text(texts[entry], 0, texts[entry].length);
            case MISSING -> sink.missing();
            case NOT_A_NUMBER -> sink.notANumber();
            case NOT_TEXT -> sink.notText();
        }
    }

    private void add(Kind kind, char[] text) {
        kinds[size] = kind;
        texts[size++] = text;
    }

    @Override
    public void text(char[] buffer, int offset, int length) {
        add(Kind.TEXT, Arrays.copyOfRange(buffer, offset, offset + length));
    }

    @Override
    public void missing() {
        add(Kind.MISSING, NOTHING);
    }

    @Override
    public void notANumber() {
        add(Kind.NOT_A_NUMBER, NOTHING);
    }

    @Override
    public void notText() {
        add(Kind.NOT_TEXT, NOTHING);
    }

    @Override
    public void progress(long bytes) {
        // a dictionary is read in no time
    }
}
