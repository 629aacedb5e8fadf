package org.layerwise.ui.data.overview;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.layerwise.app.OpenTable;
import org.layerwise.app.Subscription;
import org.layerwise.app.Workbench;
import org.layerwise.app.WorkbenchChange;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Severity;
import org.layerwise.data.profile.ImageLayout;
import org.layerwise.data.profile.ImageSize;
import org.layerwise.data.profile.OverviewMaker;
import org.layerwise.data.profile.TableOverview;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.spec.Task;
import org.layerwise.ui.fx.Texts;

/** The open table as a whole, worked out in the background whenever the table or what is predicted changes. */
public final class OverviewViewModel {
    private final Workbench workbench;
    private final Executor background;
    private final Executor front;
    private final List<Subscription> subscriptions = new ArrayList<>();
    private final ReadOnlyObjectWrapper<@Nullable Shown> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);
    private final Map<String, Problem> ofColumns = new HashMap<>();
    private @Nullable Key making;
    private List<Problem> failure = List.of();
    private @Nullable ImageSize images;

    /** The overview and the table it is of. */
    public record Shown(OpenTable table, TableOverview overview) {}

    private record Key(
            OpenTable table,
            String target,
            Task task,
            List<String> missing,
            @Nullable ImageSize images) {
        /** Tables are compared by identity: one opened anew is another. */
        @SuppressWarnings("ReferenceEquality")
        boolean is(@Nullable Key other) {
            return other != null
                    && table.table().equals(other.table.table())
                    && target.equals(other.target)
                    && task == other.task
                    && missing.equals(other.missing)
                    && Objects.equals(images, other.images);
        }
    }

    /**
     * @param background where it is worked out
     * @param front the one thread that calls this object
     */
    public OverviewViewModel(Workbench workbench, Executor background, Executor front) {
        this.workbench = workbench;
        this.background = background;
        this.front = front;
        shown.subscribe(this::sortByColumn);
        subscriptions.add(workbench.onChange(WorkbenchChange.TABLE, this::forget));
        subscriptions.add(workbench.onChange(WorkbenchChange.EXPERIMENT, this::follow));
        follow();
    }

    /** Lets go of the workbench. */
    public void close() {
        subscriptions.forEach(Subscription::close);
        subscriptions.clear();
    }

    private void forget() {
        making = null;
        busy.set(false);
        failure = List.of();
        images = null;
        shown.set(null);
    }

    /** The sizes of images that the table's columns could be the pixels of. */
    List<ImageSize> imageSizes() {
        OpenTable source = workbench.table().orElse(null);
        return source == null ? List.of() : ImageSize.fitting(source.profiles(), target());
    }

    /** The size that was chosen; empty: as found out. */
    Optional<ImageSize> images() {
        return Optional.ofNullable(images);
    }

    /**
     * Takes the rows for images of a size.
     *
     * @param text such as {@code 28x28}; empty: as found out
     * @return why it cannot be; empty when it can
     */
    String chooseImages(String text) {
        OpenTable source = workbench.table().orElse(null);
        if (source == null) {
            return "";
        }
        ImageSize size = null;
        if (!text.isEmpty()) {
            size = ImageSize.parse(text).orElse(null);
            if (size == null) {
                return Texts.get("data.images.size.refused", text);
            }
            try {
                layout(source, target(), size);
            } catch (ProblemException e) {
                return e.problems().getFirst().message();
            }
        }
        images = size;
        follow();
        return "";
    }

    private String target() {
        return workbench.experiment().map(now -> now.data().target()).orElse("");
    }

    private static ImageLayout layout(OpenTable source, String target, ImageSize size) {
        return ImageLayout.given(source.table(), source.profiles(), target, size.width(), size.height());
    }

    private void follow() {
        OpenTable source = workbench.table().orElse(null);
        DataSpec data = workbench
                .experiment()
                .map(experiment -> experiment.data())
                .filter(spec -> source != null
                        && spec.targets().stream()
                                .allMatch(target -> source.table().indexOf(target) >= 0))
                .orElse(null);
        if (source == null || data == null) {
            return;
        }
        Key key = new Key(source, data.target(), data.task(), data.missing(), images);
        if (key.is(making)) {
            return;
        }
        making = key;
        busy.set(true);
        FutureTask<TableOverview> task =
                new FutureTask<>(() -> maker(source, data, key.images()).make());
        background.execute(() -> {
            task.run();
            front.execute(() -> finish(key, task));
        });
    }

    private static OverviewMaker maker(OpenTable source, DataSpec data, @Nullable ImageSize images) {
        OverviewMaker maker = new OverviewMaker(data.reads(source.table()), source.profiles());
        if (images != null) {
            maker.withImages(layout(source, data.target(), images));
        }
        return data.task() == Task.RECONSTRUCTION
                ? maker
                : maker.withTarget(data.target(), data.task() != Task.REGRESSION);
    }

    private void finish(Key key, FutureTask<TableOverview> task) {
        if (!key.is(making)) {
            return;
        }
        busy.set(false);
        if (task.state() == Future.State.SUCCESS) {
            failure = List.of();
            shown.set(new Shown(key.table(), task.resultNow()));
        } else {
            failure = List.of(Problem.error(
                    Location.file(String.valueOf(key.table().path().getFileName())),
                    Message.of(
                            "ui.data.overview/failed",
                            String.valueOf(task.exceptionNow().getMessage()))));
            shown.set(null);
        }
    }

    /** Null until it is worked out; while it is worked out anew, the one before stands. */
    public ReadOnlyObjectProperty<@Nullable Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Whether it is being worked out. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** What to know about the table, worst first; or why it could not be worked out. */
    public List<Problem> problems() {
        Shown now = shown.get();
        if (now == null) {
            return failure;
        }
        return now.overview().problems().stream()
                .sorted(java.util.Comparator.comparing(Problem::severity).reversed())
                .toList();
    }

    /** The worst that is known of a column beyond what its preparation tells: it holds the answer, it names the rows. */
    public Optional<Problem> ofColumn(String column) {
        return Optional.ofNullable(ofColumns.get(column));
    }

    private void sortByColumn() {
        ofColumns.clear();
        for (Problem problem : problems()) {
            if (problem.where() instanceof Location.InFile place && problem.severity() != Severity.ERROR) {
                ofColumns.putIfAbsent(place.columnName(), problem);
            }
        }
    }
}
