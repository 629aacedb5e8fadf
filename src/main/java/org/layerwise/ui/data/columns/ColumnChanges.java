package org.layerwise.ui.data.columns;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.layerwise.app.CellReadingEdit;
import org.layerwise.app.OpenTable;
import org.layerwise.app.Workbench;
import org.layerwise.catalog.Catalog;
import org.layerwise.catalog.KindInfo;
import org.layerwise.data.prepare.DefaultSteps;
import org.layerwise.data.profile.ColumnProfile;
import org.layerwise.data.spec.ColumnSpec;
import org.layerwise.data.spec.ColumnUse;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.spec.Encoding;
import org.layerwise.data.step.ColumnContent;
import org.layerwise.data.step.Step;
import org.layerwise.data.step.StepEdits;
import org.layerwise.data.table.ColumnReading;
import org.layerwise.data.table.ColumnType;
import org.layerwise.experiment.Experiment;
import org.layerwise.ui.fx.Texts;

/** Changes of columns: of one, or of several in one edit that is undone at once. Names of targets are passed over. */
public final class ColumnChanges {
    private final Workbench workbench;
    private final Consumer<Runnable> tell;

    /** @param tell makes an edit, or says why it cannot be */
    public ColumnChanges(Workbench workbench, Consumer<Runnable> tell) {
        this.workbench = workbench;
        this.tell = tell;
    }

    /** Lets the network see columns, or leaves them out. */
    public void use(List<String> names, boolean used) {
        Map<String, ColumnProfile> profiles = profiles();
        edit(
                names,
                used ? described("data.edit.use", names) : described("data.edit.ignore", names),
                spec -> used(spec, used, profiles));
    }

    /** Numbers of the rows that are taken back are numbers, for as categories they would be too many. */
    private static ColumnSpec used(ColumnSpec spec, boolean used, Map<String, ColumnProfile> profiles) {
        ColumnProfile profile = profiles.get(spec.name());
        ColumnSpec same = used && spec.type() == ColumnType.IDENTIFIER && profile != null && profile.isRowNumber()
                ? spec.withType(ColumnType.INTEGER)
                : spec;
        return same.withUse(used ? ColumnUse.FEATURE : ColumnUse.IGNORED);
    }

    /** Lets the network see all columns, or none. */
    public void useAll(boolean used) {
        edit(
                workbench.experiment().map(now -> now.data().columns()).orElse(List.of()).stream()
                        .map(ColumnSpec::name)
                        .toList(),
                Texts.get(used ? "data.edit.use-all" : "data.edit.use-none"),
                spec -> spec.withUse(used ? ColumnUse.FEATURE : ColumnUse.IGNORED));
    }

    /** Reads columns as another type, with the steps that it brings. */
    public void type(List<String> names, ColumnType type) {
        Map<String, ColumnProfile> profiles = profiles();
        edit(
                names,
                described("data.edit.type", names, ChoiceTexts.name(type)),
                spec -> spec.type() == type
                        ? spec
                        : Optional.ofNullable(profiles.get(spec.name()))
                                .map(profile -> DefaultSteps.retyped(spec, type, profile))
                                .orElse(spec));
    }

    /** Changes what missing values become, where a column has that choice. */
    public void fill(List<String> names, FillChoice choice) {
        Map<String, ColumnProfile> profiles = profiles();
        Encoding encoding = encoding();
        edit(
                names,
                described("data.edit.missing", names, ChoiceTexts.name(choice)),
                spec -> FillChoice.offered(spec, encoding).contains(choice)
                        ? Optional.ofNullable(profiles.get(spec.name()))
                                .map(profile -> choice.on(spec, profile))
                                .orElse(spec)
                        : spec);
    }

    /**
     * The texts in columns that may mean "no value" and do not count so by name, with in how many columns each is; those in the most
     * columns first.
     */
    public Map<String, Integer> missingTexts(List<ColumnRow> rows) {
        return SharedRemarks.missingTexts(
                rows, workbench.experiment().map(now -> now.data().missing()).orElse(List.of()));
    }

    /** Takes a text for "no value" in columns, beside those that mean it there already. */
    public void missing(List<String> names, String text) {
        DataSpec data = workbench.experiment().orElseThrow().data();
        Map<String, ColumnReading> readings = new HashMap<>();
        data.readings().columns().forEach(reading -> readings.put(reading.name(), reading));
        List<CellReadingEdit.Change> changes = names.stream()
                .map(name -> readings.getOrDefault(name, ColumnReading.plain(name)))
                .map(reading -> new CellReadingEdit.Change(withMissing(reading, data.missing(), text), null))
                .toList();
        String description = described("data.edit.missing-text", names, text);
        tell.accept(() -> CellReadingEdit.make(workbench, description, changes));
    }

    private static ColumnReading withMissing(ColumnReading reading, List<String> ofTable, String text) {
        List<String> texts = new ArrayList<>(reading.missing().isEmpty() ? ofTable : reading.missing());
        if (texts.contains(text)) {
            return reading;
        }
        texts.add(text);
        return reading.withMissing(texts);
    }

    /** Adds a step to each column in whose steps it fits. */
    public void addStep(List<String> names, KindInfo<Step> kind) {
        edit(
                names,
                described("data.steps.edit.add", names, kind.title()),
                spec -> added(Steps.of(spec), kind).map(spec::withSteps).orElse(spec));
    }

    /** Takes all steps from columns: what is done to them is what the pipeline says. */
    public void clearSteps(List<String> names) {
        edit(names, described("data.steps.edit.clear", names, ""), spec -> spec.withSteps(List.of()));
    }

    /** What the steps that fit depend on; of many columns few differ. */
    private record Steps(ColumnContent content, List<Step> steps) {
        static Steps of(ColumnSpec spec) {
            return new Steps(ColumnSpec.content(spec.type()), spec.steps());
        }
    }

    private static Optional<List<Step>> added(Steps before, KindInfo<Step> kind) {
        return StepEdits.added(before.content(), before.steps(), kind.withDefaults());
    }

    /** The kinds of steps that fit in at least one of some columns. */
    public static List<KindInfo<Step>> offeredSteps(List<ColumnSpec> columns) {
        Set<Steps> kinds = new HashSet<>();
        columns.forEach(spec -> kinds.add(Steps.of(spec)));
        return Catalog.of(Step.class).kinds().stream()
                .filter(kind ->
                        kinds.stream().anyMatch(each -> added(each, kind).isPresent()))
                .toList();
    }

    /** How categories are encoded where a column does not say it. */
    public Encoding encoding() {
        return workbench.experiment().map(now -> now.pipeline().encoding()).orElse(Encoding.ONE_HOT);
    }

    private Map<String, ColumnProfile> profiles() {
        Map<String, ColumnProfile> profiles = new HashMap<>();
        for (ColumnProfile profile : workbench.table().map(OpenTable::profiles).orElse(List.of())) {
            profiles.put(profile.name(), profile);
        }
        return profiles;
    }

    private static String described(String key, List<String> names, Object... more) {
        Object[] arguments = new Object[1 + more.length];
        arguments[0] = names.size() == 1 ? names.getFirst() : Texts.get("data.edit.several", names.size());
        System.arraycopy(more, 0, arguments, 1, more.length);
        return Texts.get(key, arguments);
    }

    private void edit(List<String> names, String description, UnaryOperator<ColumnSpec> change) {
        Set<String> which = new HashSet<>(names);
        tell.accept(() -> workbench.document().edit(description, now -> changed(now, which, change)));
    }

    private static Experiment changed(Experiment now, Set<String> which, UnaryOperator<ColumnSpec> change) {
        DataSpec data = now.data();
        List<ColumnSpec> columns = data.columns().stream()
                .map(spec -> which.contains(spec.name()) ? change.apply(spec) : spec)
                .toList();
        return now.withData(data.withColumns(columns));
    }
}
