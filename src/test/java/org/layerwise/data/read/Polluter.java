package org.layerwise.data.read;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes a table with each kind of pollution of the Pollock benchmark (Vitagliano, Hameed, Jiang, Reisener, Wu, Naumann:
 * Pollock: A Data Loading Benchmark, VLDB 2023), one kind a file. A weight is how many of the paper's 3,712 surveyed files
 * have that kind, shared out among the files of the kind.
 */
final class Polluter {
    /**
     * A polluted file.
     *
     * @param name its kind, and for pollution of a row also row and column
     * @param text what it holds
     * @param clean the table that should be read, the header first where there is one
     * @param weight how frequent it is
     */
    record Polluted(String name, String text, List<List<String>> clean, double weight) {}

    private static final double MORE_OR_LESS = 0.36775106082036774;
    private static final double TABLES = 188 / 3.0;

    /** How a file is written. */
    private record Style(String separator, String end, char quote, String escape) {
        static final Style PLAIN = new Style(",", "\r\n", '"', "\"");
    }

    private final List<List<String>> table;
    private final boolean[] quoted;
    private final List<Polluted> files = new ArrayList<>();

    private Polluter(List<List<String>> table, boolean[] quoted) {
        this.table = table;
        this.quoted = quoted;
    }

    /**
     * @param table the header first
     * @param quoted which columns stand in quotes
     */
    static List<Polluted> pollute(List<List<String>> table, boolean[] quoted) {
        Polluter polluter = new Polluter(table, quoted);
        polluter.files();
        polluter.tables();
        polluter.marks();
        for (int row = 0; row < table.size(); row++) {
            polluter.rows(row);
        }
        return polluter.files;
    }

    private void files() {
        String plain = text(table, Style.PLAIN);
        List<String> header = table.getFirst();
        List<List<String>> body = table.subList(1, table.size());
        add("source", plain, table, 1);
        add("no_payload", "", List.of(), 15);
        add("no_trailing_newline", plain.substring(0, plain.length() - 2), table, 184);
        add("double_trailing_newline", plain + "\r\n", table, 5);
        add("no_header", text(body, Style.PLAIN), body, 470);
        for (int lines = 2; lines <= 3; lines++) {
            int times = lines;
            List<String> joined = header.stream()
                    .map(name -> String.join(
                            " ", Stream.generate(() -> name).limit(times).toList()))
                    .toList();
            String repeated = String.join(",", header) + "\r\n";
            add("header_multirow_" + lines, repeated.repeat(lines - 1) + plain, with(joined, body), 47);
        }
        String commas = ",".repeat(header.size() - 1) + "\r\n";
        add("preamble", "PREAMBLE" + commas + commas + plain, table, 282);
        add("header_only", text(table.subList(0, 1), Style.PLAIN), table.subList(0, 1), 3);
        add("one_data_row", text(table.subList(0, 2), Style.PLAIN), table.subList(0, 2), 4);
    }

    private void tables() {
        String plain = text(table, Style.PLAIN);
        add("multitable_same", plain + plain, table, TABLES);
        int columns = table.getFirst().size();
        List<List<String>> less =
                table.stream().map(row -> row.subList(0, columns - 1)).toList();
        add("multitable_less", plain + text(less, Style.PLAIN), table, TABLES);
        List<List<String>> more = new ArrayList<>();
        for (List<String> row : table) {
            List<String> longer = new ArrayList<>(row);
            longer.add(more.isEmpty() ? "col1" : row.get(columns - 2));
            more.add(longer);
        }
        add("multitable_more", plain + text(more, Style.PLAIN), table, TABLES);
    }

    private void marks() {
        add("record_delimiter_LF", text(table, new Style(",", "\n", '"', "\"")), table, 1691);
        add("record_delimiter_CR", text(table, new Style(",", "\r", '"', "\"")), table, 7);
        add("field_delimiter_semicolon", text(table, new Style(";", "\r\n", '"', "\"")), table, 834);
        add("field_delimiter_tab", text(table, new Style("\t", "\r\n", '"', "\"")), table, 4);
        add("field_delimiter_comma_space", text(table, new Style(", ", "\r\n", '"', "\"")), table, 101);
        add("field_delimiter_space", text(table, new Style(" ", "\r\n", '"', "\"")), table, 4);
        add("quotation_char_apostrophe", text(table, new Style(",", "\r\n", '\'', "'")), table, 11);
        add("escape_char_backslash", text(table, new Style(",", "\r\n", '"', "\\")), table, 1);
        add("escape_char_none", text(table, new Style(",", "\r\n", '"', "")), table, 7);
    }

    private void rows(int row) {
        for (int column = 0; column < table.get(row).size(); column++) {
            String place = "_row" + row + "_col" + column;
            List<String> cells = cells(table.get(row), Style.PLAIN);
            cells.add(column, "");
            add("row_more_sep" + place, withLine(row, String.join(",", cells)), table, MORE_OR_LESS);
            if (column > 0) {
                List<String> merged = cells(table.get(row), Style.PLAIN);
                merged.set(column - 1, merged.get(column - 1) + merged.remove(column));
                add("row_less_sep" + place, withLine(row, String.join(",", merged)), table, MORE_OR_LESS);
            }
            String value = table.get(row).get(column);
            String mark = quoted[column]
                    ? "\"\"" + cells(table.get(row), Style.PLAIN).get(column).substring(1)
                    : "\"" + value;
            List<String> extra = cells(table.get(row), Style.PLAIN);
            extra.set(column, mark);
            add(
                    "row_extra_quote" + place,
                    withLine(row, String.join(",", extra)),
                    changed(row, column, "\"" + value),
                    7.0 / 756);
        }
        add(
                "row_field_delimiter_space_" + row,
                withLine(row, String.join(" ", cells(table.get(row), Style.PLAIN))),
                table,
                12.0 / 84);
    }

    private List<List<String>> changed(int row, int column, String value) {
        List<List<String>> rows = new ArrayList<>(table);
        List<String> cells = new ArrayList<>(table.get(row));
        cells.set(column, value);
        rows.set(row, cells);
        return rows;
    }

    private static List<List<String>> with(List<String> header, List<List<String>> body) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(header);
        rows.addAll(body);
        return rows;
    }

    private String withLine(int row, String line) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < table.size(); i++) {
            text.append(i == row ? line : String.join(",", cells(table.get(i), Style.PLAIN)))
                    .append("\r\n");
        }
        return text.toString();
    }

    private String text(List<List<String>> rows, Style style) {
        StringBuilder text = new StringBuilder();
        rows.forEach(row ->
                text.append(String.join(style.separator(), cells(row, style))).append(style.end()));
        return text.toString();
    }

    private List<String> cells(List<String> row, Style style) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            char quote = style.quote();
            // As the benchmark's own polluter does, only those quotes are escaped that the source had doubled.
            String value = row.get(i).replace("\"", quote == '"' ? style.escape() + "\"" : "\"");
            cells.add(i < quoted.length && quoted[i] ? quote + value + quote : value);
        }
        return cells;
    }

    private void add(String name, String text, List<List<String>> clean, double weight) {
        files.add(new Polluted(name, text, clean, weight));
    }
}
