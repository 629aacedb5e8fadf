package org.layerwise.ui.outcome;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.layerwise.app.LookedAt;
import org.layerwise.base.ProblemException;
import org.layerwise.data.spec.ColumnSpec;
import org.layerwise.data.table.ColumnType;
import org.layerwise.data.table.Table;
import org.layerwise.outcome.DecisionSurface;
import org.layerwise.outcome.TypicalRow;
import org.layerwise.ui.fx.Texts;
import org.layerwise.ui.fx.WindowWords;

/**
 * What a model predicts all over a plane of two columns, the others as in a typical row or a chosen one. Worked out in the
 * background, first coarsely and then finer, until something else is asked for. Called on the front.
 */
public final class BoundaryViewModel {
    /** Points along each axis, one after the other. */
    private static final List<Integer> FINENESS = List.of(24, 64, 160);

    private static final double AIR = 0.05;

    /**
     * A plane.
     *
     * @param at the model and the rows
     * @param row of the table, whose cells the other columns have; −1 for the typical row
     */
    record Plane(LookedAt at, String across, String up, int row, DecisionSurface surface) {}

    private final Executor background;
    private final Executor front;
    private final ReadOnlyObjectWrapper<@Nullable Plane> plane = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private @Nullable LookedAt at;
    private @Nullable Table typical;
    private List<String> columns = List.of();
    private String across = "";
    private String up = "";
    private int row = -1;
    private boolean inSight;
    private boolean stale;
    private final AtomicInteger asked = new AtomicInteger();

    BoundaryViewModel(Executor background, Executor front) {
        this.background = background;
        this.front = front;
    }

    /** Takes the model as it is now. */
    void take(@Nullable LookedAt now) {
        LookedAt before = at;
        at = now;
        boolean other = now == null || before == null || !now.isOf(before.run(), before.part());
        if (other) {
            asked.incrementAndGet();
            plane.set(null);
            message.set("");
            typical = null;
            row = -1;
            List<String> found = now == null ? List.of() : numeric(now);
            if (!found.equals(columns)) {
                columns = found;
                across = found.isEmpty() ? "" : found.getFirst();
                up = found.size() < 2 ? "" : found.get(1);
            }
        }
        if (other || now != before) {
            renew();
        }
    }

    /** The columns that can be an axis. */
    private static List<String> numeric(LookedAt of) {
        return of.model().experiment().data().features().stream()
                .filter(column -> !column.isDropped()
                        && (column.type() == ColumnType.NUMBER || column.type() == ColumnType.INTEGER))
                .map(ColumnSpec::name)
                .toList();
    }

    List<String> columns() {
        return columns;
    }

    String across() {
        return across;
    }

    String up() {
        return up;
    }

    int row() {
        return row;
    }

    /** Looks at other columns. */
    void choose(String newAcross, String newUp) {
        if (!newAcross.equals(across) || !newUp.equals(up)) {
            across = newAcross;
            up = newUp;
            renew();
        }
    }

    /**
     * Takes the other columns' cells from a row.
     *
     * @param place in the table, from 0; −1 for the typical row
     * @return whether the table has it
     */
    boolean chooseRow(int place) {
        LookedAt now = at;
        if (now == null || place >= now.table().rowCount()) {
            return false;
        }
        if (place != row) {
            row = place;
            renew();
        }
        return true;
    }

    /** The plane comes into sight, or goes out of it. */
    void inSight(boolean now) {
        inSight = now;
        if (now && stale) {
            renew();
        }
    }

    /** Ends what is being worked out. */
    void stop() {
        asked.incrementAndGet();
    }

    private void renew() {
        LookedAt now = at;
        stale = !inSight;
        if (stale || now == null) {
            return;
        }
        int mine = asked.incrementAndGet();
        if (up.isEmpty() || across.equals(up)) {
            plane.set(null);
            message.set(Texts.get(up.isEmpty() ? "outcome.boundary.too-few" : "outcome.boundary.same"));
            return;
        }
        String x = across;
        String y = up;
        int of = row;
        Table before = typical;
        background.execute(() -> {
            try {
                Table others = of >= 0
                        ? now.table().pick(new int[] {of})
                        : before == null ? TypicalRow.of(now.model(), now.table(), now.rows()) : before;
                Table read = now.model().pipeline().reads(now.table());
                DecisionSurface.Axis first = axis(read, x, now.rows());
                DecisionSurface.Axis second = axis(read, y, now.rows());
                for (int points : FINENESS) {
                    if (mine != asked.get()) {
                        return;
                    }
                    DecisionSurface surface = DecisionSurface.of(now.model(), others, first, second, points);
                    Plane found = new Plane(now, x, y, of, surface);
                    front.execute(() -> finish(mine, found, others));
                }
            } catch (ProblemException e) {
                front.execute(() -> {
                    if (mine == asked.get()) {
                        plane.set(null);
                        message.set(WindowWords.sentence(e.problems().getFirst()));
                    }
                });
            }
        });
    }

    private void finish(int mine, Plane found, Table others) {
        if (mine != asked.get()) {
            return;
        }
        if (found.row() < 0) {
            typical = others;
        }
        message.set("");
        plane.set(found);
    }

    /** All values of the rows, and a little air. */
    private static DecisionSurface.Axis axis(Table read, String column, int... rows) {
        int at = read.column(column);
        double[] values = IntStream.of(rows)
                .filter(row -> !read.isMissing(row, at))
                .mapToDouble(row -> read.number(row, at))
                .filter(Double::isFinite)
                .toArray();
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        if (min > max) {
            min = 0;
            max = 1;
        }
        double air = max > min ? AIR * (max - min) : Math.max(1, 0.1 * Math.abs(min));
        return new DecisionSurface.Axis(column, min - air, max + air);
    }

    /** The plane, as fine as it is by now; null before there is one. */
    ReadOnlyObjectProperty<@Nullable Plane> planeProperty() {
        return plane.getReadOnlyProperty();
    }

    /** Why there is none; empty where there is. */
    ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /** The cells of the typical row in the other columns, as text; empty before it is known. */
    String others() {
        Plane now = plane.get();
        Table one = typical;
        if (now == null) {
            return "";
        }
        if (now.row() >= 0) {
            return Texts.get("outcome.boundary.row", now.row() + 1);
        }
        Table cells = Objects.requireNonNull(one, "a plane has its other cells");
        List<String> texts = now.at().model().experiment().data().features().stream()
                .filter(column -> !column.isDropped()
                        && !column.name().equals(now.across())
                        && !column.name().equals(now.up()))
                .limit(8)
                .map(column -> column.name() + " " + cells.cell(0, cells.column(column.name())))
                .toList();
        return texts.isEmpty()
                ? Texts.get("outcome.boundary.two")
                : Texts.get("outcome.boundary.typical", String.join(", ", texts));
    }
}
