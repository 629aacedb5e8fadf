package org.layerwise.runs.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Ticker;
import org.layerwise.cli.CommandLineApp;
import org.layerwise.cli.Console;
import org.layerwise.data.table.Table;
import org.layerwise.runs.RunInfo;
import org.layerwise.runs.RunRecord;
import org.layerwise.telemetry.Form;
import org.layerwise.telemetry.Slice;
import org.layerwise.train.Runs;

/**
 * Every number of every row of the store, those in its blobs and texts too, each in turn something that no program writes: the
 * store opens, and what is read of the run has a value or is refused in words.
 */
class HostileRowsTest {
    /** 0, −1, 2³¹, 2⁶³ − 1, −2⁶³ where whole numbers are; what is beyond 1e308 is infinite, and NaN is absent. */
    private static final List<Object> WHOLE = List.of(0L, -1L, 1L << 31, Long.MAX_VALUE, Long.MIN_VALUE, "NULL");

    private static final List<Object> REAL = List.of(0.0, -1.0, 2147483648.0, 1e308, Double.POSITIVE_INFINITY, "NULL");
    private static final List<Object> IN_TEXT = List.of(
            "0", "-1", "2147483648", "9223372036854775808", "1e400", "1e308", "NaN", "\"text\"", "null", "1000000000");
    private static final Pattern NUMBER = Pattern.compile("(?<=[:,\\[])\\s*-?[0-9][0-9.eE+-]*(?=\\s*[,}\\]])");

    @TempDir
    static Path made;

    @TempDir
    Path folder;

    private static byte[] sound = {};
    private final List<String> faults = new ArrayList<>();
    private int tried;
    private int read;

    @BeforeAll
    static void makesAStore() throws IOException, SQLException {
        Table table = Runs.classes(made, 60);
        try (SqliteRunStore store = SqliteRunStore.open(made.resolve("store"), Ticker.SYSTEM)) {
            KeptRunsFixture.train(
                    store,
                    KeptRunsFixture.run(
                            table,
                            "training.epochs=40",
                            "training.batch=4",
                            "telemetry.every=1",
                            "telemetry.measures=[\"weight/histogram\"]"));
        }
        Path file = made.resolve("store/runs.db");
        try (Connection connection = Database.forWriting(file, false)) {
            Database.update(
                    connection,
                    "INSERT INTO journal (run, step, at, what, changes) VALUES (1, 3, 4, 'resumed', ?)",
                    "[{\"path\":\"training.epochs\",\"before\":\"3\",\"after\":\"4\"}]");
            Database.update(connection, "INSERT INTO warning (run, text) VALUES (1, 'w')");
            Database.update(connection, "INSERT INTO tail (run, count, data) VALUES (1, 1, ?)", (Object)
                    new byte[12 + 8 * (int) Database.number(connection, "SELECT numbers FROM recipe")]);
        }
        sound = Files.readAllBytes(file);
    }

    /** The values for one place: one by turns. */
    List<Object> values(List<Object> all) {
        return List.of(all.get(tried % all.size()));
    }

    private record Place(String table, String column, String type) {
        @Override
        public String toString() {
            return table + "." + column;
        }
    }

    private static List<Place> places(Path file) throws SQLException {
        List<Place> places = new ArrayList<>();
        try (Connection connection = Database.forReading(file);
                PreparedStatement select = connection.prepareStatement(
                        "SELECT t.name, c.name, c.type FROM sqlite_schema t JOIN pragma_table_info(t.name) c"
                                + " WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' ORDER BY t.rowid, c.cid");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                places.add(new Place(row.getString(1), row.getString(2), row.getString(3)));
            }
        }
        return places;
    }

    private Path fresh() throws IOException {
        Path store = folder.resolve("store" + tried++);
        Files.createDirectories(store);
        Files.write(store.resolve("runs.db"), sound);
        return store;
    }

    /** Puts a value in every row of a place, where the table can have it there, and reads all. */
    private void tryValue(Place place, @Nullable Object value, String called) throws IOException {
        Path store = fresh();
        try (Connection connection = Database.forWriting(store.resolve("runs.db"), false)) {
            Database.execute(connection, "PRAGMA foreign_keys = OFF");
            Database.update(
                    connection,
                    "UPDATE OR IGNORE " + place.table() + " SET " + place.column() + " = ?",
                    new Object[] {value});
        } catch (SQLException e) {
            return; // the table itself refuses it, such as NULL
        }
        readAll(store, place + " = " + called);
        RunFiles.deleteAll(store);
    }

    private void readAll(Path folder, String what) {
        try (SqliteRunStore store = SqliteRunStore.open(folder, Ticker.SYSTEM)) {
            for (RunInfo info : store.list()) {
                RunRecord record = store.open(info.id());
                KeptRunsFixture.metrics(record);
                readTheRest(record);
                read++;
            }
        } catch (ProblemException e) {
            if (e.getMessage().isBlank()) {
                faults.add(what + ": refused without a word");
            }
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            faults.add(what + ": " + e + " at "
                    + Arrays.stream(e.getStackTrace()).limit(4).toList());
        }
        for (List<String> command : List.of(
                List.of("runs", "list"),
                List.of("runs", "list", "--json"),
                List.of("runs", "show", "last"),
                List.of("runs", "show", "last", "--json"),
                List.of(
                        "runs",
                        "export",
                        "last",
                        "--csv",
                        folder.resolve("m.csv").toString()))) {
            List<String> all = new ArrayList<>(command);
            all.addAll(List.of("--store", folder.toString()));
            StringWriter err = new StringWriter();
            int status = CommandLineApp.execute(
                    new Console(new PrintWriter(new StringWriter()), new PrintWriter(err), false),
                    all.toArray(String[]::new));
            String said = err.toString();
            if ((status != 0 && status != 2)
                    || (status == 2 && said.isBlank())
                    || said.contains("Layerwise itself failed")
                    || said.contains("\tat ")) {
                faults.add(what + ": " + command + " ended with " + status + ": " + said);
            }
        }
    }

    private static void readTheRest(RunRecord record) {
        for (Slice slice : record.layout().step()) {
            if (slice.form() != Form.NUMBER) {
                continue; // arrays are read with their frames
            }
            for (String layer : slice.layers()) {
                record.series(slice.measure(), layer);
            }
        }
        record.epochs();
        record.journal();
        record.warnings();
        record.missing();
        var frames = record.follow();
        for (int i = 0; i < 100 && frames.hasMore(); i++) {
            frames.drain(step -> {}, epoch -> {});
        }
    }

    private void isSound() {
        assertEquals(List.of(), faults.stream().limit(40).toList(), () -> faults.size() + " faults");
        assertTrue(tried > 20 && read > 0, read + " of " + tried + " were read");
    }

    @Test
    void everyNumberOfARow() throws IOException, SQLException {
        for (Place place : places(made.resolve("store/runs.db"))) {
            List<Object> all =
                    place.type().equals("INTEGER") ? WHOLE : place.type().equals("REAL") ? REAL : List.of();
            if (!all.isEmpty()) {
                for (Object value : values(all)) {
                    tryValue(place, value.equals("NULL") ? null : value, value.toString());
                }
            }
        }
        isSound();
    }

    @Test
    void everyBlob() throws IOException, SQLException {
        for (Place place : places(made.resolve("store/runs.db"))) {
            if (place.type().equals("BLOB")) {
                byte[] before = blob(place);
                for (int length : new int[] {0, 1, before.length - 1, before.length + 1, 2 * before.length}) {
                    tryValue(place, Arrays.copyOf(before, length), length + " bytes of " + before.length);
                }
                for (Object value : values(WHOLE.subList(0, 5))) {
                    byte[] changed = before.clone();
                    ByteBuffer numbers = Blobs.buffer(changed);
                    for (int at = 0; at + Long.BYTES <= changed.length; at += Long.BYTES) {
                        numbers.putLong(at, (Long) value);
                    }
                    tryValue(place, changed, "all " + value);
                    byte[] head = before.clone();
                    if (head.length >= Integer.BYTES + Long.BYTES) {
                        Blobs.buffer(head).putInt((int) (long) (Long) value).putLong((Long) value);
                        tryValue(place, head, "beginning with " + value);
                    }
                }
            }
        }
        isSound();
    }

    private static byte[] blob(Place place) throws SQLException {
        try (Connection connection = Database.forReading(made.resolve("store/runs.db"));
                PreparedStatement select = connection.prepareStatement(
                        "SELECT " + place.column() + " FROM " + place.table() + " LIMIT 1");
                ResultSet row = select.executeQuery()) {
            return row.next() ? row.getBytes(1) : new byte[0];
        }
    }

    @Test
    void everyNumberInTheTextsOfARow() throws IOException, SQLException {
        for (Place place : List.of(
                new Place("recipe", "layout", "TEXT"),
                new Place("recipe", "text", "TEXT"),
                new Place("journal", "changes", "TEXT"))) {
            String text;
            try (Connection connection = Database.forReading(made.resolve("store/runs.db"))) {
                text = String.valueOf(Database.text(connection, "SELECT " + place.column() + " FROM " + place.table()));
            }
            Matcher number = NUMBER.matcher(text);
            while (number.find()) {
                for (Object value : values(IN_TEXT)) {
                    tryValue(
                            place,
                            text.substring(0, number.start()) + value + text.substring(number.end()),
                            text.substring(Math.max(0, number.start() - 30), number.end()) + " as " + value);
                }
            }
        }
        isSound();
    }
}
