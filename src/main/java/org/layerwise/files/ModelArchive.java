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
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;

/**
 * Reads a zip that may be damaged or hostile: how many entries it has, their names, sizes and checksums are looked at before
 * what they hold. Nothing is ever unpacked to the disk.
 */
final class ModelArchive implements AutoCloseable {
    private static final int MOST_ENTRIES = 64;
    private static final int LARGEST_DIRECTORY = 1 << 16;

    /** What an entry that is read as text is, and how large it may be: each has a limit of its own. */
    enum Text {
        /** What a file says of itself, or where a model comes from. */
        HEAD(64L << 10),
        /** Settings, or what was learned from a table. */
        WHOLE(16L << 20);

        private final long largest;

        Text(long largest) {
            this.largest = largest;
        }
    }

    /** An entry that unpacks to more than this may be at most {@link #LARGEST_RATIO} times as large as in the file. */
    private static final long SMALL = 4L << 20;

    private static final int LARGEST_RATIO = 20;

    /** The same of an entry that becomes a tree, which takes many times the memory of its text. */
    private static final long SMALL_TEXT = 256L << 10;

    private static final int LARGEST_TEXT_RATIO = 64;

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
            throw damaged("", Message.of("files/archive-directory", String.valueOf(e.getMessage())));
        }
        List<Problem> problems = new ArrayList<>();
        zip.stream().forEach(entry -> {
            if (entries.putIfAbsent(entry.getName(), entry) != null) {
                problems.add(problem(entry.getName(), Message.of("files/entry-twice")));
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
                throw new ProblemException(Problem.error(Location.file(document), Message.of("files/no-archive")));
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
                throw damaged("", Message.of("files/archive-end"));
            }
            int count = Short.toUnsignedInt(end.getShort(at + 10));
            long size = Integer.toUnsignedLong(end.getInt(at + 12));
            if (count > MOST_ENTRIES || size > LARGEST_DIRECTORY) {
                throw damaged("", Message.of("files/archive-entries", count, size));
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
                problems.add(problem(name, Message.of("files/entry-unexpected", names)));
            }
        }
        for (String name : names) {
            if (!entries.containsKey(name)) {
                problems.add(problem(name, Message.of("files/entry-missing")));
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
            throw damaged(name, Message.of("files/entry-not-unpacked", String.valueOf(e.getMessage())));
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(sha256)) {
            throw damaged(name, Message.of("files/entry-checksum"));
        }
    }

    /** An entry's text. */
    String text(String name, Text kind) throws IOException {
        ZipEntry entry = checked(name, kind.largest);
        requireRatio(entry, SMALL_TEXT, LARGEST_TEXT_RATIO);
        byte[] bytes;
        try (InputStream in = zip.getInputStream(entry)) {
            bytes = in.readNBytes((int) kind.largest);
        } catch (ZipException e) {
            throw damaged(name, Message.of("files/entry-not-unpacked", String.valueOf(e.getMessage())));
        }
        CRC32 crc = new CRC32();
        crc.update(bytes);
        if (bytes.length != entry.getSize() || crc.getValue() != entry.getCrc()) {
            throw damaged(name, Message.of("files/entry-checksum"));
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
            throw new ProblemException(problem(name, Message.of("files/entry-too-large", entry.getSize(), limit)));
        }
        requireRatio(entry, SMALL, LARGEST_RATIO);
        return entry;
    }

    private void requireRatio(ZipEntry entry, long small, int most) {
        if (entry.getSize() > small && entry.getSize() / most > entry.getCompressedSize()) {
            throw new ProblemException(problem(
                    entry.getName(),
                    Message.of("files/entry-ratio", entry.getCompressedSize(), entry.getSize(), most)));
        }
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
                throw damaged(entry.getName(), Message.of("files/entry-longer", entry.getSize()));
            }
            digest.update(bytes, offset, length);
        }
    }

    private ProblemException damaged(String entry, Message text) {
        return new ProblemException(problem(entry, text.hinted(Message.of("files/copy-again"))));
    }

    private Problem problem(String entry, Message text) {
        String shown = entry.replaceAll("\\p{Cntrl}", "?");
        String name = shown.length() > 100 ? shown.substring(0, 100) + "…" : shown;
        return Problem.error(Location.path(document, name), text);
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
