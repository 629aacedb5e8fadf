package org.layerwise.parquet;

import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.io.api.Binary;

/** The entries of a dictionary, one after the other. */
final class DictionaryValues extends ValuesReader {
    private final Dictionary dictionary;
    private int at;

    DictionaryValues(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    @Override
    public Binary readBytes() {
        return dictionary.decodeToBinary(at++);
    }

    @Override
    public float readFloat() {
        return dictionary.decodeToFloat(at++);
    }

    @Override
    public double readDouble() {
        return dictionary.decodeToDouble(at++);
    }

    @Override
    public int readInteger() {
        return dictionary.decodeToInt(at++);
    }

    @Override
    public long readLong() {
        return dictionary.decodeToLong(at++);
    }

    @Override
    public void skip() {
        at++;
    }
}
