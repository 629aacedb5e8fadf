package org.layerwise.ui.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.files.ModelFile;
import org.layerwise.train.Model;
import org.testfx.api.FxToolkit;

class DemoTest {
    @TempDir
    private Path folder;

    @Test
    void leavesAPictureOfEveryPageTheModelAndTheMetrics() throws Exception {
        FxToolkit.registerPrimaryStage();
        List<String> said = new ArrayList<>();
        try (HeadlessWindow toolkit = new HeadlessWindow(1280, 800)) {
            new Demo(folder, said::add, toolkit).run();
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    List.of(
                            "boundary-dark.png",
                            "boundary-light.png",
                            "compare-dark.png",
                            "compare-light.png",
                            "data-dark.png",
                            "data-light.png",
                            "design-dark.png",
                            "design-light.png",
                            "design-live-dark.png",
                            "design-live-light.png",
                            "export-dark.png",
                            "export-light.png",
                            "lab-init-dark.png",
                            "lab-init-light.png",
                            "lab-rate-dark.png",
                            "lab-rate-light.png",
                            "layer-dark.png",
                            "layer-light.png",
                            "matters-dark.png",
                            "matters-light.png",
                            "metrics.csv",
                            "outcome-dark.png",
                            "outcome-light.png",
                            "overview-dark.png",
                            "overview-light.png",
                            "penguins-predictions.csv",
                            "penguins.layerwise",
                            "penguins.onnx",
                            "predict-dark.png",
                            "predict-light.png",
                            "runs-dark.png",
                            "runs-light.png",
                            "spirals-1-dark.png",
                            "spirals-1-light.png",
                            "spirals-15-dark.png",
                            "spirals-15-light.png",
                            "spirals-5-dark.png",
                            "spirals-5-light.png",
                            "spirals-60-dark.png",
                            "spirals-60-light.png",
                            "vanishing-dark.png",
                            "vanishing-light.png",
                            "vanishing-watch-dark.png",
                            "vanishing-watch-light.png",
                            "watch-dark.png",
                            "watch-ended-dark.png",
                            "watch-light.png"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
        Model model = ModelFile.load(folder.resolve("penguins.layerwise"));
        assertEquals(9, model.plan().nodes().size());
        assertEquals(900, model.provenance().steps());
        assertTrue(Files.readString(folder.resolve("metrics.csv")).startsWith("epoch,step,metric,layer,value\n1,1,"));
        assertEquals(11, said.size(), said.toString());
        List<String> predicted = Files.readAllLines(folder.resolve("penguins-predictions.csv"));
        assertEquals(345, predicted.size());
        assertTrue(predicted
                .getFirst()
                .endsWith(",prediction,probability:Adelie,probability:Chinstrap,probability:Gentoo,flags"));
    }
}
