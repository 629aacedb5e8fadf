package org.layerwise.data.read.csv;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import org.layerwise.base.Location;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;

/** How a file's bytes are text. */
public enum TextEncoding {
    /** Found out from the first bytes: a byte-order mark, the zero bytes of UTF-16, valid UTF-8, or else Windows-1252. */
    AUTO("UTF-8", "found out"),
    UTF_8("UTF-8", "UTF-8"),
    UTF_16_LE("UTF-16LE", "UTF-16, little-endian"),
    UTF_16_BE("UTF-16BE", "UTF-16, big-endian"),
    WINDOWS_1252("windows-1252", "Windows-1252 (Western)"),
    WINDOWS_1250("windows-1250", "Windows-1250 (Central European)"),
    WINDOWS_1251("windows-1251", "Windows-1251 (Cyrillic)"),
    ISO_8859_15("ISO-8859-15", "ISO 8859-15 (Western)"),
    GB18030("GB18030", "GB 18030 (Chinese)"),
    BIG5("Big5", "Big5 (Chinese)"),
    SHIFT_JIS("Shift_JIS", "Shift JIS (Japanese)"),
    EUC_KR("EUC-KR", "EUC-KR (Korean)");

    private final String charset;
    private final String title;

    TextEncoding(String charset, String title) {
        this.charset = charset;
        this.title = title;
    }

    /** Its name in words. */
    public String title() {
        return title;
    }

    /** Whether its bytes can be told from those of other encodings. */
    public boolean isUnicode() {
        return this == UTF_8 || this == UTF_16_LE || this == UTF_16_BE;
    }

    /** Java's own; for {@link #AUTO} that of UTF-8. */
    public Charset charset() {
        try {
            return Charset.forName(charset);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new ProblemException(
                    Problem.error(
                            Location.path("", "data.format.encoding"),
                            "this Java runtime does not know " + title + ".",
                            "Save the file as UTF-8."),
                    e);
        }
    }
}
