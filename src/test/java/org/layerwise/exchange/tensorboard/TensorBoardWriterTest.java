package org.layerwise.exchange.tensorboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.exchange.tensorboard.EventFileReader.Event;
import org.layerwise.exchange.tensorboard.EventFileReader.Histogram;
import org.layerwise.exchange.tensorboard.EventFileReader.Value;
import org.layerwise.telemetry.EpochFrame;
import org.layerwise.telemetry.Form;
import org.layerwise.telemetry.FrameLayout;
import org.layerwise.telemetry.MetricsWriter;
import org.layerwise.telemetry.Slice;
import org.layerwise.telemetry.StepFrame;
import org.layerwise.train.Runs;
import org.layerwise.train.Trainer;

/** What a reader that is written from the specification finds in an event file. */
class TensorBoardWriterTest {
    private static final FrameLayout LAYOUT = new FrameLayout.Builder()
            .step("loss/batch", Form.NUMBER, 1, List.of(""), true)
            .step("gradient/norm", Form.NUMBER, 1, List.of("dense1", "Größe→2"), true)
            .step("gradient/mean-abs", Form.NUMBER, 1, List.of("dense1"), false)
            .step("activation/histogram", Form.HISTOGRAM, Slice.HISTOGRAM_WIDTH, List.of("input", "dense1"), false)
            .epoch("loss/train")
            .epoch("accuracy/train")
            .build();

    private static final Instant STARTED = Instant.parse("2026-11-28T10:20:30.250Z");
    private static final double SECONDS = 1_795_861_230.25;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final TensorBoardWriter writer = new TensorBoardWriter(out, LAYOUT, STARTED);
    private final StepFrame frame = new StepFrame(LAYOUT);

    private List<Event> written() {
        writer.close();
        return EventFileReader.read(out.toByteArray());
    }

    private void step(long step, double... numbers) {
        frame.begin(1, step, true);
        System.arraycopy(numbers, 0, frame.numbers(), 0, numbers.length);
        writer.step(frame);
    }

    @Test
    void theReaderComputesTheChecksumOfTheSpecification() {
        assertEquals(0xe3069283, EventFileReader.crc32c("123456789".getBytes(StandardCharsets.US_ASCII)));
        assertEquals(0x8a9136aa, EventFileReader.crc32c(new byte[32])); // RFC 3720, B.4
    }

    @Test
    void theFirstEventIsTheVersion() {
        assertEquals(List.of(new Event(SECONDS, 0, "brain.Event:2", List.of())), written());
    }

    @Test
    void everyNumberIsTheNearestFloatUnderItsTag() {
        double[][] rows = {
            {0.1, -0.0, 0, 1},
            {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Math.PI},
            {1e300, -1e-300, Float.MIN_VALUE, Float.MAX_VALUE},
            {1 / 3.0, 1 + 0x1p-25, 16_777_217, -123_456.789}
        };
        long[] steps = {1, 128, 3_000_000_000L, 1L << 40};
        for (int i = 0; i < rows.length; i++) {
            step(steps[i], rows[i]);
        }
        List<Event> events = written();
        assertEquals(1 + rows.length, events.size());
        for (int i = 0; i < rows.length; i++) {
            Event event = events.get(1 + i);
            assertEquals(steps[i], event.step());
            assertEquals(
                    List.of("loss/batch", "gradient/norm/dense1", "gradient/norm/Größe→2", "gradient/mean-abs/dense1"),
                    event.tags());
            assertEquals(
                    DoubleStream.of(rows[i])
                            .mapToObj(value -> Float.floatToRawIntBits((float) value))
                            .toList(),
                    event.values().stream()
                            .map(value -> Float.floatToRawIntBits(value.number().orElseThrow()))
                            .toList());
        }
    }

    @Test
    void anEpochsFiguresAreAtItsLastStep() {
        step(100, 1, 2, 3, 4);
        writer.epoch(new EpochFrame(1, 100, new double[] {0.5, 0.75}));
        step(101, 1, 2, 3, 4);
        List<Event> events = written();
        assertEquals(
                new Event(
                        SECONDS + 0.1,
                        100,
                        "",
                        List.of(
                                new Value("loss/train", Optional.of(0.5f), Optional.empty()),
                                new Value("accuracy/train", Optional.of(0.75f), Optional.empty()))),
                events.get(2));
        assertEquals(4, events.size());
    }

    @Test
    void wallTimesRiseByAMillisecondForEachStep() {
        for (int step = 1; step <= 1000; step++) {
            step(step, 1, 2, 3, 4);
        }
        List<Event> events = written();
        for (int step = 1; step <= 1000; step++) {
            assertEquals(SECONDS + step * 1e-3, events.get(step).wallTime(), 1e-6);
            assertTrue(events.get(step).wallTime() > events.get(step - 1).wallTime());
        }
    }

    @Test
    void aStepThatIsOnlyShownIsLeftOut() {
        frame.begin(1, 3, false, true);
        writer.step(frame);
        assertEquals(1, written().size());
    }

    private void histogram(String layer, float min, float max, double... counts) {
        int at = LAYOUT.of("activation/histogram").orElseThrow().at(layer);
        Arrays.fill(frame.arrays(), at, at + Slice.BINS, 0);
        for (int bin = 0; bin < counts.length; bin++) {
            frame.arrays()[at + bin] = (float) counts[bin];
        }
        frame.arrays()[at + Slice.BINS] = min;
        frame.arrays()[at + Slice.BINS + 1] = max;
    }

    private static List<Double> counts(double... first) {
        return DoubleStream.concat(DoubleStream.of(first), DoubleStream.generate(() -> 0))
                .limit(Slice.BINS)
                .boxed()
                .toList();
    }

    @Test
    void aHistogramHasItsCountsBetweenItsEnds() {
        frame.begin(1, 7, true, true);
        histogram("input", -1, 3, 5, 0, 16_777_216);
        histogram(
                "dense1",
                0.1f,
                0.3f,
                IntStream.range(0, Slice.BINS).mapToDouble(bin -> bin).toArray());
        writer.step(frame);
        Event event = written().getLast();
        Histogram input = event.value("activation/histogram/input").histogram().orElseThrow();
        double first = -1 + 0.5 / 16;
        double third = -1 + 2.5 / 16;
        assertEquals(
                new Histogram(
                        -1,
                        3,
                        16_777_221,
                        5 * first + 16_777_216 * third,
                        5 * first * first + 16_777_216 * third * third,
                        IntStream.rangeClosed(1, Slice.BINS)
                                .mapToObj(bin -> -1 + bin / 16.0)
                                .toList(),
                        counts(5, 0, 16_777_216)),
                input);
        Histogram dense = event.value("activation/histogram/dense1").histogram().orElseThrow();
        assertEquals(0.1f, dense.min());
        assertEquals(0.3f, dense.max());
        assertEquals(63 * 64 / 2, dense.num());
        assertEquals(
                IntStream.range(0, Slice.BINS).mapToObj(bin -> (double) bin).toList(), dense.counts());
        assertEquals((double) 0.3f, dense.limits().getLast());
        double before = dense.min();
        for (double limit : dense.limits()) {
            assertEquals(((double) 0.3f - 0.1f) / Slice.BINS, limit - before, 1e-12);
            before = limit;
        }
    }

    @Test
    void aHistogramOfOneValueHasOneEdge() {
        frame.begin(1, 7, true, true);
        histogram("input", 2, 2, 80);
        histogram("dense1", Float.NaN, Float.NaN);
        writer.step(frame);
        Event event = written().getLast();
        Histogram one = event.value("activation/histogram/input").histogram().orElseThrow();
        assertEquals(
                new Histogram(
                        2,
                        2,
                        80,
                        160,
                        320,
                        IntStream.range(0, 64).mapToObj(bin -> 2.0).toList(),
                        counts(80)),
                one);
        assertFalse(event.tags().contains("activation/histogram/dense1"), "it has no finite value");
        assertEquals(5, event.values().size());
    }

    @Test
    void histogramsOfFormerStepsAreNotWrittenAgain() {
        assertTrue(writer.takesArrays());
        frame.begin(1, 7, true, true);
        histogram("input", 2, 3, 80);
        histogram("dense1", 2, 3, 80);
        writer.step(frame);
        step(8, 1, 2, 3, 4);
        List<Event> events = written();
        assertEquals(6, events.get(1).values().size());
        assertEquals(4, events.get(2).values().size());
    }

    /** The rows of METRICS.csv, as an event file would have them. */
    private static List<String> rows(String csv) {
        List<String> rows = new ArrayList<>();
        for (String line : csv.lines().skip(1).toList()) {
            String[] cells = line.split(",", -1);
            rows.add(cells[1] + " " + cells[2] + (cells[3].isEmpty() ? "" : "/" + cells[3]) + " "
                    + Float.floatToRawIntBits((float) Double.parseDouble(cells[4])));
        }
        return rows;
    }

    @Test
    void aRunHasTheNumbersOfItsMetricsFileAndItsHistograms(@TempDir Path folder) {
        Trainer trainer =
                Runs.trainer(Runs.classes(folder, 120), "training.epochs=3", "telemetry.every=1", "training.batch=20");
        StringWriter csv = new StringWriter();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        Runs.run(
                trainer,
                new MetricsWriter(csv, trainer.layout()),
                new TensorBoardWriter(file, trainer.layout(), STARTED));
        List<String> numbers = new ArrayList<>();
        long histograms = 0;
        for (Event event : EventFileReader.read(file.toByteArray())) {
            for (Value value : event.values()) {
                if (value.histogram().isPresent()) {
                    Histogram histogram = value.histogram().orElseThrow();
                    double sum = histogram.counts().stream()
                            .mapToDouble(count -> count)
                            .sum();
                    assertEquals(sum, histogram.num(), value.tag());
                    assertTrue(sum > 0, value.tag());
                    histograms++;
                } else if (!value.tag().startsWith("gradient/mean-abs/")) { // has no rows
                    numbers.add(event.step() + " " + value.tag() + " "
                            + Float.floatToRawIntBits(value.number().orElseThrow()));
                }
            }
        }
        assertEquals(rows(csv.toString()), numbers);
        int nodes = trainer.layout()
                .of("activation/histogram")
                .orElseThrow()
                .layers()
                .size();
        assertEquals(trainer.step() * nodes, histograms);
    }

    @Test
    void aFullDiskIsSaid() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        UncheckedIOException thrown =
                assertThrows(UncheckedIOException.class, () -> new TensorBoardWriter(full, LAYOUT, STARTED));
        assertEquals("No space left on device", thrown.getCause().getMessage());
    }
}
