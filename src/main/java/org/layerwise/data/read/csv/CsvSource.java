package org.layerwise.data.read.csv;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.ZipException;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.data.table.FaultPolicy.Policy;

/**
 * A file about to be read as CSV: that it is there and is text, whether it is compressed (gzip), its byte-order mark, its
 * decoder, its digest, how far it was read.
 */
public final class CsvSource {
    private static final int HEAD = 1 << 16;

    /** A compressed file's contents are so many times as large, more or less. */
    private static final int UNZIPPED = 5;

    private final Path file;
    private final long size;
    private final byte[] head;
    private final boolean complete;
    private final boolean zipped;
    private final MessageDigest digest;
    private long position;

    private CsvSource(Path file, long size, byte[] head, boolean complete, boolean zipped) {
        this.file = file;
        this.size = size;
        this.head = head;
        this.complete = complete;
        this.zipped = zipped;
        this.digest = sha256();
    }

    /**
     * A file that can be read.
     *
     * @throws ProblemException when the file is missing, a folder, unreadable, empty or not text
     */
    public static CsvSource of(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw error(file, Message.of("data.read.csv/folder"));
        }
        if (!Files.exists(file)) {
            if (file.toString().indexOf('\uFFFD') >= 0) {
                throw error(file, Message.of("data.read.csv/name-no-utf-8"));
            }
            Path folder = file.toAbsolutePath().getParent();
            throw error(
                    file,
                    folder == null || Files.isDirectory(folder)
                            ? Message.of("data.read.csv/no-file")
                            : Message.of("data.read.csv/no-folder", folder));
        }
        if (!Files.isReadable(file)) {
            throw error(file, Message.of("data.read.csv/not-permitted"));
        }
        if (!Files.isRegularFile(file)) { // a pipe would be waited for, and a device has no end
            throw error(file, Message.of("data.read.csv/not-regular"));
        }
        boolean zipped;
        try (InputStream in = Files.newInputStream(file)) {
            zipped = FileSignature.isGzip(in.readNBytes(2));
        }
        byte[] head;
        boolean complete;
        try (InputStream in = unzipped(Files.newInputStream(file), zipped)) {
            head = in.readNBytes(HEAD);
            complete = head.length < HEAD || in.read() < 0;
        } catch (ZipException | EOFException e) {
            throw new ProblemException(damaged(file, e), e);
        }
        if (head.length == 0) {
            throw error(file, Message.of("data.read.csv/empty"));
        }
        Optional<Message> foreign = FileSignature.of(head);
        if (foreign.isPresent()) {
            throw error(
                    file, zipped ? packed(head, foreign.get()) : Message.of("data.read.csv/not-text", foreign.get()));
        }
        return new CsvSource(file, Files.size(file), head, complete, zipped);
    }

    private static Message packed(byte[] head, Message foreign) {
        return FileSignature.isParquet(head)
                ? Message.of("data.read.csv/packed-parquet", foreign)
                : Message.of("data.read.csv/packed-not-text", foreign);
    }

    private static InputStream unzipped(InputStream in, boolean zipped) throws IOException {
        return zipped ? new WholeGzipStream(in, HEAD) : in;
    }

    private static ProblemException error(Path file, Message text) {
        return Problem.error(Location.file(file.toString()), text).toException();
    }

    /** What to say of a gzip file that cannot be unpacked. */
    public static Problem damaged(Path file, IOException e) {
        return Problem.error(
                Location.file(file.toString()),
                Message.of("data.read.csv/damaged-gzip", String.valueOf(e.getMessage())));
    }

    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    public Path file() {
        return file;
    }

    public boolean isZipped() {
        return zipped;
    }

    /** The file's size in bytes. */
    public long size() {
        return size;
    }

    /** About how many bytes its text has: what a compressed file says of itself, and at least what such files usually hold. */
    public long textSize() throws IOException {
        if (!zipped) {
            return size;
        }
        byte[] end = new byte[Integer.BYTES];
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            in.seek(Math.max(0, size - end.length));
            in.readFully(end, 0, (int) Math.min(size, end.length));
        }
        long said = Integer.toUnsignedLong(
                ByteBuffer.wrap(end).order(ByteOrder.LITTLE_ENDIAN).getInt());
        return Math.max(UNZIPPED * size, said);
    }

    /** How many of them have been read. */
    long position() {
        return position;
    }

    /** The encoding found out from the first bytes. */
    TextEncoding sniffEncoding() {
        return EncodingSniffer.sniff(head);
    }

    /** The encoding in which the file is read: what its byte-order mark says, or else what was asked for. */
    public TextEncoding encoding(TextEncoding asked) {
        if (asked == TextEncoding.AUTO) {
            return EncodingSniffer.sniff(head);
        }
        TextEncoding marked = EncodingSniffer.marked(head);
        return marked == TextEncoding.AUTO ? asked : marked;
    }

    /**
     * A place in a file's text.
     *
     * @param offset in bytes from 0, of the unpacked text
     * @param line from 1
     */
    public record Place(long offset, long line) {}

    /** The first byte among the first 64 KiB that is no UTF-8; empty where all are. */
    public Optional<Place> firstNoUtf8() {
        ByteBuffer bytes = ByteBuffer.wrap(head);
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CoderResult result = decoder.decode(bytes, CharBuffer.allocate(head.length), complete);
        if (!result.isError()) {
            return Optional.empty();
        }
        long line = 1;
        for (int i = 0; i < bytes.position(); i++) {
            line += head[i] == '\n' ? 1 : 0;
        }
        return Optional.of(new Place(bytes.position(), line));
    }

    /** The first 64 KiB as text, leniently decoded, without the byte-order mark: enough to find out the format. */
    public String headText(TextEncoding encoding) {
        String text = new String(head, encoding.charset());
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** How many bytes the head has. */
    int headBytes() {
        return head.length;
    }

    /** Whether there is nothing more of the file than {@link #headText} shows. */
    public boolean headIsAll() {
        return complete;
    }

    /** The bytes from the start, unpacked. */
    InputStream bytes() throws IOException {
        return new BufferedInputStream(unzipped(Files.newInputStream(file), zipped), HEAD);
    }

    /**
     * The text from the start, without the byte-order mark.
     *
     * @param undecodable unless it is to stop, bytes that are no text become U+FFFD; else reading them throws a
     *     {@link java.nio.charset.CharacterCodingException}
     */
    Reader open(TextEncoding encoding, Policy undecodable) throws IOException {
        digest.reset();
        position = 0;
        InputStream counted = new Counted(Files.newInputStream(file));
        InputStream in = unzipped(new DigestInputStream(counted, digest), zipped);
        CodingErrorAction action = undecodable == Policy.STOP ? CodingErrorAction.REPORT : CodingErrorAction.REPLACE;
        Reader reader = new InputStreamReader(
                in, encoding.charset().newDecoder().onMalformedInput(action).onUnmappableCharacter(action));
        return new Unmarked(reader);
    }

    /** Of all bytes, once the reader from {@link #open} has been read to its end. */
    public String fingerprint() {
        return "sha256:" + HexFormat.of().formatHex(digest.digest());
    }

    /** Counts the bytes of the file. */
    private final class Counted extends FilterInputStream {
        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            position += b >= 0 ? 1 : 0;
            return b;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            position += Math.max(0, count);
            return count;
        }
    }

    /** Leaves out a byte-order mark. */
    private static final class Unmarked extends Reader {
        private final Reader in;
        private boolean begun;

        Unmarked(Reader in) {
            this.in = in;
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            int count = in.read(buffer, offset, length);
            if (!begun && count > 0) {
                begun = true;
                if (buffer[offset] == '\uFEFF') {
                    System.arraycopy(buffer, offset + 1, buffer, offset, --count);
                    return count == 0 ? in.read(buffer, offset, length) : count;
                }
            }
            return count;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
