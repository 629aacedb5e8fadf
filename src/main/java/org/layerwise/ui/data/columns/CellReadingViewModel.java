package org.layerwise.ui.data.columns;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.layerwise.app.CellReadingEdit;
import org.layerwise.app.Workbench;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.data.cell.MissingTokens;
import org.layerwise.data.profile.ColumnRemark;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.table.ColumnReading;
import org.layerwise.data.table.ColumnType;
import org.layerwise.ui.fx.Texts;

/** How the cells of the chosen column are read, what was found out about them, and what one action would change. */
public final class CellReadingViewModel {
    private final Workbench workbench;
    private final Consumer<Runnable> tell;
    private final ColumnListViewModel list;

    /** @param tell makes an edit, or says why it cannot be */
    public CellReadingViewModel(Workbench workbench, ColumnListViewModel list, Consumer<Runnable> tell) {
        this.workbench = workbench;
        this.list = list;
        this.tell = tell;
    }

    private Optional<DataSpec> data() {
        return workbench.experiment().map(now -> now.data());
    }

    /** The row of the one column that is chosen; empty when none or several are. */
    public Optional<ColumnRow> chosen() {
        List<String> names = list.chosenProperty().get();
        return names.size() == 1 ? list.row(names.getFirst()) : Optional.empty();
    }

    /** How its cells are read, its texts for "no value" written out. */
    public Optional<ColumnReading> reading() {
        return chosen().flatMap(row -> data().map(data -> {
            ColumnReading reading = data.reading(row.name());
            return reading.missing().isEmpty() ? reading.withMissing(data.missing()) : reading;
        }));
    }

    /** The settings that matter for a column of this type. */
    public List<String> settings() {
        ColumnRow row = chosen().orElse(null);
        if (row == null) {
            return List.of();
        }
        List<String> settings = new ArrayList<>(List.of("missing"));
        ColumnType type = row.type();
        if (type.isNumeric()) {
            settings.addAll(List.of("unit", "text", "limits"));
        } else if (type == ColumnType.DATE) {
            settings.addAll(List.of("dates", "utc"));
        } else {
            settings.add("letters");
        }
        return settings;
    }

    /** What to know of how the cells are written. */
    public List<ColumnRemark> remarks() {
        return chosen().map(row -> row.profile().findings().remarks()).orElse(List.of());
    }

    /** Which texts count as missing, with their counts; empty when none does. */
    public String missing() {
        return chosen().map(ColumnRow::profile)
                .filter(profile -> profile.findings().hasMissingTexts())
                .map(profile -> Texts.get(
                        "data.cells.missing",
                        profile.missing(),
                        profile.findings().missingText()))
                .orElse("");
    }

    /** Whether the figures are those of the opening, since the column is being looked through again. */
    public boolean isOld() {
        return chosen().filter(row -> data().map(data -> data.reading(row.name()))
                        .filter(reading -> !reading.isPlain()
                                && !reading.equals(row.profile().reading()))
                        .isPresent())
                .isPresent();
    }

    /** Does what a remark offers. */
    public void take(ColumnRemark remark) {
        chosen().ifPresent(row -> make(
                Texts.get("data.cells.edit.action", row.name(), String.valueOf(remark.action())),
                List.of(change(row, remark))));
    }

    /** The columns with the same remark as the chosen one, which is among them. */
    public List<String> sharing(ColumnRemark remark) {
        return List.copyOf(shared(remark).keySet());
    }

    private Map<String, ColumnRemark> shared(ColumnRemark remark) {
        return chosen().map(row -> SharedRemarks.like(
                        remark,
                        row.profile().reading(),
                        list.rows(),
                        data().map(DataSpec::missing).orElse(List.of())))
                .orElse(Map.of());
    }

    /** Does what a remark offers in all columns that have the same, in one edit. */
    public void takeInAll(ColumnRemark remark) {
        List<CellReadingEdit.Change> changes = new ArrayList<>();
        shared(remark).forEach((name, own) -> list.row(name).ifPresent(row -> changes.add(change(row, own))));
        make(Texts.get("data.cells.edit.all", changes.size(), String.valueOf(remark.action())), changes);
    }

    private static CellReadingEdit.Change change(ColumnRow row, ColumnRemark remark) {
        ColumnReading offered = remark.reading();
        return new CellReadingEdit.Change(offered == null ? row.profile().reading() : offered, remark.type());
    }

    private void make(String description, List<CellReadingEdit.Change> changes) {
        tell.accept(() -> CellReadingEdit.make(workbench, description, changes));
    }

    /** Changes one setting, or says why not. */
    public Optional<Problem> change(String title, ColumnReading reading) {
        try {
            List<String> table = data().map(DataSpec::missing).orElse(MissingTokens.DEFAULTS);
            boolean asTable = new MissingTokens(reading.missing()).list().equals(table);
            boolean wasOwn = data().map(
                            data -> !data.reading(reading.name()).missing().isEmpty())
                    .orElse(false);
            ColumnReading now = asTable && !wasOwn ? reading.withMissing(List.of()) : reading;
            CellReadingEdit.make(
                    workbench,
                    Texts.get("data.cells.edit", reading.name(), title),
                    List.of(new CellReadingEdit.Change(now, null)));
            return Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(e.problems().getFirst());
        }
    }
}
