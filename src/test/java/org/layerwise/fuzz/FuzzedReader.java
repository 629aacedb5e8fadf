package org.layerwise.fuzz;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.layerwise.base.ProblemException;
import org.layerwise.data.cell.MissingTokens;
import org.layerwise.data.prepare.DataDefaults;
import org.layerwise.data.prepare.Tables;
import org.layerwise.data.profile.ColumnProfile;
import org.layerwise.data.profile.Profiler;
import org.layerwise.data.read.LargeTables;
import org.layerwise.data.read.TableReader;
import org.layerwise.data.read.csv.CsvFormat;
import org.layerwise.data.table.FaultPolicy;
import org.layerwise.data.table.Table;
import org.layerwise.files.CheckpointFile;
import org.layerwise.files.ExperimentFile;
import org.layerwise.files.MetricsFile;
import org.layerwise.files.ModelFile;
import org.layerwise.files.WeightsFile;
import org.layerwise.run.RunRecipe;
import org.layerwise.run.RunStart;
import org.layerwise.telemetry.FrameLayout;
import org.layerwise.train.Model;
import org.layerwise.train.Predictor;

/**
 * A reader of one kind of file. Whatever the file holds, it gives a value or a {@link ProblemException}; anything else that
 * is thrown is a fault of the reader.
 */
enum FuzzedReader {
    /** A table of separated values: read, profiled, and made an experiment of. */
    CSV {
        @Override
        void read(byte[] input, Path folder) throws IOException {
            explore(write(folder.resolve("t.csv"), input));
        }
    },

    /** A compressed table. The first byte says whether the rest is the file or is still to be compressed. */
    GZIP {
        @Override
        void read(byte[] input, Path folder) throws IOException {
            byte[] rest = rest(input, 1);
            explore(write(folder.resolve("t.csv.gz"), at(input, 0) % 4 == 0 ? rest : zipped(rest)));
        }
    },

    PARQUET {
        @Override
        void read(byte[] input, Path folder) throws IOException {
            explore(write(folder.resolve("t.parquet"), input));
        }
    },

    /** An experiment: read, then prepared with a small table, whatever it says of tables. */
    EXPERIMENT {
        @Override
        void read(byte[] input, Path folder) throws IOException {
            ExperimentFile file = new ExperimentFile(write(folder.resolve("e.json"), input));
            RunRecipe.of(file, file.load(), new RunStart.FreshWeights()).prepare((path, spec) -> table(spec.faults()));
        }
    },

    /** A model: one entry changed, all checksums right; or the whole file. Its predictions are asked for. */
    MODEL {
        @Override
        void read(byte[] input, Path folder) throws IOException {
            Path file = write(folder.resolve("m.layerwise"), repacked(SEEDS.resolve("model.layerwise"), input));
            Model model = ModelFile.load(file);
            Predictor predictor = new Predictor(model);
            Table table = table(FaultPolicy.STOP);
            int[] rows = predictor.predictable(table);
            predictor.check(table, rows);
            predictor.predict(table, rows);
        }
    },

    CHECKPOINT {
        @Override
        void read(byte[] input, Path folder) throws IOException {
            Path path = write(folder.resolve("c.layerwise"), repacked(SEEDS.resolve("checkpoint.layerwise"), input));
            CheckpointFile file = new CheckpointFile(path);
            file.keptRun();
            file.best();
            file.standing();
            RunRecipe.resuming(path, file.load()).prepare((table, spec) -> table(spec.faults()));
        }
    },

    /** Weights by themselves, for the small model. */
    SAFETENSORS {
        @Override
        void read(byte[] input, Path folder) throws IOException {
            Path file = write(folder.resolve("w.safetensors"), input);
            WeightsFile.load(
                    file, ModelFile.load(SEEDS.resolve("model.layerwise")).plan());
        }
    },

    /** The metrics of a run that goes on; the first byte is the step it goes on from. */
    METRICS {
        @Override
        void read(byte[] input, Path folder) throws IOException {
            Path file = write(folder.resolve("m.csv"), rest(input, 1));
            new MetricsFile(file)
                    .resume(new FrameLayout(List.of(), List.of()), at(input, 0), at(input, 0), at(input, 0))
                    .close();
        }
    },

    /**
     * The column file kept beside a large table, bytes of it changed: three bytes of input are a place and what stands there.
     * The table is the same whatever happened to it.
     */
    COLUMNS {
        @Override
        void read(byte[] input, Path folder) throws IOException {
            Path file = folder.resolve("large.csv");
            if (!Files.exists(file)) {
                Files.copy(SEEDS.resolve("table.csv"), file);
            }
            Table held = TableReader.read(file, CsvFormat.AUTO);
            LargeTables.load(file);
            Path columns = LargeTables.columns(file);
            byte[] bytes = Files.readAllBytes(columns);
            for (int i = 0; i + 2 < input.length; i += 3) {
                bytes[((at(input, i) << Byte.SIZE) + at(input, i + 1)) % bytes.length] = input[i + 2];
            }
            Files.write(columns, input.length % 3 == 0 ? bytes : Arrays.copyOf(bytes, bytes.length * 3 / 4));
            Table large = LargeTables.load(file);
            if (!Tables.rows(held).equals(Tables.rows(large))) {
                throw new AssertionError("another table came out of a damaged column file");
            }
        }
    };

    /** What the inputs begin from: a folder for each reader, and the files that entries are changed in. */
    static final Path SEEDS = Path.of("src/test/fuzz");

    private static final MissingTokens MISSING = new MissingTokens(MissingTokens.DEFAULTS);

    /**
     * Reads a file that holds the input.
     *
     * @param folder in which files may be written
     * @throws ProblemException where the input is refused
     */
    abstract void read(byte[] input, Path folder) throws IOException;

    /** The folder of its seeds. */
    Path seeds() {
        return SEEDS.resolve(id());
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static int at(byte[] input, int index) {
        return index < input.length ? input[index] & 0xFF : 0;
    }

    private static byte[] rest(byte[] input, int from) {
        return Arrays.copyOfRange(input, Math.min(from, input.length), input.length);
    }

    private static Path write(Path file, byte[] bytes) throws IOException {
        return Files.write(file, bytes);
    }

    private static Table table(FaultPolicy faults) {
        return TableReader.read(SEEDS.resolve("table.csv"), CsvFormat.AUTO, faults);
    }

    /** Reads a table, profiles it, and suggests an experiment with its last column as the target. */
    private static void explore(Path file) {
        TableReader.preview(file, CsvFormat.AUTO, FaultPolicy.STOP, 10);
        Table table = TableReader.read(file, CsvFormat.AUTO);
        List<ColumnProfile> profiles = Profiler.profile(table, MISSING);
        Table read = Profiler.as(table, profiles);
        for (int column = 0; column < table.columnCount(); column++) {
            for (int row = 0; row < Math.min(table.rowCount(), 20); row++) {
                read.number(row, column);
                read.label(row, column);
                read.seconds(row, column);
            }
        }
        String last = table.columns().getLast();
        DataDefaults.of(table, "t.csv", List.of(last), null, MISSING, profiles);
    }

    private static byte[] zipped(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    /**
     * An archive in which one entry is replaced. The checksums fit, so that what is read is the entry itself.
     *
     * @param input which entry, then what it is to hold; one past the last entry: the whole file
     */
    private static byte[] repacked(Path archive, byte[] input) throws IOException {
        Map<String, byte[]> entries = entries(archive);
        List<String> names = new ArrayList<>(entries.keySet());
        int which = at(input, 0) % (names.size() + 1);
        if (which == names.size()) {
            return rest(input, 1);
        }
        entries.put(names.get(which), rest(input, 1));
        if (which > 0) {
            entries.put(names.getFirst(), head(entries));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                CRC32 crc = new CRC32();
                crc.update(entry.getValue());
                ZipEntry made = new ZipEntry(entry.getKey());
                made.setMethod(ZipEntry.STORED);
                made.setSize(entry.getValue().length);
                made.setCrc(crc.getValue());
                zip.putNextEntry(made);
                zip.write(entry.getValue());
            }
        }
        return out.toByteArray();
    }

    private static Map<String, byte[]> entries(Path archive) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(Files.readAllBytes(archive)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    /** The head, its checksums those of the entries. */
    private static byte[] head(Map<String, byte[]> entries) {
        String head = "";
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            if (head.isEmpty()) {
                head = new String(entry.getValue(), StandardCharsets.UTF_8);
                continue;
            }
            head = head.replaceFirst(
                    "(\"name\" : \"" + entry.getKey() + "\",\\s*\"sha256\" : \")[0-9a-f]+",
                    "$1" + sha256(entry.getValue()));
        }
        return head.getBytes(StandardCharsets.UTF_8);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
