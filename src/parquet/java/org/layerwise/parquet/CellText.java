package org.layerwise.parquet;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.UUID;
import org.apache.parquet.column.values.ValuesReader;
import org.layerwise.data.read.parquet.CellSink;
import org.layerwise.data.read.parquet.Decimals;

/** How a column's values become the texts of cells. */
@FunctionalInterface
interface CellText {
    /** A decimal has at most so many places behind its point. */
    int MOST_PLACES = 300;

    /** Reads the next value and hands on its text. Not thread-safe. */
    void next(ValuesReader values, CellSink sink);

    /** Of a column without values. */
    CellText NONE = (values, sink) -> sink.missing();

    CellText BOOLEAN = (values, sink) -> put(Boolean.toString(values.readBoolean()), sink);

    CellText UNSIGNED = (values, sink) -> put(Integer.toUnsignedString(values.readInteger()), sink);

    CellText UNSIGNED_LONG = (values, sink) -> put(Long.toUnsignedString(values.readLong()), sink);

    CellText UUID = (values, sink) -> {
        ByteBuffer bytes = values.readBytes().toByteBuffer().order(ByteOrder.BIG_ENDIAN);
        put(new UUID(bytes.getLong(), bytes.getLong()).toString(), sink);
    };

    static CellText decimalOfInt(int places) {
        char[] buffer = new char[Decimals.LONGEST];
        return (values, sink) -> sink.text(buffer, 0, Decimals.write(values.readInteger(), places, buffer));
    }

    static CellText decimalOfLong(int places) {
        char[] buffer = new char[Decimals.LONGEST];
        return (values, sink) -> sink.text(buffer, 0, Decimals.write(values.readLong(), places, buffer));
    }

    static CellText decimalOfBytes(int places) {
        return (values, sink) -> {
            BigInteger digits = new BigInteger(values.readBytes().getBytesUnsafe());
            put(new BigDecimal(digits, places).toPlainString(), sink);
        };
    }

    static CellText doubles() {
        char[] buffer = new char[Decimals.LONGEST];
        return (values, sink) -> {
            double value = values.readDouble();
            if (Double.isNaN(value)) {
                sink.notANumber();
            } else if (Double.isInfinite(value)) {
                put(Double.toString(value), sink);
            } else {
                sink.text(buffer, 0, Decimals.write(value, buffer));
            }
        };
    }

    static CellText floats() {
        char[] buffer = new char[Decimals.LONGEST];
        return (values, sink) -> put(values.readFloat(), buffer, sink);
    }

    /** Numbers of half precision. */
    static CellText halves() {
        char[] buffer = new char[Decimals.LONGEST];
        return (values, sink) -> {
            ByteBuffer bytes = values.readBytes().toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
            put(Float.float16ToFloat(bytes.getShort()), buffer, sink);
        };
    }

    private static void put(float value, char[] buffer, CellSink sink) {
        if (Float.isNaN(value)) {
            sink.notANumber();
        } else if (Float.isInfinite(value)) {
            put(Float.toString(value), sink);
        } else {
            sink.text(buffer, 0, Decimals.write(value, buffer));
        }
    }

    static void put(String text, CellSink sink) {
        char[] characters = text.toCharArray();
        sink.text(characters, 0, characters.length);
    }
}
