package org.layerwise.base;

import java.util.ArrayList;
import java.util.List;

/** The exact place a {@link Problem} speaks of. */
public sealed interface Location {

    /** The place in words, short enough to stand before a message: {@code iris.csv, line 3, column 2}. */
    String describe();

    /** Nowhere in particular. */
    Location NOWHERE = new Nowhere();

    static Location file(String file) {
        return new InFile(file, 0, 0, 0, "");
    }

    static Location line(String file, long line) {
        return new InFile(file, line, 0, 0, "");
    }

    static Location cell(String file, long line, int column, String columnName) {
        return new InFile(file, line, 0, column, columnName);
    }

    /**
     * A cell of a table.
     *
     * @param record the row's number in the table, from 1; told where the line does not say it
     * @param line 0 in a file without lines
     */
    static Location cell(String file, long line, long record, int column, String columnName) {
        return new InFile(file, line, record, column, columnName);
    }

    static Location column(String file, String columnName) {
        return new InFile(file, 0, 0, 0, columnName);
    }

    static Location node(String node) {
        return new AtNode(node, "");
    }

    static Location parameter(String node, String parameter) {
        return new AtNode(node, parameter);
    }

    static Location path(String document, String path) {
        return new InDocument(document, path);
    }

    static Location step(long step, String layer) {
        return new AtStep(step, layer);
    }

    /** No place is known or needed. */
    record Nowhere() implements Location {
        @Override
        public String describe() {
            return "";
        }
    }

    /**
     * A place in a table's file.
     *
     * @param file the file as the user named it
     * @param line 1-based line, 0 for the whole file
     * @param record 1-based row of the table, 0 when unknown
     * @param column 1-based column, 0 for the whole line
     * @param columnName the column's header, empty when there is none
     */
    record InFile(String file, long line, long record, int column, String columnName) implements Location {
        @Override
        public String describe() {
            List<Object> parts = new ArrayList<>(List.of(file));
            if (line > 0) {
                parts.add(Message.of("base/line", line));
            }
            if (record > 0 && record != line - 1) {
                parts.add(line > 0 ? Message.of("base/record", record) : Message.of("base/row", record));
            }
            if (column > 0 && !columnName.isEmpty()) {
                parts.add(Message.of("base/column-named", column, columnName));
            } else if (column > 0) {
                parts.add(Message.of("base/column", column));
            } else if (!columnName.isEmpty()) {
                parts.add(Message.of("base/column", columnName));
            }
            return Message.of("base/plain", parts).text();
        }
    }

    /**
     * A node of a network, or one of its parameters.
     *
     * @param node the node's id
     * @param parameter the parameter's name, empty for the node itself
     */
    record AtNode(String node, String parameter) implements Location {
        @Override
        public String describe() {
            return parameter.isEmpty() ? ShownText.cut(node) : ShownText.cut(node + "." + parameter);
        }
    }

    /**
     * A value in a JSON document, a weights file or an archive.
     *
     * @param document the file as the user named it, empty when unknown
     * @param path a dotted path, or an entry's name
     */
    record InDocument(String document, String path) implements Location {
        @Override
        public String describe() {
            String shown = ShownText.cut(path);
            return document.isEmpty() || path.isEmpty() ? document + shown : document + ", " + shown;
        }
    }

    /**
     * A step of a run.
     *
     * @param step 1-based update
     * @param layer the node's id, empty for the whole network
     */
    record AtStep(long step, String layer) implements Location {
        @Override
        public String describe() {
            return (layer.isEmpty() ? Message.of("base/step", step) : Message.of("base/step-at", step, layer)).text();
        }
    }
}
