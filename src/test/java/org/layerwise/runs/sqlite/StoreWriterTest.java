package org.layerwise.runs.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Ticker;

/** The store's thread: what fails takes nothing else along, what cannot be written now waits. */
class StoreWriterTest {
    @TempDir
    Path folder;

    private Path file;
    private StoreWriter writer;

    @BeforeEach
    void start() {
        file = folder.resolve("a.db");
        writer = new StoreWriter(
                new StoreConnection(file, () -> {
                    Connection connection = Database.forWriting(file, false);
                    Database.execute(connection, "CREATE TABLE IF NOT EXISTS t (a INTEGER PRIMARY KEY NOT NULL)");
                    return connection;
                }),
                Ticker.SYSTEM);
    }

    @AfterEach
    void stop() {
        writer.close();
    }

    private static StoreWriter.Write insert(int value) {
        return connection -> Database.update(connection, "INSERT INTO t VALUES (?)", value);
    }

    private List<Integer> written() {
        return writer.call(connection -> {
            List<Integer> values = new ArrayList<>();
            try (var rows = connection.createStatement().executeQuery("SELECT a FROM t ORDER BY a")) {
                while (rows.next()) {
                    values.add(rows.getInt(1));
                }
            }
            return values;
        });
    }

    @Test
    void aWriteThatThrowsIsLeftOutAloneAndTheThreadLives() {
        List<String> lost = new CopyOnWriteArrayList<>();
        writer.submit(insert(1));
        writer.submit(
                0,
                connection -> {
                    throw new IllegalStateException("planted by a test");
                },
                done -> lost.add("thrown " + done));
        writer.submit(0, insert(1), done -> lost.add("twice " + done));
        writer.submit(
                0,
                connection -> {
                    throw new StackOverflowError("planted by a test");
                },
                done -> lost.add("error " + done));
        writer.submit(0, insert(2), done -> lost.add("good " + done));
        writer.submit(insert(3));
        assertEquals(List.of(1, 2, 3), written());
        assertEquals(List.of("thrown false", "twice false", "error false", "good true"), lost);
        assertTrue(writer.trouble().isEmpty());
    }

    @Test
    void noMemoryPasses() {
        AtomicInteger left = new AtomicInteger(1);
        writer.submit(connection -> {
            if (left.getAndDecrement() > 0) {
                throw new OutOfMemoryError("planted by a test");
            }
            insert(7).apply(connection);
        });
        KeptRunsFixture.await("it is tried again", () -> left.get() < 0);
        KeptRunsFixture.await("it is written", () -> writer.trouble().isEmpty());
        assertEquals(List.of(7), written());
    }

    @Test
    void nobodyEndsTheThreadByInterruptingIt() {
        Thread thread = Thread.getAllStackTraces().keySet().stream()
                .filter(each -> each.getName().equals("layerwise-store"))
                .reduce((a, b) -> a.threadId() > b.threadId() ? a : b)
                .orElseThrow();
        thread.interrupt();
        writer.submit(insert(1));
        assertTrue(writer.flush());
        assertTrue(thread.isAlive());
        assertEquals(List.of(1), written());
    }

    @Test
    void aWorkThatIsRefusedChangesNothingAndItsCallerHears() {
        Problem why = Problem.error(Location.NOWHERE, Message.of("runs/none-yet"));
        ProblemException refused = assertThrows(
                ProblemException.class,
                () -> writer.call(connection -> {
                    insert(1).apply(connection);
                    throw why.toException();
                }));
        assertEquals(List.of(why), refused.problems());
        assertThrows(
                IllegalStateException.class,
                () -> writer.call(connection -> {
                    insert(2).apply(connection);
                    throw new IllegalStateException("planted by a test");
                }));
        assertEquals(List.of(), written());
    }

    @Test
    void aGathererThatThrowsIsNotAskedAgain() {
        AtomicInteger asked = new AtomicInteger();
        writer.add(() -> {
            asked.incrementAndGet();
            throw new IllegalStateException("planted by a test");
        });
        writer.submit(insert(1));
        assertTrue(writer.flush());
        assertTrue(writer.flush());
        assertEquals(1, asked.get());
    }

    @Test
    void anotherProcessAtWorkIsWaitedForAndNamed() throws SQLException {
        assertEquals(List.of(), written());
        try (Connection other = Database.forWriting(file, false)) {
            Database.execute(other, "BEGIN IMMEDIATE");
            writer.submit(insert(1));
            long began = System.nanoTime();
            assertFalse(writer.flush(500));
            assertTrue(System.nanoTime() - began < 2_000_000_000L, "it does not wait longer than it was asked to");
            KeptRunsFixture.await("it is said", () -> writer.trouble().isPresent());
            assertTrue(
                    writer.trouble().orElseThrow().message().contains("another process has been writing"),
                    writer.trouble()::toString);
            Database.execute(other, "ROLLBACK");
            KeptRunsFixture.await("it is written", () -> writer.trouble().isEmpty());
        }
        assertEquals(List.of(1), written());
    }

    @Test
    void whatCannotBeWrittenNowWaitsAndWhoWaitsForAnAnswerHearsSoon() throws IOException {
        assertEquals(List.of(), written());
        Path aside = folder.resolve("aside.db");
        Files.move(file, aside);
        writer.submit(insert(1));
        long began = System.nanoTime();
        ProblemException refused = assertThrows(
                ProblemException.class, () -> writer.call(connection -> Database.update(connection, "DELETE FROM t")));
        assertTrue(System.nanoTime() - began < 5_000_000_000L, "it does not take long");
        assertTrue(refused.getMessage().contains("the file is gone"), refused.getMessage());
        Files.move(aside, file);
        KeptRunsFixture.await("it is written", () -> writer.trouble().isEmpty());
        assertEquals(List.of(1), written());
    }

    @Test
    void whatWaitsIsBounded() throws IOException {
        assertEquals(List.of(), written());
        Files.delete(file);
        writer.submit(WriteQueue.MOST_BYTES + 1, insert(1), done -> {});
        KeptRunsFixture.await("it is said", () -> writer.trouble().isPresent());
        long began = System.nanoTime();
        for (int i = 0; i < 1000; i++) {
            assertFalse(writer.hasRoom());
        }
        assertTrue(System.nanoTime() - began < 1_000_000_000L, "nobody waits in vain");
    }

    @Test
    void whatComesAfterTheEndIsLost() {
        writer.close();
        List<Boolean> outcome = new ArrayList<>();
        writer.submit(0, insert(1), outcome::add);
        assertEquals(List.of(false), outcome);
        assertFalse(writer.hasRoom());
        assertThrows(ProblemException.class, () -> writer.call(connection -> true));
    }
}
