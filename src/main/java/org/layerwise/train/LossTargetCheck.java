package org.layerwise.train;

import java.util.ArrayList;
import java.util.List;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.catalog.Catalog;
import org.layerwise.data.pipeline.Dataset;
import org.layerwise.data.prepare.PreparedData;
import org.layerwise.data.table.Table;
import org.layerwise.nn.loss.Loss;

/** The cells of a target that a loss cannot learn. */
public final class LossTargetCheck {
    private static final int SHOWN = 5;

    private LossTargetCheck() {}

    /** The first few of all parts. */
    public static List<Problem> problems(Loss loss, PreparedData data) {
        List<Problem> problems = new ArrayList<>();
        if (loss.targets() != Loss.Targets.COUNTS) {
            return problems;
        }
        String title = Catalog.of(Loss.class).describe(loss).title();
        for (int p = 0; p < data.parts().size(); p++) {
            Dataset part = data.parts().get(p);
            Table table = data.tables().get(p);
            int[] columns = data.pipeline().target().columns().stream()
                    .mapToInt(table::column)
                    .toArray();
            for (int i = 0; i < part.rows() && problems.size() < SHOWN; i++) {
                for (int k = 0; k < columns.length; k++) {
                    if (part.y().get(i, k) < 0) {
                        int row = part.tableRows()[i];
                        problems.add(Problem.error(
                                table.where(row, columns[k]),
                                Message.of("train/negative-target", title, table.cell(row, columns[k]))));
                    }
                }
            }
        }
        return problems;
    }
}
