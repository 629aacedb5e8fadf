package org.layerwise.data.read.csv;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.data.table.ProblemCollector;

/** Makes a header's names usable: a blank one is named after its place, a repeated one is numbered, both visibly. */
public final class Headers {
    private static final String ROW_NAMES = "row_names";

    /** What a line of units says where a column has none. */
    private static final Pattern NO_UNIT = Pattern.compile("[-–—]+|\\[[-–—]+]|\\([-–—]+\\)");

    private Headers() {}

    /**
     * Names every column; warns of each name it had to make up.
     *
     * @param header the header's records, whose names are joined; none: columns are numbered
     * @param width how many columns there are to be; 0: as many as the header has
     * @param line the line it ends on
     * @return names, each different, none blank
     */
    public static List<String> name(
            List<List<String>> header, int width, String file, long line, ProblemCollector problems) {
        if (header.isEmpty()) {
            return IntStream.rangeClosed(1, width).mapToObj(i -> "column" + i).toList();
        }
        return name(fitted(joined(header), width), file, line, problems);
    }

    /** How many of the header's names come before those at its end that are blank. */
    static int named(List<List<String>> header) {
        List<String> names = joined(header);
        int count = names.size();
        while (count > 0 && names.get(count - 1).isEmpty()) {
            count--;
        }
        return count;
    }

    /** The header with a name for the rows' names before all others. */
    static List<List<String>> withRowNames(List<List<String>> header) {
        String name = free(ROW_NAMES, new HashSet<>(joined(header)));
        List<List<String>> named = new ArrayList<>();
        for (List<String> line : header) {
            List<String> all = new ArrayList<>(line);
            all.addFirst(named.isEmpty() ? name : "");
            named.add(all);
        }
        return named;
    }

    private static List<String> joined(List<List<String>> header) {
        int width = header.stream().mapToInt(List::size).max().orElse(0);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            int column = i;
            names.add(header.stream()
                    .map(line -> column < line.size() ? line.get(column) : "")
                    .filter(name -> !name.isEmpty())
                    .filter(name -> header.size() == 1 || !NO_UNIT.matcher(name).matches())
                    .collect(Collectors.joining(" ")));
        }
        return names;
    }

    /** Leaves out blank names that are too many, and adds blank ones where there are too few. */
    private static List<String> fitted(List<String> names, int width) {
        List<String> fitted = new ArrayList<>(names);
        while (width > 1 && fitted.size() > width && fitted.contains("")) {
            fitted.remove("");
        }
        while (fitted.size() < width) {
            fitted.add("");
        }
        return fitted;
    }

    private static List<String> name(List<String> raw, String file, long line, ProblemCollector problems) {
        Set<String> taken = new HashSet<>(raw);
        Set<String> used = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < raw.size(); i++) {
            String name = raw.get(i);
            if (name.isEmpty()) {
                String given = free("column_" + (i + 1), taken);
                problems.add(
                        Message.of("data.read.csv/unnamed-columns"),
                        Problem.warning(
                                Location.cell(file, line, i + 1, given),
                                Message.of("data.read.csv/unnamed-column", given)));
                name = given;
            } else if (!used.add(name)) {
                String given = free(name, taken);
                problems.add(
                        Message.of("data.read.csv/repeated-names"),
                        Problem.warning(
                                Location.cell(file, line, i + 1, given),
                                Message.of("data.read.csv/repeated-name", name, given)));
                name = given;
            }
            names.add(name);
        }
        return names;
    }

    private static String free(String wanted, Set<String> taken) {
        String name = wanted;
        for (int i = 2; !taken.add(name); i++) {
            name = wanted + "_" + i;
        }
        return name;
    }
}
