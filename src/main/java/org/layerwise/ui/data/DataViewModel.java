package org.layerwise.ui.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.layerwise.app.OpenTable;
import org.layerwise.app.Preparation;
import org.layerwise.app.Subscription;
import org.layerwise.app.Workbench;
import org.layerwise.app.WorkbenchChange;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.catalog.Catalog;
import org.layerwise.catalog.KindInfo;
import org.layerwise.data.prepare.PartBalance;
import org.layerwise.data.profile.ColumnProfile;
import org.layerwise.data.spec.ClassBalancing;
import org.layerwise.data.spec.ColumnSpec;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.spec.Encoding;
import org.layerwise.data.spec.SplitBy;
import org.layerwise.data.spec.SplitSpec;
import org.layerwise.data.step.Scaling;
import org.layerwise.data.table.ColumnType;
import org.layerwise.data.table.Table;
import org.layerwise.experiment.Experiment;
import org.layerwise.ui.data.columns.CellReadingViewModel;
import org.layerwise.ui.data.columns.ChoiceTexts;
import org.layerwise.ui.data.columns.ColumnChanges;
import org.layerwise.ui.data.columns.ColumnListViewModel;
import org.layerwise.ui.data.columns.ColumnRow;
import org.layerwise.ui.data.columns.ColumnRows;
import org.layerwise.ui.data.columns.RereadColumns;
import org.layerwise.ui.data.reading.ReadingViewModel;
import org.layerwise.ui.data.steps.DecorrelationViewModel;
import org.layerwise.ui.data.steps.StepsViewModel;
import org.layerwise.ui.fx.Numbers;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.fx.WindowWords;

/** What the Data page shows of the open table and its experiment, and the edits it makes. */
public final class DataViewModel {
    private final Workbench workbench;
    private final ReadingViewModel reading;
    private final List<Subscription> subscriptions = new ArrayList<>();
    private final ReadOnlyObjectWrapper<@Nullable OpenTable> table = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Experiment> experiment = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyBooleanWrapper settled = new ReadOnlyBooleanWrapper(false);
    private final TargetViewModel target;
    private final ReadOnlyStringWrapper refused = new ReadOnlyStringWrapper("");
    private final ReadOnlyLongWrapper edits = new ReadOnlyLongWrapper(0);
    private final ColumnListViewModel list = new ColumnListViewModel();
    private final ColumnChanges changes;
    private final CellReadingViewModel cells;
    private final RereadColumns reread;
    private @Nullable Table read;
    private final ObservableList<PartBalance> parts = FXCollections.observableArrayList();
    private final ObservableList<Problem> notices = FXCollections.observableArrayList();
    private final StepsViewModel steps;
    private final DecorrelationViewModel decorrelation;
    private Function<String, Optional<Problem>> remarks = column -> Optional.empty();

    public DataViewModel(Workbench workbench) {
        this.workbench = workbench;
        reread = new RereadColumns(workbench.looks(), this::refresh);
        target = new TargetViewModel(workbench, this::tell);
        changes = new ColumnChanges(workbench, this::tell);
        cells = new CellReadingViewModel(workbench, list, this::tell);
        steps = new StepsViewModel(workbench);
        decorrelation = new DecorrelationViewModel(workbench);
        this.reading = new ReadingViewModel(workbench);
        subscriptions.add(workbench.onChange(WorkbenchChange.TABLE, () -> {
            table.set(workbench.table().orElse(null));
            list.forget();
            reread.forget();
        }));
        subscriptions.add(workbench.onChange(WorkbenchChange.EXPERIMENT, this::refresh));
        subscriptions.add(workbench.onChange(WorkbenchChange.PREPARATION, this::refresh));
        subscriptions.add(workbench.onChange(WorkbenchChange.ACTIVITY, () -> busy.set(workbench.isBusy())));
        table.set(workbench.table().orElse(null));
        refresh();
    }

    /** Lets go of the workbench. */
    public void close() {
        reading.close();
        subscriptions.forEach(Subscription::close);
        subscriptions.clear();
        steps.close();
        decorrelation.close();
    }

    /** What is predicted. */
    public TargetViewModel target() {
        return target;
    }

    /** Which columns are shown, and which of them are chosen. */
    public ColumnListViewModel list() {
        return list;
    }

    /** Changes of one column, or of several at once. */
    public ColumnChanges changes() {
        return changes;
    }

    /** How the chosen column's cells are read. */
    public CellReadingViewModel cells() {
        return cells;
    }

    /** Whether a cell's text means "no value" in a column, counted from 0, as the experiment reads it. */
    boolean isMissing(String cell, int column) {
        Table now = read;
        return now != null && column < now.columnCount() ? now.isMissing(cell, column) : cell.isEmpty();
    }

    /** What is done to a column. */
    public StepsViewModel steps() {
        return steps;
    }

    /** What is done to all features together. */
    public DecorrelationViewModel decorrelation() {
        return decorrelation;
    }

    /** How the file is read. */
    public ReadingViewModel reading() {
        return reading;
    }

    private void refresh() {
        OpenTable source = table.get();
        Experiment now = workbench.experiment().orElse(null);
        if (source == null || now == null) {
            experiment.set(null);
            return;
        }
        if (now.data().targets().stream().anyMatch(name -> source.table().indexOf(name) < 0)) {
            return; // another table was opened, and its experiment comes at once
        }
        read = now.data().reads(source.table());
        Preparation preparation = workbench
                .preparation()
                .filter(made -> made.key().equals(Preparation.Key.of(source.table(), now)))
                .orElse(null);
        experiment.set(now);
        settled.set(preparation != null);
        target.refresh(source, now.data());
        if (preparation != null) {
            parts.setAll(preparation.parts());
        }
        Set<Problem> found = new LinkedHashSet<>(workbench.notices());
        if (preparation != null) {
            found.addAll(preparation.problems());
        }
        List<Problem> problems = new ArrayList<>(found);
        problems.sort(Comparator.comparing(Problem::severity).reversed());
        list.show(ColumnRows.of(reread.of(source, now.data()), now, preparation, problems, remarks));
        List<Problem> others = problems.stream()
                .filter(problem -> list.row(ColumnRows.columnOf(problem)).isEmpty())
                .toList();
        if (!others.equals(notices)) {
            notices.setAll(others);
        }
        edits.set(edits.get() + 1);
    }

    /** What is known of a column where nothing else is wrong with it; to be called again whenever that changes. */
    public void remark(Function<String, Optional<Problem>> known) {
        remarks = known;
        refresh();
    }

    /** What may be chosen for scaling. */
    public static List<KindInfo<Scaling>> scalings() {
        return Catalog.of(Scaling.class).kinds();
    }

    /** The columns that can hold the rows' weights: those of numbers, the target apart. */
    public List<String> weightChoices() {
        OpenTable source = table.get();
        List<String> targets = data().map(DataSpec::targets).orElse(List.of());
        return source == null
                ? List.of()
                : source.profiles().stream()
                        .filter(profile -> profile.numbers() != null)
                        .map(ColumnProfile::name)
                        .filter(name -> !targets.contains(name))
                        .toList();
    }

    /** Weighs the rows by a column, or by none where its name is empty. */
    public void chooseWeights(String column) {
        edit(
                column.isEmpty() ? Texts.get("data.edit.no-weights") : Texts.get("data.edit.weights", column),
                now -> now.withData(now.data().withWeights(column)));
    }

    public void setScaling(KindInfo<Scaling> kind) {
        edit(
                Texts.get("data.edit.scaling", kind.title()),
                now -> now.withPipeline(now.pipeline().withScaling(kind.withDefaults())));
    }

    public void setEncoding(Encoding encoding) {
        edit(
                Texts.get("data.edit.encoding", ChoiceTexts.name(encoding)),
                now -> now.withPipeline(now.pipeline().withEncoding(encoding)));
    }

    public void setMaxCategories(int most) {
        edit(
                Texts.get("data.edit.categories", most),
                now -> now.withPipeline(now.pipeline().withMaxCategories(most)));
    }

    /** Sets the share of rows watched while training, in percent of all rows with a target. */
    public void setValidation(double percent) {
        edit(Texts.get("data.edit.validation", Numbers.percentNumber(percent / 100)), now -> {
            SplitSpec split = now.split();
            return now.withSplit(split.withValidation(percent / 100));
        });
    }

    /** Sets the share of rows kept apart to the end, in percent of all rows with a target. */
    public void setTest(double percent) {
        edit(Texts.get("data.edit.test", Numbers.percentNumber(percent / 100)), now -> {
            SplitSpec split = now.split();
            return now.withSplit(split.withTest(percent / 100));
        });
    }

    public void setStratified(boolean stratified) {
        edit(Texts.get(stratified ? "data.edit.stratified" : "data.edit.unstratified"), now -> {
            SplitSpec split = now.split();
            return now.withSplit(split.withStratified(stratified));
        });
    }

    /** Divides the rows by chance, group or time. */
    public void divideBy(SplitBy division) {
        String title = Catalog.of(SplitBy.class).describe(division).title();
        edit(
                Texts.get("data.edit.division", title),
                now -> now.withSplit(now.split().withBy(division)));
    }

    /** The columns that rows can be divided by: those that the network does not see first. */
    public List<String> divisionChoices() {
        return data().map(DataSpec::columns).orElse(List.of()).stream()
                .sorted(Comparator.comparing(ColumnSpec::use).reversed())
                .map(ColumnSpec::name)
                .toList();
    }

    /** The first column that the network does not see, or else the first. */
    String likelyGroup() {
        return divisionChoices().stream().findFirst().orElse("");
    }

    /** The first column of dates, or else of numbers; where there is none, the first. */
    String likelyTime() {
        List<ColumnSpec> columns = data().map(DataSpec::columns).orElse(List.of());
        return Stream.concat(
                        columns.stream().filter(column -> column.type() == ColumnType.DATE),
                        columns.stream().filter(column -> column.type().isNumeric()))
                .map(ColumnSpec::name)
                .findFirst()
                .orElse(likelyGroup());
    }

    public void setBalance(ClassBalancing balance) {
        edit(
                Texts.get("data.edit.balance"),
                now -> now.withPipeline(now.pipeline().withBalance(balance)));
    }

    public void setSeed(long seed) {
        edit(Texts.get("data.edit.seed", Long.toString(seed)), now -> now.withSeed(seed));
    }

    /** Says why what was typed is no seed. */
    public void refuseSeed(String typed) {
        refused.set(Texts.get("data.seed.refused", typed));
    }

    private void edit(String description, UnaryOperator<Experiment> change) {
        tell(() -> workbench.document().edit(description, change));
    }

    /** An edit that cannot be is refused with its reason, and the controls are set back. */
    private void tell(Runnable edit) {
        refused.set("");
        try {
            edit.run();
        } catch (ProblemException e) {
            refused.set(WindowWords.sentence(e.problems().getFirst()));
            edits.set(edits.get() + 1);
        }
    }

    private Optional<DataSpec> data() {
        return Optional.ofNullable(experiment.get()).map(Experiment::data);
    }

    /** The open table; null before the first. */
    public ReadOnlyObjectProperty<@Nullable OpenTable> tableProperty() {
        return table.getReadOnlyProperty();
    }

    /** The experiment as it stands; null before the first table. */
    public @Nullable Experiment experiment() {
        return experiment.get();
    }

    /** Counts what should set the controls anew: edits, also those that were refused, and new preparations. */
    public ReadOnlyLongProperty edits() {
        return edits.getReadOnlyProperty();
    }

    /** Whether something is read or worked out. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Whether parts and fills are those of the experiment as it stands. */
    public ReadOnlyBooleanProperty settledProperty() {
        return settled.getReadOnlyProperty();
    }

    /** Why the last edit was refused; empty when it was not. */
    public ReadOnlyStringProperty refusedProperty() {
        return refused.getReadOnlyProperty();
    }

    /** All columns, in the table's order. */
    List<ColumnRow> columns() {
        return list.rows();
    }

    /** Training, validation, test; empty when they cannot be made. */
    public ObservableList<PartBalance> parts() {
        return parts;
    }

    /** What is wrong and belongs to no column, worst first. */
    public ObservableList<Problem> notices() {
        return notices;
    }
}
