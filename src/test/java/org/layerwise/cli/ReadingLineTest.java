package org.layerwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.data.read.csv.CsvFormat;
import org.layerwise.data.table.FaultPolicy;
import org.layerwise.data.table.ReadProgress.State;

class ReadingLineTest {
    @TempDir
    Path folder;

    @Test
    void tellsShareSizeRowsAndTimeLeft() {
        assertEquals(
                "Reading big.csv: 25 % of 144 MB, 245,000 rows, 1:30 left",
                ReadProgressLine.text(Path.of("x/big.csv"), new State(36_000_000, 144_000_000, 245_000, 30)));
    }

    @Test
    void saysNothingOfATableThatIsReadInNoTime() throws IOException {
        Path file = Files.writeString(folder.resolve("t.csv"), "a,b\n1,2\n");
        StringWriter said = new StringWriter();
        Console console = new Console(new PrintWriter(said), new PrintWriter(said), true);
        assertEquals(
                1,
                ReadProgressLine.load(console, file, CsvFormat.AUTO, FaultPolicy.STOP)
                        .table()
                        .rowCount());
        assertEquals("", said.toString());
    }
}
