package org.layerwise.data.csv;

import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/**
 * The place of a fault in a file's quotes, found by going through it a second time.
 *
 * @param line 1-based line on which the faulty field's opening quote stands, or of the character after its closing quote
 * @param column 1-based column of that field
 * @param found the character after the closing quote, or 0 when the quote is never closed
 */
record QuoteFault(long line, int column, char found) {

    private enum State {
        FIELD_START,
        PLAIN,
        QUOTED,
        QUOTE_CLOSED
    }

    /** The first fault, by the rules of RFC 4180: a quote opens a field only as its first character. */
    static Optional<QuoteFault> find(Reader reader, char separator) throws IOException {
        State state = State.FIELD_START;
        long line = 1;
        int column = 1;
        long openedLine = 0;
        int previous = 0;
        for (int c = reader.read(); c >= 0; c = reader.read()) {
            boolean newline = c == '\n' || c == '\r';
            switch (state) {
                case FIELD_START, PLAIN -> {
                    if (c == '"' && state == State.FIELD_START) {
                        openedLine = line;
                        state = State.QUOTED;
                    } else {
                        state = c == separator || newline ? State.FIELD_START : State.PLAIN;
                    }
                }
                case QUOTED -> {
                    if (c == '"') {
                        state = State.QUOTE_CLOSED;
                    }
                }
                case QUOTE_CLOSED -> {
                    if (c == '"') {
                        state = State.QUOTED;
                    } else if (c == separator || newline) {
                        state = State.FIELD_START;
                    } else {
                        return Optional.of(new QuoteFault(line, column, (char) c));
                    }
                }
            }
            if (c == '\r' || (c == '\n' && previous != '\r')) {
                line++;
            }
            if (state == State.FIELD_START) {
                column = newline ? 1 : column + 1;
            }
            previous = c;
        }
        return state == State.QUOTED ? Optional.of(new QuoteFault(openedLine, column, (char) 0)) : Optional.empty();
    }
}
