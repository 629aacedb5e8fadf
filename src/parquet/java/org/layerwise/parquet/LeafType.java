package org.layerwise.parquet;

import java.util.Optional;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.IntType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.TimeUnit;
import org.layerwise.base.Message;

/**
 * What becomes of a column's values.
 *
 * @param text how they are written
 * @param leftOut what they are, when that is no cell
 */
record LeafType(CellText text, Optional<Message> leftOut) {
    private static final int HALF = 2;
    private static final int UUID = 16;

    static LeafType of(SchemaElement element) {
        LogicalType logical = element.isSetLogicalType() ? element.getLogicalType() : new LogicalType();
        ConvertedType converted = element.getConverted_type();
        if (logical.isSetUNKNOWN()) {
            return read(CellText.NONE); // holds nothing but missing values
        }
        return switch (element.getType()) {
            case BOOLEAN -> read(CellText.BOOLEAN);
            case INT32, INT64 -> whole(element, logical, converted);
            case INT96 -> read(DateCells.INT96);
            case FLOAT -> read(CellText.floats());
            case DOUBLE -> read(CellText.doubles());
            case BYTE_ARRAY -> bytes(element, logical, converted);
            case FIXED_LEN_BYTE_ARRAY -> fixed(element, logical, converted);
        };
    }

    private static LeafType read(CellText text) {
        return new LeafType(text, Optional.empty());
    }

    private static LeafType leftOut(Message what) {
        return new LeafType(CellText.NONE, Optional.of(what));
    }

    private static boolean isDecimal(LogicalType logical, ConvertedType converted) {
        return logical.isSetDECIMAL() || converted == ConvertedType.DECIMAL;
    }

    private static int scale(SchemaElement element, LogicalType logical) {
        int scale = logical.isSetDECIMAL() ? logical.getDECIMAL().getScale() : element.getScale();
        if (scale < 0 || scale > CellText.MOST_PLACES) {
            throw new IllegalArgumentException("a decimal with " + scale + " places");
        }
        return scale;
    }

    private static LeafType whole(SchemaElement element, LogicalType logical, ConvertedType converted) {
        boolean isLong = element.getType() == org.apache.parquet.format.Type.INT64;
        if (isDecimal(logical, converted)) {
            int scale = scale(element, logical);
            return read(isLong ? CellText.decimalOfLong(scale) : CellText.decimalOfInt(scale));
        }
        if (logical.isSetTIMESTAMP()) {
            boolean utc = logical.getTIMESTAMP().isIsAdjustedToUTC();
            return read(DateCells.timestamp(perSecond(logical.getTIMESTAMP().getUnit()), utc));
        }
        if (logical.isSetTIME()) {
            return read(DateCells.time(perSecond(logical.getTIME().getUnit()), isLong));
        }
        if (logical.isSetINTEGER()) {
            IntType type = logical.getINTEGER();
            return read(whole(isLong, type.isIsSigned()));
        }
        if (logical.isSetDATE()) {
            return read(DateCells.DATE);
        }
        return switch (converted) {
            case DATE -> read(DateCells.DATE);
            case TIME_MILLIS -> read(DateCells.time(1_000, isLong));
            case TIME_MICROS -> read(DateCells.time(1_000_000, isLong));
            case TIMESTAMP_MILLIS -> read(DateCells.timestamp(1_000, true));
            case TIMESTAMP_MICROS -> read(DateCells.timestamp(1_000_000, true));
            case UINT_8, UINT_16, UINT_32, UINT_64 -> read(whole(isLong, false));
            case null, default -> read(whole(isLong, true));
        };
    }

    private static CellText whole(boolean isLong, boolean isSigned) {
        if (isSigned) {
            return isLong ? CellText.decimalOfLong(0) : CellText.decimalOfInt(0);
        }
        return isLong ? CellText.UNSIGNED_LONG : CellText.UNSIGNED;
    }

    private static long perSecond(TimeUnit unit) {
        return unit.isSetNANOS() ? 1_000_000_000 : unit.isSetMICROS() ? 1_000_000 : 1_000;
    }

    private static LeafType bytes(SchemaElement element, LogicalType logical, ConvertedType converted) {
        if (isDecimal(logical, converted)) {
            return read(CellText.decimalOfBytes(scale(element, logical)));
        }
        boolean isText = logical.isSetSTRING() || logical.isSetENUM() || logical.isSetJSON();
        return switch (converted) {
            case UTF8, ENUM, JSON -> read(new Utf8Text());
            case null, default ->
                isText
                        ? read(new Utf8Text())
                        : leftOut(
                                logical.isSetGEOMETRY() || logical.isSetGEOGRAPHY()
                                        ? Message.of("data.read.parquet/shapes")
                                        : Message.of("data.read.parquet/bytes"));
        };
    }

    private static LeafType fixed(SchemaElement element, LogicalType logical, ConvertedType converted) {
        if (isDecimal(logical, converted)) {
            return read(CellText.decimalOfBytes(scale(element, logical)));
        }
        if (logical.isSetFLOAT16() && element.getType_length() == HALF) {
            return read(CellText.halves());
        }
        if (logical.isSetUUID() && element.getType_length() == UUID) {
            return read(CellText.UUID);
        }
        return leftOut(
                converted == ConvertedType.INTERVAL
                        ? Message.of("data.read.parquet/spans")
                        : Message.of("data.read.parquet/bytes"));
    }
}
