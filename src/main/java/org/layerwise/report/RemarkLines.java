package org.layerwise.report;

import java.util.ArrayList;
import java.util.List;
import org.layerwise.data.profile.ColumnProfile;
import org.layerwise.data.profile.ColumnRemark;

/** The settings that change how columns' cells are read, where a remark offers it. */
public final class RemarkLines {
    private static final int LISTED = 20;

    private RemarkLines() {}

    /** A line for each offer, with a head; none when nothing is offered. */
    public static List<String> of(List<ColumnProfile> profiles) {
        List<String> offers = new ArrayList<>();
        for (ColumnProfile profile : profiles) {
            for (ColumnRemark remark : profile.findings().remarks()) {
                List<String> settings = remark.settings(profile.reading());
                if (remark.action() != null && !settings.isEmpty()) {
                    offers.add("  " + profile.name() + ": " + remark.action() + ": --set '"
                            + String.join("' --set '", settings) + "'");
                }
            }
        }
        if (offers.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add("Settings that read cells differently:");
        lines.addAll(offers.subList(0, Math.min(LISTED, offers.size())));
        if (offers.size() > LISTED) {
            lines.add("  … and " + Figure.count(offers.size() - (long) LISTED) + " more");
        }
        return lines.stream()
                .map(line -> line.replaceAll("\\p{Cntrl}", "\uFFFD"))
                .toList();
    }
}
