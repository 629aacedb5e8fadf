package org.layerwise.exchange.tensorboard;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.layerwise.base.ProblemException;
import org.layerwise.telemetry.EpochFrame;
import org.layerwise.telemetry.Form;
import org.layerwise.telemetry.FrameLayout;
import org.layerwise.telemetry.FrameLog;

/** Where event files are, and that they are whole. */
class TensorBoardTest {
    private static final FrameLayout LAYOUT = new FrameLayout.Builder()
            .step("loss/batch", Form.NUMBER, 1, List.of(""), true)
            .epoch("loss/train")
            .build();

    private static final Instant STARTED = Instant.ofEpochSecond(1_795_861_230, 7_900_000);
    private static final String NAME = "events.out.tfevents.1795861230.layerwise.7";

    @TempDir
    Path folder;

    private Path write(String name, Instant started, double loss) {
        return TensorBoard.write(folder.resolve("logs"), name, LAYOUT, started, sink -> {
            sink.epoch(new EpochFrame(1, 10, new double[] {loss}));
            sink.close();
        });
    }

    private static float loss(Path file) throws IOException {
        return EventFileReader.read(Files.readAllBytes(file))
                .getLast()
                .value("loss/train")
                .number()
                .orElseThrow();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aRunHasAFolderOfItsNameAndReplacesItsFile() throws IOException {
        Path file = write("iris 7", STARTED, 0.5);
        assertEquals(folder.resolve("logs/iris 7").resolve(NAME), file);
        assertEquals(0.5f, loss(file));
        assertEquals(file, write("iris 7", STARTED, 0.25));
        assertEquals(0.25f, loss(file));
        assertEquals(List.of("logs/iris 7/" + NAME), files());
    }

    @Test
    void anotherRunOfTheSameNameGetsAnotherFolder() throws IOException {
        write("iris", STARTED, 1);
        Instant later = STARTED.plusMillis(1);
        Path second = write("iris", later, 2);
        assertEquals(folder.resolve("logs/iris (2)"), second.getParent());
        assertEquals(
                folder.resolve("logs/iris (3)"),
                write("iris", STARTED.plusSeconds(1), 3).getParent());
        assertEquals(second, write("iris", later, 4));
        assertEquals(4, loss(second));
        assertEquals(3, files().size());
    }

    @ParameterizedTest
    @CsvSource({
        "../../up, -..-up",
        "a/b\\c, a-b-c",
        "..., 'run'",
        "'', 'run'",
        "'. x. ', x",
        "'C:*?\"<>|', 'C-------'",
        "con, run con",
        "NUL.txt, run NUL.txt",
        "console, console",
        "Größe 樹, Größe 樹"
    })
    void aNameBecomesAFolderInTheLogFolder(String name, String expected) {
        assertEquals(
                folder.resolve("logs").resolve(expected),
                write(name, STARTED, 1).getParent());
    }

    @Test
    void aLongNameIsCut() {
        Path run = write("ab".repeat(200), STARTED, 1).getParent();
        assertEquals(folder.resolve("logs").resolve("ab".repeat(40)), run);
    }

    @Test
    void theStoredFramesOfARunCanBeTheSource() throws IOException {
        Path record = folder.resolve("frames.log");
        FrameLog log = FrameLog.create(record, LAYOUT);
        log.epoch(new EpochFrame(1, 10, new double[] {0.125}));
        log.close();
        Path file = TensorBoard.write(folder, "kept", LAYOUT, STARTED, sink -> FrameLog.replay(record, sink));
        assertEquals(0.125f, loss(file));
    }

    @Test
    void whenTheSourceFailsTheFormerFileStays() throws IOException {
        Path file = write("iris", STARTED, 1);
        byte[] before = Files.readAllBytes(file);
        UncheckedIOException unreadable = new UncheckedIOException(new IOException("the record is damaged"));
        assertSame(
                unreadable,
                assertThrows(
                        UncheckedIOException.class,
                        () -> TensorBoard.write(folder.resolve("logs"), "iris", LAYOUT, STARTED, sink -> {
                            sink.epoch(new EpochFrame(1, 10, new double[] {2}));
                            throw unreadable;
                        })));
        assertArrayEquals(before, Files.readAllBytes(file));
        assertEquals(1, files().size());
    }

    @Test
    void aFileInPlaceOfTheFolderIsNamed() throws IOException {
        Path taken = Files.writeString(folder.resolve("logs"), "text");
        ProblemException thrown = assertThrows(ProblemException.class, () -> write("iris", STARTED, 1));
        assertEquals(
                taken + ": is a file; a folder is expected. Name another folder.",
                thrown.problems().getFirst().describe());
    }
}
