package org.layerwise.data.prepare;

import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.data.decorrelate.Decorrelation;
import org.layerwise.data.decorrelate.FittedProjection;
import org.layerwise.data.decorrelate.NoDecorrelation;
import org.layerwise.data.decorrelate.PrincipalAxes;
import org.layerwise.data.decorrelate.TrainingRows;
import org.layerwise.data.pipeline.FittedPipeline;
import org.layerwise.data.pipeline.ProjectedFeatures;
import org.layerwise.data.table.ProblemCollector;
import org.layerwise.data.table.Table;

/** Fits what is done to all features together, on some rows as a pipeline encodes them. */
final class ProjectionFitter {
    /** The most axes that are looked for: their number cubed is the time it takes, some 20 s here. */
    static final int MOST_AXES = 3_100;

    private static final Location PLACE = Location.path("", "pipeline.decorrelation");

    private final Decorrelation decorrelation;
    private final FittedPipeline apart;
    private final Table table;
    private final int[] rows;
    private final int[] inputs;

    /**
     * @param apart fitted on the same rows, column by column
     */
    ProjectionFitter(Decorrelation decorrelation, FittedPipeline apart, Table table, int[] rows) {
        this.decorrelation = decorrelation;
        this.apart = apart;
        this.table = table;
        this.rows = rows;
        this.inputs = ProjectedFeatures.inputs(apart.columns());
    }

    FittedPipeline fit(ProblemCollector problems) {
        if (decorrelation instanceof NoDecorrelation) {
            return apart;
        }
        if (inputs.length == 0) {
            problems.add(
                    Message.of("data.prepare/nothing-to-decorrelate"),
                    Problem.warning(PLACE, Message.of("data.prepare/only-indices")));
            return apart;
        }
        if (Math.min(rows.length, inputs.length) > MOST_AXES) {
            throw problem(Message.of("data.prepare/too-many-features", inputs.length, rows.length, MOST_AXES));
        }
        PrincipalAxes axes = PrincipalAxes.of(new Encoded());
        if (axes.variances().length == 0) {
            throw problem(Message.of("data.prepare/nothing-varies", rows.length));
        }
        long numbers = (long) inputs.length * decorrelation.outputs(axes);
        if (numbers > FittedProjection.LARGEST) {
            throw problem(Message.of(
                    "data.prepare/projection-too-large",
                    inputs.length,
                    decorrelation.outputs(axes),
                    numbers,
                    FittedProjection.LARGEST,
                    FittedProjection.LARGEST / inputs.length));
        }
        return apart.with(decorrelation.fit(axes));
    }

    private static ProblemException problem(Message text) {
        return Problem.error(PLACE, text).toException();
    }

    /** The training rows, encoded as they are asked for. */
    private final class Encoded implements TrainingRows {
        @Override
        public int count() {
            return rows.length;
        }

        @Override
        public int width() {
            return inputs.length;
        }

        @Override
        public void read(int from, int count, double[] into) {
            int[] some = Arrays.copyOfRange(rows, from, from + count);
            FMatrixRMaj features = apart.features(table, some, new ProblemCollector());
            for (int i = 0; i < count; i++) {
                for (int k = 0; k < inputs.length; k++) {
                    into[i * inputs.length + k] = features.data[i * features.numCols + inputs[k]];
                }
            }
        }
    }
}
