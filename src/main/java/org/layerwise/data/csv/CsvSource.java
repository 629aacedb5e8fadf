package org.layerwise.data.csv;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.layerwise.base.Problem;
import org.layerwise.base.Where;

/** A file about to be read as CSV: that it is there and is text, its byte-order mark, its strict UTF-8 decoder, its digest. */
final class CsvSource {
    private static final int HEAD = 1 << 16;
    private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final Path file;
    private final byte[] head;
    private final MessageDigest digest;

    private CsvSource(Path file, byte[] head) {
        this.file = file;
        this.head = head;
        this.digest = sha256();
    }

    /** @throws org.layerwise.base.ProblemException when the file is missing, a folder, unreadable, empty or not text */
    static CsvSource of(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw error(file, "is a folder, not a CSV file.", "Name a file in it.");
        }
        if (!Files.exists(file)) {
            Path folder = file.toAbsolutePath().getParent();
            String hint = folder == null || Files.isDirectory(folder)
                    ? "Check its name."
                    : "The folder " + folder + " does not exist either; check the path.";
            throw error(file, "there is no such file.", hint);
        }
        if (!Files.isReadable(file)) {
            throw error(file, "may not be read by this user.", "Change the file's permissions.");
        }
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        if (head.length == 0) {
            throw error(file, "the file is empty.", "A table needs a header line with the columns' names, then rows.");
        }
        String foreign = FileSignature.of(head);
        if (!foreign.isEmpty()) {
            throw error(
                    file,
                    "is " + foreign + ", whatever its name says; expected CSV text.",
                    "Export the table as CSV (UTF-8) and open that file.");
        }
        return new CsvSource(file, head);
    }

    private static org.layerwise.base.ProblemException error(Path file, String message, String hint) {
        return Problem.error(Where.file(file.toString()), message, hint).toException();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    Path file() {
        return file;
    }

    /** The first 64 KiB as text, leniently decoded, without the byte-order mark: enough to find out the separator. */
    String headText() {
        int skip = hasBom() ? BOM.length : 0;
        return new String(head, skip, head.length - skip, StandardCharsets.UTF_8);
    }

    /** Whether there is more of the file than {@link #headText()} shows. */
    boolean headIsAll() {
        return head.length < HEAD;
    }

    private boolean hasBom() {
        return head.length >= 3 && head[0] == BOM[0] && head[1] == BOM[1] && head[2] == BOM[2];
    }

    /** The text from the start, without the byte-order mark; reading it throws a MalformedInputException at bad UTF-8. */
    Reader open() throws IOException {
        digest.reset();
        InputStream in = new DigestInputStream(new BufferedInputStream(Files.newInputStream(file), HEAD), digest);
        if (hasBom()) {
            in.skipNBytes(BOM.length);
            digest.reset();
            digest.update(BOM);
        }
        return new InputStreamReader(
                in,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    /** Of all bytes, once the reader from {@link #open()} has been read to its end. */
    String fingerprint() {
        return "sha256:" + HexFormat.of().formatHex(digest.digest());
    }
}
