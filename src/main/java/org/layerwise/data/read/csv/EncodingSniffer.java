package org.layerwise.data.read.csv;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Finds the encoding of a file's first bytes. */
final class EncodingSniffer {
    /** The share of UTF-8's sequences of several bytes that may be broken in what still counts as UTF-8. */
    private static final double BROKEN = 0.05;

    /** What Windows-1252 has within words, too: an ellipsis, an apostrophe, dashes. */
    private static final String MAC_UNCLEAR = "\u0085\u0092\u0096\u0097";

    /** What are letters in Windows-1252 as well: Š, Œ, Ž, š, œ, ž. */
    private static final String MAC_SHARED = "\u008A\u008C\u008E\u009A\u009C\u009E";

    private EncodingSniffer() {}

    /** By byte-order mark, else by content. */
    static TextEncoding sniff(byte[] head) {
        TextEncoding marked = marked(head);
        if (marked != TextEncoding.AUTO) {
            return marked;
        }
        TextEncoding wide = wide(head);
        if (wide != TextEncoding.AUTO) {
            return wide;
        }
        if (isUtf8(head)) {
            return TextEncoding.UTF_8;
        }
        if (isMacRoman(head)) {
            return TextEncoding.MAC_ROMAN;
        }
        return isMostlyHigh(head) ? TextEncoding.WINDOWS_1251 : TextEncoding.WINDOWS_1252;
    }

    /** What a byte-order mark says; {@link TextEncoding#AUTO} without one. */
    static TextEncoding marked(byte[] head) {
        if (head.length >= 3 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF) {
            return TextEncoding.UTF_8;
        }
        if (head.length >= 2 && head[0] == (byte) 0xFF && head[1] == (byte) 0xFE) {
            return head.length >= 4 && head[2] == 0 && head[3] == 0 ? TextEncoding.UTF_32_LE : TextEncoding.UTF_16_LE;
        }
        if (head.length >= 4 && head[0] == 0 && head[1] == 0 && head[2] == (byte) 0xFE && head[3] == (byte) 0xFF) {
            return TextEncoding.UTF_32_BE;
        }
        if (head.length >= 2 && head[0] == (byte) 0xFE && head[1] == (byte) 0xFF) {
            return TextEncoding.UTF_16_BE;
        }
        return TextEncoding.AUTO;
    }

    /** Text in UTF-16 has a zero in every other byte, for separators, digits and line ends at least. */
    private static TextEncoding wide(byte[] head) {
        int[] zeros = new int[2];
        for (int i = 0; i < head.length; i++) {
            if (head[i] == 0) {
                zeros[i & 1]++;
            }
        }
        int pairs = head.length / 2;
        if (zeros[0] + zeros[1] < Math.max(2, pairs / 4)) {
            return TextEncoding.AUTO;
        }
        if (zeros[0] > 20 * zeros[1]) {
            return TextEncoding.UTF_16_BE;
        }
        return zeros[1] > 20 * zeros[0] ? TextEncoding.UTF_16_LE : TextEncoding.AUTO;
    }

    private static boolean isUtf8(byte[] head) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.wrap(head);
        CharBuffer chars = CharBuffer.allocate(1 << 12);
        int broken = 0;
        while (true) {
            CoderResult result = decoder.decode(bytes, chars.clear(), false);
            if (result.isUnderflow()) {
                break;
            }
            if (result.isError()) {
                broken++;
                bytes.position(bytes.position() + result.length());
            }
        }
        return broken == 0 || broken <= BROKEN * sequences(head);
    }

    private static int sequences(byte[] head) {
        int leads = 0;
        for (byte b : head) {
            leads += (b & 0xC0) == 0xC0 ? 1 : 0;
        }
        return leads;
    }

    /**
     * The letters of Mac Roman lie where Windows-1252 has punctuation. Within words that has apostrophes and dashes alone, and a
     * few letters, of which none is evidence by itself; and texts in it have their own letters, from 0xC0 on.
     */
    private static boolean isMacRoman(byte[] head) {
        int inWords = 0;
        int certain = 0;
        int western = 0;
        for (int i = 1; i + 1 < head.length; i++) {
            int b = head[i] & 0xFF;
            boolean before = isLetter(head[i - 1]);
            if (b >= 0x80 && b < 0xA0 && before && isLetter(head[i + 1]) && MAC_UNCLEAR.indexOf(b) < 0) {
                inWords++;
                certain += MAC_SHARED.indexOf(b) < 0 ? 1 : 0;
            }
            western += b >= 0xC0 && before ? 1 : 0;
        }
        return inWords >= 2 && certain > 0 && inWords > 4 * western;
    }

    private static boolean isLetter(byte b) {
        return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
    }

    /** Cyrillic letters all lie above ASCII; Western texts have few such letters among many plain ones. */
    private static boolean isMostlyHigh(byte[] head) {
        int high = 0;
        int plain = 0;
        for (byte b : head) {
            if ((b & 0xFF) >= 0xC0) {
                high++;
            } else if ((b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z')) {
                plain++;
            }
        }
        return high > 8 && high > 2 * plain;
    }
}
