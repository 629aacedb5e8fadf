package org.layerwise.data.read.csv;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;

/** How a file's bytes are text. */
public enum TextEncoding {
    /** Found out from the first bytes: a byte-order mark, the zero bytes of UTF-16, valid UTF-8, or else Windows-1252. */
    AUTO("UTF-8"),
    UTF_8("UTF-8"),
    UTF_16_LE("UTF-16LE"),
    UTF_16_BE("UTF-16BE"),
    UTF_32_LE("UTF-32LE"),
    UTF_32_BE("UTF-32BE"),
    WINDOWS_1252("windows-1252"),
    WINDOWS_1250("windows-1250"),
    WINDOWS_1251("windows-1251"),
    ISO_8859_15("ISO-8859-15"),
    MAC_ROMAN("x-MacRoman"),
    GB18030("GB18030"),
    BIG5("Big5"),
    SHIFT_JIS("Shift_JIS"),
    EUC_KR("EUC-KR");

    private final String charset;

    TextEncoding(String charset) {
        this.charset = charset;
    }

    /** Its name in words. */
    public String title() {
        return words().text();
    }

    /** Its name, to stand in messages. */
    Message words() {
        return switch (this) {
            case AUTO -> Message.of("data.read.csv/found-out");
            case UTF_8 -> Message.of("data.read.csv/utf-8");
            case UTF_16_LE -> Message.of("data.read.csv/utf-16-le");
            case UTF_16_BE -> Message.of("data.read.csv/utf-16-be");
            case UTF_32_LE -> Message.of("data.read.csv/utf-32-le");
            case UTF_32_BE -> Message.of("data.read.csv/utf-32-be");
            case WINDOWS_1252 -> Message.of("data.read.csv/windows-1252");
            case WINDOWS_1250 -> Message.of("data.read.csv/windows-1250");
            case WINDOWS_1251 -> Message.of("data.read.csv/windows-1251");
            case ISO_8859_15 -> Message.of("data.read.csv/iso-8859-15");
            case MAC_ROMAN -> Message.of("data.read.csv/mac-roman");
            case GB18030 -> Message.of("data.read.csv/gb18030");
            case BIG5 -> Message.of("data.read.csv/big5");
            case SHIFT_JIS -> Message.of("data.read.csv/shift-jis");
            case EUC_KR -> Message.of("data.read.csv/euc-kr");
        };
    }

    /** Whether its bytes can be told from those of other encodings. */
    public boolean isUnicode() {
        return this == UTF_8 || isWide();
    }

    /** Whether every character has two bytes or more, so that zeros are no sign of anything. */
    boolean isWide() {
        return this == UTF_16_LE || this == UTF_16_BE || this == UTF_32_LE || this == UTF_32_BE;
    }

    /** Java's own; for {@link #AUTO} that of UTF-8. */
    public Charset charset() {
        try {
            return Charset.forName(charset);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new ProblemException(
                    Problem.error(
                            Location.path("", "data.format.encoding"),
                            Message.of("data.read.csv/unknown-encoding", words())),
                    e);
        }
    }
}
