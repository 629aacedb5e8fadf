package org.layerwise.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.layerwise.app.KindFamilies;
import org.layerwise.base.Language;
import org.layerwise.base.Problem;
import org.layerwise.catalog.Catalog;
import org.layerwise.catalog.KindInfo;
import org.layerwise.catalog.ParameterInfo;
import org.layerwise.experiment.ExperimentEdit;

/** In the pseudo language no plain English is left in the window, in problems, and in the declarations of kinds. */
class PseudoLanguageTest extends WindowFixture {
    /** Three plain letters in a row. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z]{3,}");

    /** A processor that OpenBLAS names. */
    private static final Pattern PROCESSOR = Pattern.compile("\\(\\w+\\)");

    /** The bounds of a setting, with its name in files: {@code 0 ≤ beta1 < 1}. */
    private static final Pattern BOUNDS = Pattern.compile("[\\d.e-]* ?[≤<] \\w+( [≤<] [\\d.e]+)?");

    /** Where each plain text was seen. */
    private final Map<String, String> plain = new TreeMap<>();

    /** What is data: names and cells of the table, ids, file names, numbers. */
    private final Set<String> data = new HashSet<>();

    @Override
    public void start(Stage shown) {
        Language.use(Language.PSEUDO);
        super.start(shown);
    }

    @AfterEach
    void speakEnglish() {
        Language.use(Language.ENGLISH);
    }

    private void look(String page) {
        interact(() -> visit(page, scene().getRoot()));
    }

    private void visit(String page, Node node) {
        if (!node.isVisible()) {
            return;
        }
        note(
                page,
                node,
                switch (node) {
                    case Labeled labeled -> labeled.getText();
                    case Text text -> text.getText();
                    case TextInputControl input -> input.getPromptText();
                    default -> "";
                });
        note(page, node, node.getAccessibleText());
        note(page, node, node.getAccessibleHelp());
        if (node instanceof Control control && control.getTooltip() != null) {
            note(page, node, control.getTooltip().getText());
        }
        if (node instanceof ComboBox<?> box) {
            choices(page, box, box.getItems(), box.getConverter());
        }
        if (node instanceof ChoiceBox<?> box) {
            choices(page, box, box.getItems(), box.getConverter());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> visit(page, child));
        }
    }

    @SuppressWarnings("unchecked") // a box's converter is of its items
    private <T> void choices(String page, Node box, List<?> items, @Nullable StringConverter<T> converter) {
        if (converter != null) {
            items.forEach(item -> note(page, box, converter.toString((T) item)));
        }
    }

    private void note(String page, Node node, @Nullable String text) {
        if (text == null) {
            return;
        }
        String rest = BOUNDS.matcher(text).replaceAll("");
        for (String known : data.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList()) {
            rest = rest.replace(known, "");
        }
        rest = PROCESSOR.matcher(rest).replaceAll("");
        if (PLAIN.matcher(rest).find()) {
            plain.put(text, page + ": " + node.getClass().getSimpleName() + " " + node.getId());
        }
    }

    private void knowData() throws Exception {
        try (Stream<String> lines = Files.lines(Path.of("sample-data/penguins.csv"))) {
            lines.forEach(line -> data.addAll(List.of(line.split(","))));
        }
        data.removeIf(String::isBlank);
        data.addAll(List.of("penguins", "OpenBLAS", "Java", "Ctrl", "Shift", "json", "ONNX", "CSV", "Enter"));
        try (Stream<Path> samples = Files.list(Path.of("sample-data"))) {
            samples.map(file -> file.getFileName().toString()).forEach(name -> {
                data.add(name);
                data.add(name.replaceFirst("\\..*", ""));
            });
        }
        data.addAll(List.of("moon", "spiral", "weather", "digit")); // what the samples predict
        data.addAll(List.of("sample-data", "onnx", ".csv"));
        data.addAll(List.of("input", "dense", "activation", "output", "prediction", "layerwise", "safetensors"));
    }

    @Test
    void noPageShowsPlainEnglish() throws Exception {
        knowData();
        look("empty");
        interact(() -> window.open(Path.of("sample-data/penguins.csv")));
        await(() -> workbench.prepared().isPresent() && !workbench.isBusy());
        look("data");
        clickOn("#data-show-overview");
        await(() -> !lookup(".overview").queryAll().isEmpty());
        look("overview");
        for (Page page : Page.values()) {
            interact(() -> window.show(page));
            org.testfx.util.WaitForAsyncUtils.waitForFxEvents();
            look(page.id());
        }
        interact(() -> workbench.document().edit("", made -> ExperimentEdit.apply(made, List.of("training.epochs=2"))));
        interact(() -> workbench.startRun(false, run -> {}, problems -> {}));
        await(() -> workbench.runs().shown().filter(run -> !run.goesOn()).isPresent());
        for (Page page : List.of(Page.WATCH, Page.EXPORT, Page.PREDICT)) {
            interact(() -> window.show(page));
            org.testfx.util.WaitForAsyncUtils.waitForFxEvents();
            look(page.id() + " after a run");
        }
        assertTrue(
                plain.isEmpty(),
                () -> plain.size() + " texts are plain:\n"
                        + String.join(
                                "\n",
                                plain.entrySet().stream()
                                        .map(entry -> entry.getValue() + ": " + entry.getKey())
                                        .toList()));
    }

    @Test
    void problemsAndDeclarationsOfKindsAreMarked() {
        interact(() -> window.open(Path.of("sample-data/penguins.csv")));
        await(() -> workbench.prepared().isPresent());
        List<String> texts = new ArrayList<>();
        for (String setting : List.of(
                "network.dense1.units=-1",
                "split.validation=2",
                "loss=hinge",
                "data.columns.island.steps=[\"standardize\"]",
                "optimizer.kind=nothing",
                "nowhere=1")) {
            try {
                ExperimentEdit.apply(experiment(), List.of(setting));
            } catch (org.layerwise.base.ProblemException e) {
                e.problems().stream().map(Problem::message).forEach(texts::add);
                e.problems().stream().map(Problem::hint).forEach(texts::add);
            }
        }
        assertTrue(texts.size() > 6, texts::toString);
        for (Class<?> family : KindFamilies.ALL) {
            for (KindInfo<?> kind : Catalog.of(family).kinds()) {
                texts.add(kind.title());
                texts.add(kind.doc());
                for (ParameterInfo parameter : kind.parameters()) {
                    texts.add(parameter.title());
                    texts.add(parameter.doc());
                }
            }
        }
        List<String> english = texts.stream()
                .filter(text -> Pattern.compile("\\b(the|is|of|and|a|not)\\b")
                        .matcher(text)
                        .find())
                .toList();
        assertEquals(List.of(), english);
    }
}
