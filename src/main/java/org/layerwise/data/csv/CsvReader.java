package org.layerwise.data.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Where;
import org.layerwise.data.csv.CsvFormat.Separator;
import org.layerwise.data.table.ProblemCollector;
import org.layerwise.data.table.Table;
import org.layerwise.data.table.TextColumn;

/**
 * Reads CSV (RFC 4180, UTF-8 with or without a byte-order mark, any line ends): a header line, then rows of as many fields.
 * Blank lines are passed over. Whatever cannot be read ends with a {@link ProblemException} that names file, line and column;
 * nothing is guessed or repaired silently.
 */
public final class CsvReader {
    private final CsvSource source;
    private final Separator separator;
    private final RowHandler rows = new RowHandler();
    private final ProblemCollector problems = new ProblemCollector();
    private List<String> names = List.of();

    private CsvReader(CsvSource source, CsvFormat format) {
        this.source = source;
        this.separator = format.separator() == Separator.AUTO
                ? SeparatorSniffer.sniff(source.headText(), source.headIsAll())
                : format.separator();
    }

    /**
     * Reads a whole table.
     *
     * @throws ProblemException when there is no such file, it is no CSV text, has no rows, a row has the wrong number of
     *     fields, a quote is not closed, or bytes are not UTF-8
     */
    public static Table read(Path file, CsvFormat format) {
        try {
            CsvReader reader = new CsvReader(CsvSource.of(file), format);
            reader.parse(Integer.MAX_VALUE);
            return new Table(
                    file.toString(),
                    reader.source.fingerprint(),
                    reader.names,
                    reader.rows.columns(),
                    reader.rows.lines(),
                    reader.problems.problems());
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /**
     * Reads the first rows alone.
     *
     * @param rowLimit how many rows at most
     * @throws ProblemException as {@link #read}, when the fault stands in those rows
     */
    public static CsvPreview probe(Path file, CsvFormat format, int rowLimit) {
        try {
            CsvReader reader = new CsvReader(CsvSource.of(file), format);
            boolean more = reader.parse(rowLimit);
            TextColumn[] columns = reader.rows.columns();
            List<List<String>> shown = new ArrayList<>();
            for (int row = 0; row < reader.rows.rows(); row++) {
                List<String> cells = new ArrayList<>();
                for (TextColumn column : columns) {
                    cells.add(column.get(row));
                }
                shown.add(cells);
            }
            return new CsvPreview(
                    new CsvFormat(reader.separator), reader.names, shown, more, reader.problems.problems());
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static ProblemException unreadable(Path file, IOException e) {
        String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return new ProblemException(
                Problem.error(
                        Where.file(file.toString()),
                        "cannot be read: " + reason + ".",
                        "Check the disk and the file's permissions."),
                e);
    }

    /** Whether rows were left unread because of the limit. */
    private boolean parse(int rowLimit) throws IOException {
        try (Reader text = source.open();
                de.siegmar.fastcsv.reader.CsvReader<RowHandler.Row> csv = de.siegmar.fastcsv.reader.CsvReader.builder()
                        .fieldSeparator(separator.character())
                        .allowUnclosedQuote(false)
                        .skipEmptyLines(false)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .build(rows, text)) {
            Iterator<RowHandler.Row> records = csv.iterator();
            while (records.hasNext()) {
                if (rows.rows() >= rowLimit) {
                    return true;
                }
                accept(records.next());
            }
        } catch (CsvParseException e) {
            throw new ProblemException(quoteProblem(e), e);
        } catch (CharacterCodingException e) {
            throw new ProblemException(Utf8Fault.locate(source.file()), e);
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw new ProblemException(Utf8Fault.locate(source.file()), e);
            }
            throw e.getCause();
        }
        if (names.isEmpty()) {
            throw error(
                    Where.file(file()), "holds nothing but blank lines.", "A table needs a header line, then rows.");
        }
        if (rows.rows() == 0) {
            throw error(
                    Where.file(file()),
                    "has a header line with " + count(names.size(), "column") + " but no rows.",
                    "Add at least one row of data.");
        }
        return false;
    }

    private void accept(RowHandler.Row row) {
        switch (row) {
            case HEADER -> names = Headers.name(rows.header(), file(), rows.line(), problems);
            case RAGGED -> throw ragged();
            case DATA, BLANK -> {}
        }
    }

    private ProblemException ragged() {
        int expected = names.size();
        int found = rows.fields();
        String hint = found > expected
                ? "Put quotes around text that holds a " + separator.title() + ", or remove the extra fields."
                : "Add the missing fields (an empty field is a missing value), or join a broken line.";
        return error(
                Where.line(file(), rows.line()),
                "expected " + count(expected, "field") + " as in the header, found " + found + ".",
                hint);
    }

    private Problem quoteProblem(CsvParseException e) throws IOException {
        Optional<QuoteFault> fault;
        try (Reader text = source.open()) {
            fault = QuoteFault.find(text, separator.character());
        }
        if (fault.isEmpty()) {
            return Problem.error(
                    Where.file(file()), "cannot be read as CSV: " + e.getMessage() + ".", "Correct this in the file.");
        }
        QuoteFault at = fault.get();
        String name = at.column() <= names.size() ? names.get(at.column() - 1) : "";
        Where where = Where.cell(file(), at.line(), at.column(), name);
        if (at.found() == 0) {
            return Problem.error(
                    where,
                    "a quote (\") is opened here and never closed.",
                    "Close it, or double it (\"\") where it belongs to the text.");
        }
        return Problem.error(
                where,
                "after the closing quote (\") comes '" + at.found() + "'; expected a " + separator.title()
                        + " or the end of the line.",
                "Double a quote (\"\") that belongs to the text.");
    }

    private String file() {
        return source.file().toString();
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private static ProblemException error(Where where, String message, String hint) {
        return Problem.error(where, message, hint).toException();
    }
}
