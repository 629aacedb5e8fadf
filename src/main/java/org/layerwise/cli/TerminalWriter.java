package org.layerwise.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The one way of texts to a terminal: what is not the layout's own is written out by {@link TerminalText}. A line that is
 * printed is one line, whatever it holds; of a text that is printed without a line end, line ends are the layout's own.
 */
final class TerminalWriter extends PrintWriter {
    private final PrintWriter raw;

    private TerminalWriter(PrintWriter raw) {
        super(raw);
        this.raw = raw;
    }

    static TerminalWriter of(PrintWriter writer) {
        return writer instanceof TerminalWriter already ? already : new TerminalWriter(writer);
    }

    /** Takes everything as it is: for data, and for what draws. */
    PrintWriter raw() {
        return raw;
    }

    @Override
    public void println() {
        raw.println();
    }

    @Override
    public void println(@Nullable String text) {
        raw.println(TerminalText.line(String.valueOf(text)));
    }

    @Override
    public void println(@Nullable Object thing) {
        println(String.valueOf(thing));
    }

    @Override
    public void write(String text, int offset, int length) {
        raw.write(TerminalText.block(text.substring(offset, offset + length)));
    }

    @Override
    public void write(char[] text, int offset, int length) {
        raw.write(TerminalText.block(new String(text, offset, length)));
    }

    @Override
    public void write(int character) {
        raw.write(TerminalText.block(String.valueOf((char) character)));
    }

    /** What is filled in is of one line; the format's own line ends stay. */
    @Override
    public PrintWriter format(@Nullable Locale locale, String format, @Nullable Object... arguments) {
        raw.format(
                locale,
                format,
                Arrays.stream(arguments)
                        .map(argument -> argument instanceof Number || argument instanceof Character
                                ? argument
                                : TerminalText.line(String.valueOf(argument)))
                        .toArray());
        return this;
    }

    @Override
    @SuppressWarnings("AnnotateFormatMethod") // what it overrides is checked where it is called
    public PrintWriter format(String format, @Nullable Object... arguments) {
        return format(Locale.ROOT, format, arguments);
    }

    @Override
    public void flush() {
        raw.flush();
    }

    @Override
    public boolean checkError() {
        return raw.checkError();
    }
}
