package org.layerwise.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.layerwise.catalog.JsonCodec;
import org.layerwise.data.profile.ColumnProfile;
import org.layerwise.data.profile.ColumnRemark;
import org.layerwise.data.table.ColumnReading;

/** The settings that change how columns' cells are read, where a remark offers it. */
public final class RemarkLines {
    private static final int LISTED = 20;
    private static final int COLUMNS = 8;

    private final List<ColumnProfile> profiles;
    /** The offers of all columns to take texts as missing. */
    private final List<Missing> missing = new ArrayList<>();

    /**
     * An offer to take more texts as missing.
     *
     * @param texts all that are missing then
     */
    private record Missing(ColumnProfile column, ColumnRemark remark, List<String> texts) {
        boolean isOf(ColumnProfile profile) {
            return column.name().equals(profile.name());
        }

        /** The text that is added, the last one. */
        String added() {
            return texts.getLast();
        }
    }

    private RemarkLines(List<ColumnProfile> profiles) {
        this.profiles = profiles;
        for (ColumnProfile profile : profiles) {
            for (ColumnRemark remark : profile.findings().remarks()) {
                ColumnReading after = remark.reading();
                if (after != null
                        && remark.type() == null
                        && after.equals(profile.reading().withMissing(after.missing()))
                        && !after.missing().equals(profile.reading().missing())) {
                    missing.add(new Missing(profile, remark, after.missing()));
                }
            }
        }
    }

    /** A line for each offer, with a head; none when nothing is offered. */
    public static List<String> of(List<ColumnProfile> profiles) {
        List<String> offers = new RemarkLines(profiles).offers();
        if (offers.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add("Settings that read cells differently, for layerwise new and train:");
        int shown = Figure.shown(offers.size(), LISTED);
        lines.addAll(offers.subList(0, shown));
        if (offers.size() > shown) {
            lines.add("  … and " + Figure.count(offers.size() - (long) shown) + " more");
        }
        return lines.stream()
                .map(line -> line.replaceAll("\\p{Cntrl}", "\uFFFD"))
                .toList();
    }

    private List<String> offers() {
        List<String> offers = new ArrayList<>();
        Set<Missing> shared = shared();
        if (!shared.isEmpty()) {
            offers.add(ofTable(shared));
        }
        for (ColumnProfile profile : profiles) {
            List<Missing> own = missing.stream()
                    .filter(each -> each.isOf(profile) && !shared.contains(each))
                    .toList();
            for (ColumnRemark remark : profile.findings().remarks()) {
                boolean isMissing = missing.stream()
                        .anyMatch(each -> each.isOf(profile) && each.remark().equals(remark));
                List<String> settings = remark.settings(profile.reading());
                if (remark.action() != null && !settings.isEmpty() && !isMissing) {
                    offers.add(line(profile.name(), remark, String.join("' --set '", settings)));
                }
            }
            if (!own.isEmpty()) {
                // one setting for all of a column's texts, since a second one would take the place of the first
                Set<String> texts = new LinkedHashSet<>();
                missing.stream().filter(each -> each.isOf(profile)).forEach(each -> texts.addAll(each.texts()));
                offers.add(line(
                        profile.name(),
                        own.getFirst().remark(),
                        "data.reading." + profile.name() + ".missing=" + JsonCodec.write(List.copyOf(texts))));
            }
        }
        return offers;
    }

    private static String line(String columns, ColumnRemark remark, String settings) {
        return "  " + columns + ": " + remark.action() + ": --set '" + settings + "'";
    }

    /**
     * The offers that are one setting of the whole table: those of a text that several columns have, all read as the table is,
     * and that no other column has among its frequent values.
     */
    private Set<Missing> shared() {
        Map<String, List<Missing>> byText = new LinkedHashMap<>();
        for (Missing each : missing) {
            if (each.column().reading().missing().isEmpty()) {
                byText.computeIfAbsent(each.added(), text -> new ArrayList<>()).add(each);
            }
        }
        Set<Missing> shared = new LinkedHashSet<>();
        byText.forEach((text, offers) -> {
            boolean elsewhere = profiles.stream()
                    .filter(profile -> offers.stream().noneMatch(offer -> offer.isOf(profile)))
                    .anyMatch(profile -> profile.frequent().stream()
                            .anyMatch(each -> each.category().equals(text)));
            if (offers.size() > 1 && !elsewhere) {
                shared.addAll(offers);
            }
        });
        return shared;
    }

    private static String ofTable(Set<Missing> shared) {
        Set<String> texts = new LinkedHashSet<>();
        Set<String> columns = new LinkedHashSet<>();
        shared.forEach(each -> {
            texts.addAll(each.texts());
            columns.add(each.column().name());
        });
        int shown = Figure.shown(columns.size(), COLUMNS);
        String named = String.join(", ", columns.stream().limit(shown).toList())
                + (shown < columns.size() ? " and " + Figure.count(columns.size() - (long) shown) + " more" : "");
        return line(named, shared.iterator().next().remark(), "data.missing=" + JsonCodec.write(List.copyOf(texts)));
    }
}
