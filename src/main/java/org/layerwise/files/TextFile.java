package org.layerwise.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;

/** Reads text strictly: UTF-8 or nothing. */
public final class TextFile {
    /** Far above any experiment; what is larger is something else. */
    private static final long LARGEST = 16L << 20;

    private static final int CHUNK = 1 << 13;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private TextFile() {}

    /**
     * The text of a file.
     *
     * @throws org.layerwise.base.ProblemException when it is missing, a folder, unreadable, too large, or not UTF-8
     */
    public static String read(Path file) {
        FileFaults.requireReadable(file);
        try {
            long size = Files.size(file);
            if (size > LARGEST) {
                throw FileFaults.error(file, Message.of("files/text-too-large", size, LARGEST));
            }
            return decode(Files.readAllBytes(file), Location.file(file.toString()));
        } catch (IOException e) {
            throw FileFaults.unreadable(file, e);
        }
    }

    /**
     * The text that {@code bytes} write in UTF-8, without a byte-order mark.
     *
     * @param where what they are called in messages
     * @throws org.layerwise.base.ProblemException at the first byte that is not UTF-8
     */
    static String decode(byte[] bytes, Location where) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(CHUNK); // checked in pieces: all of it at once takes twice the memory
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CoderResult result = CoderResult.OVERFLOW;
        while (result.isOverflow()) {
            result = decoder.decode(in, out.clear(), true);
        }
        if (result.isError()) {
            int at = in.position();
            long line = 1;
            for (int i = 0; i < at; i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            throw Problem.error(
                            where,
                            Message.of(
                                    "files/not-utf-8",
                                    HexFormat.of().withUpperCase().toHexDigits(bytes[at]),
                                    at,
                                    line))
                    .toException();
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }
}
