package org.layerwise.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.ProblemException;
import org.layerwise.telemetry.Form;
import org.layerwise.telemetry.FrameLayout;
import org.layerwise.telemetry.Slice;

/** What stays of METRICS.csv when a run goes on from a checkpoint. */
class MetricsCutTest {
    private static final FrameLayout LAYOUT = new FrameLayout(
            List.of(new Slice("loss/batch", Form.NUMBER, List.of(""), 0, 1, true)),
            List.of(new Slice("loss/train", Form.NUMBER, List.of(""), 0, 1, true)));
    private static final String BEFORE = "epoch,step,metric,layer,value\n1,1,loss/batch,,0.5\n1,2,loss/batch,,0.4\n";
    private static final String EPOCH = "1,2,loss/train,,0.45\n";

    @TempDir
    Path folder;

    private String after(int epochs) throws IOException {
        Path file = Files.writeString(folder.resolve("m.csv"), BEFORE + EPOCH + "2,3,loss/batch,,0.3\n2,4,loss/ba");
        new MetricsFile(file).resume(LAYOUT, 2, epochs, 2).close();
        return Files.readString(file);
    }

    @Test
    void theFiguresOfAnEpochStayWhenItWasOver() throws IOException {
        assertEquals(BEFORE + EPOCH, after(1));
    }

    @Test
    void theyComeAnewWhenItWasNotYetEvaluated() throws IOException {
        assertEquals(BEFORE, after(0));
    }

    @Test
    void aRowWithoutItsCellsIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("m.csv"), BEFORE + "1,2\n");
        assertThrows(ProblemException.class, () -> new MetricsFile(file).resume(LAYOUT, 2, 0, 2));
    }
}
