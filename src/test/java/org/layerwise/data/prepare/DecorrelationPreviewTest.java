package org.layerwise.data.prepare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.layerwise.base.Seed;
import org.layerwise.data.decorrelate.Decorrelation;
import org.layerwise.data.decorrelate.NoDecorrelation;
import org.layerwise.data.decorrelate.PcaWhitening;
import org.layerwise.data.decorrelate.ZcaWhitening;
import org.layerwise.data.read.TableReader;
import org.layerwise.data.read.csv.CsvFormat;
import org.layerwise.data.spec.PipelineSpec;
import org.layerwise.data.spec.SplitSpec;
import org.layerwise.data.table.Table;

class DecorrelationPreviewTest {
    private static Optional<DecorrelationPreview> of(Decorrelation decorrelation, int most) {
        Table table = TableReader.read(Path.of("sample-data/penguins.csv"), CsvFormat.AUTO);
        PreparedData data = PreparedData.of(
                table,
                Tables.data(table, "species"),
                PipelineSpec.DEFAULT.withDecorrelation(decorrelation),
                SplitSpec.DEFAULT,
                new Seed(1));
        return DecorrelationPreview.of(data, most);
    }

    @Test
    void showsTheTwoFeaturesThatAreMostAlikeAndTheFirstComponents() {
        DecorrelationPreview preview =
                of(new PcaWhitening(100_000, 1, 0), 10_000).orElseThrow();
        assertEquals("flipper_length_mm", preview.before().x());
        assertEquals("body_mass_g", preview.before().y());
        assertEquals(0.87, preview.before().correlation(), 0.02);
        assertEquals("pc1", preview.after().x());
        assertEquals("pc2", preview.after().y());
        assertEquals(0, preview.after().correlation(), 1e-5);
    }

    @Test
    void showsTheSameFeaturesWhereTheyKeepTheirPlaces() {
        DecorrelationPreview preview = of(new ZcaWhitening(0), 100).orElseThrow();
        assertEquals(preview.before().x(), preview.after().x());
        assertEquals(preview.before().y(), preview.after().y());
        assertEquals(100, preview.after().ys().length);
        assertEquals(Optional.empty(), of(new NoDecorrelation(), 100));
    }
}
