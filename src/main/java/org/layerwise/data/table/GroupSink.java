package org.layerwise.data.table;

import java.lang.foreign.MemorySegment;

/** Takes what a group consists of, in order. */
interface GroupSink {
    int DECIMAL = 1;
    int DICTIONARY = 2;
    int PLAIN = 3;

    void kind(int kind);

    void number(int number);

    void segment(MemorySegment segment);

    void numbers(int[] numbers);

    void texts(String[] texts);
}
