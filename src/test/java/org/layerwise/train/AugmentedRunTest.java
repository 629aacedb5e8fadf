package org.layerwise.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.data.pipeline.ClassTarget;
import org.layerwise.data.pipeline.Dataset;
import org.layerwise.data.pipeline.FittedPipeline;
import org.layerwise.data.prepare.PreparedData;
import org.layerwise.data.prepare.Tables;
import org.layerwise.data.read.TableReader;
import org.layerwise.data.read.csv.CsvFormat;
import org.layerwise.data.table.Table;
import org.layerwise.experiment.Experiment;
import org.layerwise.experiment.ExperimentEdit;
import org.layerwise.experiment.ImageFeatures;

/** Runs whose training images are changed. */
class AugmentedRunTest {
    private static final String ALL = "training.augmentation=[\"shift\",\"flip\",\"noise\"]";

    @TempDir
    Path folder;

    @Test
    void onlyTrainingBatchesAreChanged() {
        Table table = Runs.images(folder, 60);
        Experiment experiment = Runs.experiment(table, "training.epochs=3", "training.batch=7", ALL);
        PreparedData data = Runs.prepare(table, experiment);
        float[] train = data.train().features().data.clone();
        float[] validation = data.validation().features().data.clone();
        Trainer trainer = Runs.trainer(experiment, data);
        Runs.Told told = new Runs.Told();
        Runs.run(trainer, told);
        assertArrayEquals(train, data.train().features().data);
        assertArrayEquals(validation, data.validation().features().data);
        Model model = trainer.model();
        double loss = Evaluation.of(model, table, Part.VALIDATION).loss();
        assertEquals(loss, told.epochs.getLast().values()[2], 1e-12, "the last epoch's, on the images as they are");
        Model plain = model.withExperiment(ExperimentEdit.apply(model.experiment(), "training.augmentation=[]"));
        assertEquals(
                Evaluation.of(plain, table, Part.ALL).loss(),
                Evaluation.of(model, table, Part.ALL).loss());
        assertNotEquals(Runs.weights(trainer), weights(table, "training.epochs=3", "training.batch=7"));
    }

    private static List<Float> weights(Table table, String... changes) {
        Trainer trainer = Runs.trainer(table, changes);
        Runs.run(trainer);
        return Runs.weights(trainer);
    }

    @Test
    void threadsAndRunsGiveTheSameBits() {
        Table table = Runs.images(folder, 60);
        List<Float> one = weights(table, "training.epochs=2", ALL, "training.threads=1");
        assertEquals(one, weights(table, "training.epochs=2", ALL, "training.threads=3"));
        assertEquals(one, weights(table, "training.epochs=2", ALL, "training.threads=1"));
        assertNotEquals(one, weights(table, "training.epochs=2", ALL, "seed=2"));
    }

    /** Rows that are their own targets, always mirrored, give the weights of rows that were mirrored by hand. */
    @Test
    void targetsThatAreTheFeaturesAreMirroredToo() {
        Table table = Runs.images(folder, 40);
        float[] rows = new float[40 * 9];
        float[] mirrored = new float[40 * 9];
        for (int i = 0; i < 40; i++) {
            for (int pixel = 0; pixel < 9; pixel++) {
                rows[9 * i + pixel] = (float) table.number(i, pixel) / 40;
                mirrored[9 * i + pixel / 3 * 3 + 2 - pixel % 3] = rows[9 * i + pixel];
            }
        }
        String[] plain = {
            "training.epochs=2",
            "split.validation=0",
            "pipeline.scaling=none",
            "network.output.units=9",
            "network.prediction.function=softmax",
            "loss=categorical-cross-entropy",
            "data.columns.p4.use=feature"
        };
        Experiment experiment = Runs.experiment(table, plain);
        Experiment flipped =
                ExperimentEdit.apply(experiment, "training.augmentation=[{\"kind\":\"flip\",\"horizontal\":1}]");
        assertEquals(trained(experiment, table, mirrored), trained(flipped, table, rows));
        assertNotEquals(trained(experiment, table, rows), trained(flipped, table, rows));
    }

    /** Trains on rows that are their own targets. */
    private static List<Float> trained(Experiment experiment, Table table, float[] rows) {
        PreparedData made = Runs.prepare(table, experiment);
        Dataset both = new Dataset(FMatrixRMaj.wrap(40, 9, rows), new FMatrixRMaj(40, 9), new int[40], "");
        Dataset train = new Dataset(both.x(), both.x(), null, new int[40], "");
        FittedPipeline pipeline = new FittedPipeline(
                made.pipeline().columns(),
                new ClassTarget("class", List.of("a", "b", "c", "d", "e", "f", "g", "h", "i")),
                made.pipeline().missing());
        Trainer trainer = Runs.trainer(
                experiment,
                new PreparedData(
                        table, table, pipeline, made.split(), train, made.validation(), made.test(), List.of()));
        Runs.run(trainer);
        return Runs.weights(trainer);
    }

    @Test
    void theDigitsAreLearned() {
        Table table = TableReader.read(Path.of("sample-data/digits.csv"), CsvFormat.AUTO);
        Trainer trainer = Runs.trainer(
                table,
                "training.epochs=12",
                "network.dense1.units=48",
                "data.columns.pixel_0_0.use=ignored", // constant, as are the next two
                "data.columns.pixel_4_0.use=ignored",
                "data.columns.pixel_4_7.use=ignored",
                "training.augmentation=[{\"kind\":\"shift\",\"pixels\":1},{\"kind\":\"noise\",\"deviation\":0.1}]");
        Runs.run(trainer);
        Evaluation evaluation = Evaluation.of(trainer.model(), table, Part.VALIDATION);
        double right = evaluation.metrics().get("accuracy").orElse(Double.NaN);
        assertTrue(right > 0.85, "accuracy " + right);
    }

    @Test
    void rowsThatAreNoImagesAreRefused() {
        Table table = Runs.classes(folder, 40);
        assertEquals(
                List.of(
                        "ERROR training.augmentation: the rows are no images: their 2 columns besides the target are no square of"
                                + " pixels, and no input node has a shape of height, width and channels. Give the input node a shape"
                                + " such as 28, 28, 1, or remove the augmentation."),
                Tables.complaints(folder, () -> Runs.trainer(table, "training.augmentation=[\"noise\"]")));
        Table images = Runs.images(folder, 40);
        String steps = "data.columns.p3.steps=[\"log1p\",\"standardize\"]";
        assertEquals(
                List.of(
                        "ERROR training.augmentation: column \"p3\" is a pixel that is not simply a scaled number; images of"
                                + " such pixels cannot be shifted or flipped. Make it a number without steps of its own, or remove"
                                + " the shift and the flip."),
                Tables.complaints(folder, () -> Runs.trainer(images, steps, ALL)));
        assertEquals(
                List.of(
                        "ERROR training.augmentation: all features are decorrelated together, and are no pixels any more. Set"
                                + " pipeline.decorrelation to none, or remove the augmentation."),
                Tables.complaints(folder, () -> Runs.trainer(images, "pipeline.decorrelation=zca-whitening", ALL)));
        Runs.trainer(images, steps, "training.augmentation=[\"noise\"]");
    }

    @Test
    void anInputsShapeSaysWhatTheImagesAre() {
        Table table = Runs.images(folder, 40);
        String[] renamed = {
            "network.input.shape=[2,4,1]",
            "network.input.columns=[\"p0\",\"p1\",\"p2\",\"p3\",\"p5\",\"p6\",\"p7\",\"p8\"]"
        };
        Experiment experiment = Runs.experiment(table, renamed);
        PreparedData data = Runs.prepare(table, experiment);
        assertEquals(
                "4 × 2",
                ImageFeatures.of(experiment, data.pipeline(), List.of()).toString());
        assertEquals(
                "3 × 3",
                ImageFeatures.of(Runs.experiment(table), data.pipeline(), List.of())
                        .toString());
    }
}
