package org.layerwise.ui.design;

import java.util.List;
import java.util.Optional;
import org.layerwise.data.pipeline.FeatureLayout;
import org.layerwise.data.prepare.PreparedData;
import org.layerwise.experiment.UpdateMode;
import org.layerwise.ui.fx.Texts;

/**
 * What the prepared table means for the settings of network and training.
 *
 * @param prepared empty while there is no table, or it is being prepared
 */
record TableFacts(Optional<PreparedData> prepared) {

    /** The columns that an input can name. */
    List<String> featureColumns() {
        return prepared.map(data -> data.pipeline().layout().spans().stream()
                        .map(FeatureLayout.Span::column)
                        .toList())
                .orElse(List.of());
    }

    /** What a batch of this size is called, and how often it updates in an epoch; empty while there are no rows. */
    String batchNote(int batch) {
        return prepared.map(data -> data.train().rows())
                .map(rows ->
                        Texts.get("design.batch", UpdateMode.of(batch, rows).text(), (rows + (long) batch - 1) / batch))
                .orElse("");
    }
}
