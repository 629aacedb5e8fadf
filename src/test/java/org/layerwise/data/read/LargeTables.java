package org.layerwise.data.read;

import java.io.IOException;
import java.nio.file.Path;
import org.layerwise.data.read.csv.CsvFormat;
import org.layerwise.data.read.csv.CsvLayout;
import org.layerwise.data.read.csv.CsvSource;
import org.layerwise.data.read.csv.DialectSniffer;
import org.layerwise.data.read.csv.TextEncoding;
import org.layerwise.data.table.ColumnFile;
import org.layerwise.data.table.FaultPolicy;
import org.layerwise.data.table.ReadProgress;
import org.layerwise.data.table.Table;

/** Opens small tables the way large ones are. */
public final class LargeTables {
    private LargeTables() {}

    public static Table load(Path file) throws IOException {
        CsvSource source = CsvSource.of(file);
        CsvLayout layout = DialectSniffer.sniff(
                source.headText(TextEncoding.UTF_8),
                source.headIsAll(),
                CsvFormat.AUTO.withEncoding(TextEncoding.UTF_8));
        return new LargeTable(source, layout, FaultPolicy.STOP).load(ReadProgress.NONE);
    }

    /** Where the columns of a table are kept. */
    public static Path columns(Path file) {
        return ColumnFile.of(file);
    }
}
