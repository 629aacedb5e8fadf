package org.layerwise.data.read.csv;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.data.table.ProblemCollector;

/**
 * Says where a table's letters may be wrong: those of Mac Roman, which was found out, and those of UTF-8 that some program took
 * for Windows-1252, so that {@code ö} became {@code Ã¶}.
 */
final class LetterNotes {
    private static final Message LETTERS = Message.of("data.read.csv/letters");
    private static final Charset WESTERN = Charset.forName("windows-1252");

    /** So many words must be mended by taking them for UTF-8; a few may be meant so. */
    private static final int FEWEST = 2;

    /** A word with the lead byte of a letter or of a quotation mark, taken for a letter. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}'’]*[ÂÃÄÅâ][^\\p{Cntrl}\\s,;\"|]+");

    private LetterNotes() {}

    /** Adds what is to be said of a file that is read in an encoding. */
    static void add(ProblemCollector problems, CsvSource source, TextEncoding encoding) {
        Location file = Location.file(source.file().toString());
        if (encoding == TextEncoding.MAC_ROMAN) {
            problems.add(LETTERS, Problem.note(file, Message.of("data.read.csv/letters-mac")));
        }
        String text = source.headText(encoding);
        if (text.indexOf('Ã') < 0 && text.indexOf('â') < 0 && text.indexOf('Â') < 0 && text.indexOf('Å') < 0) {
            return;
        }
        Matcher words = WORD.matcher(text);
        int count = 0;
        String first = "";
        String mended = "";
        while (words.find()) {
            Optional<String> better = mended(words.group());
            if (better.isPresent() && count++ == 0) {
                first = words.group();
                mended = better.get();
            }
        }
        if (count >= FEWEST) {
            problems.add(
                    LETTERS,
                    Problem.warning(
                            file,
                            encoding.isUnicode()
                                    ? Message.of("data.read.csv/letters-twice", first, mended)
                                    : Message.of("data.read.csv/letters-of-utf-8", first, mended)));
        }
    }

    /** The word that comes out when its bytes in Windows-1252 are taken for UTF-8; empty when they are none. */
    private static Optional<String> mended(String word) {
        byte[] bytes = bytes(word);
        if (bytes == null) {
            return Optional.empty();
        }
        String better = new String(bytes, StandardCharsets.UTF_8);
        return better.indexOf('\uFFFD') < 0 && better.length() < word.length() ? Optional.of(better) : Optional.empty();
    }

    /** A word's bytes in Windows-1252, with the five that it leaves open as they are; null when it has other letters. */
    private static byte @Nullable [] bytes(String word) {
        byte[] bytes = new byte[word.length()];
        for (int i = 0; i < bytes.length; i++) {
            char c = word.charAt(i);
            byte[] one = String.valueOf(c).getBytes(WESTERN);
            boolean open = c >= 0x80 && c < 0xA0;
            if (!open && (one.length != 1 || (one[0] == '?' && c != '?'))) {
                return null;
            }
            bytes[i] = open ? (byte) c : one[0];
        }
        return bytes;
    }
}
