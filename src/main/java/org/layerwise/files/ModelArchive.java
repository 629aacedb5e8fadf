package org.layerwise.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.layerwise.base.Location;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;

/**
 * Reads a zip that may be damaged or hostile: how many entries it has, their names, sizes and checksums are looked at before
 * what they hold. Nothing is ever unpacked to the disk.
 */
final class ModelArchive implements AutoCloseable {
    private static final int MOST_ENTRIES = 64;
    private static final int LARGEST_DIRECTORY = 1 << 16;
    private static final long LARGEST_TEXT = 16L << 20;

    /** An entry that unpacks to more than this may be at most {@link #LARGEST_RATIO} times as large as in the file. */
    private static final long SMALL = 4L << 20;

    private static final int LARGEST_RATIO = 20;

    private static final int END_SIZE = 22;
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int LOCAL_SIGNATURE = 0x04034b50;

    private final String document;
    private final ZipFile zip;
    private final Map<String, ZipEntry> entries = new LinkedHashMap<>();

    /**
     * Opens the archive.
     *
     * @throws ProblemException when it is no zip, is cut short, or holds two entries of one name
     */
    ModelArchive(Path file) throws IOException {
        document = file.toString();
        checkDirectory(file);
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw damaged("", "its directory cannot be read (" + e.getMessage() + ")");
        }
        List<Problem> problems = new ArrayList<>();
        zip.stream().forEach(entry -> {
            if (entries.putIfAbsent(entry.getName(), entry) != null) {
                problems.add(
                        problem(entry.getName(), "the archive has this entry twice.", "It is no model; remove it."));
            }
        });
        if (!problems.isEmpty()) {
            zip.close();
            throw new ProblemException(problems);
        }
    }

    /** Looks at the zip's first and last bytes, so that a huge directory is never read. */
    private void checkDirectory(Path file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            byte[] first = new byte[(int) Math.min(4, in.length())];
            in.readFully(first);
            if (first.length < 4
                    || ByteBuffer.wrap(first).order(ByteOrder.LITTLE_ENDIAN).getInt() != LOCAL_SIGNATURE) {
                throw new ProblemException(Problem.error(
                        Location.file(document),
                        "this is not a Layerwise model: it is not a zip archive.",
                        "Models are written by: layerwise train EXPERIMENT.json"));
            }
            byte[] tail = new byte[(int) Math.min(in.length(), END_SIZE + 0xFFFF)];
            in.seek(in.length() - tail.length);
            in.readFully(tail);
            ByteBuffer end = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
            int at = tail.length - END_SIZE;
            while (at >= 0 && end.getInt(at) != END_SIGNATURE) {
                at--;
            }
            if (at < 0) {
                throw damaged("", "its end is missing");
            }
            int count = Short.toUnsignedInt(end.getShort(at + 10));
            long size = Integer.toUnsignedLong(end.getInt(at + 12));
            if (count > MOST_ENTRIES || size > LARGEST_DIRECTORY) {
                throw damaged("", "it lists " + count + " entries in " + size + " bytes, far more than a model has");
            }
        }
    }

    boolean has(String name) {
        return entries.containsKey(name);
    }

    /** @throws ProblemException unless the entries are exactly those named */
    void requireExactly(List<String> names) {
        List<Problem> problems = new ArrayList<>();
        for (String name : entries.keySet()) {
            if (!names.contains(name)) {
                problems.add(problem(
                        name,
                        "this entry is not expected in a model.",
                        "A model holds " + String.join(", ", names) + "."));
            }
        }
        for (String name : names) {
            if (!entries.containsKey(name)) {
                problems.add(problem(name, "this entry is missing.", "The file is damaged; copy or train it again."));
            }
        }
        ProblemException.throwIfErrors(problems);
    }

    /**
     * Reads an entry through once and compares its checksums.
     *
     * @param sha256 expected, hexadecimal
     * @throws ProblemException when it is too large or not what was written
     */
    void verify(String name, String sha256) throws IOException {
        ZipEntry entry = checked(name, Long.MAX_VALUE);
        MessageDigest digest = sha256();
        try (InputStream in = zip.getInputStream(entry)) {
            in.transferTo(new CheckedOutput(entry, digest));
        } catch (ZipException e) {
            throw damaged(name, "it cannot be unpacked (" + e.getMessage() + ")");
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(sha256)) {
            throw damaged(name, "its checksum does not match");
        }
    }

    /** An entry's text. */
    String text(String name) throws IOException {
        ZipEntry entry = checked(name, LARGEST_TEXT);
        byte[] bytes;
        try (InputStream in = zip.getInputStream(entry)) {
            bytes = in.readNBytes((int) LARGEST_TEXT);
        } catch (ZipException e) {
            throw damaged(name, "it cannot be unpacked (" + e.getMessage() + ")");
        }
        CRC32 crc = new CRC32();
        crc.update(bytes);
        if (bytes.length != entry.getSize() || crc.getValue() != entry.getCrc()) {
            throw damaged(name, "its checksum does not match");
        }
        return TextFile.decode(bytes, Location.path(document, name));
    }

    /** An entry's bytes as they come, unchecked. */
    InputStream stream(String name) throws IOException {
        return zip.getInputStream(Objects.requireNonNull(entries.get(name)));
    }

    long size(String name) {
        return Objects.requireNonNull(entries.get(name)).getSize();
    }

    private ZipEntry checked(String name, long limit) {
        ZipEntry entry = Objects.requireNonNull(entries.get(name));
        if (entry.getSize() < 0 || entry.getSize() > limit) {
            throw new ProblemException(problem(
                    name,
                    "this entry would unpack to " + entry.getSize() + " bytes; at most " + limit + " are read.",
                    "It is no model that Layerwise wrote."));
        }
        if (entry.getSize() > SMALL && entry.getSize() / LARGEST_RATIO > entry.getCompressedSize()) {
            throw new ProblemException(problem(
                    name,
                    "this entry would unpack from " + entry.getCompressedSize() + " bytes to " + entry.getSize()
                            + ", more than " + LARGEST_RATIO + " times as many.",
                    "It is no model that Layerwise wrote."));
        }
        return entry;
    }

    /** Digests what passes, and ends when more comes than the entry said. */
    private final class CheckedOutput extends OutputStream {
        private final ZipEntry entry;
        private final MessageDigest digest;
        private long count;

        CheckedOutput(ZipEntry entry, MessageDigest digest) {
            this.entry = entry;
            this.digest = digest;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            count += length;
            if (count > entry.getSize()) {
                throw damaged(entry.getName(), "it unpacks to more than the " + entry.getSize() + " bytes it gives");
            }
            digest.update(bytes, offset, length);
        }
    }

    private ProblemException damaged(String entry, String why) {
        return new ProblemException(problem(
                entry,
                (entry.isEmpty() ? "the file" : "this entry") + " is damaged or cut short: " + why + ".",
                "Copy the file again, or use an earlier one."));
    }

    private Problem problem(String entry, String message, String hint) {
        String shown = entry.replaceAll("\\p{Cntrl}", "?");
        String name = shown.length() > 100 ? shown.substring(0, 100) + "…" : shown;
        return Problem.error(Location.path(document, name), message, hint);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
