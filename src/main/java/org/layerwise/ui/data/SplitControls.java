package org.layerwise.ui.data;

import java.util.function.DoubleConsumer;
import java.util.function.ToDoubleFunction;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import org.layerwise.data.spec.RandomSplit;
import org.layerwise.data.spec.SplitSpec;
import org.layerwise.data.spec.Task;
import org.layerwise.experiment.Experiment;

/** How many rows each part gets, by what seed, and whether classes keep their shares. */
final class SplitControls {
    private final DataViewModel model;
    private final Spinner<Double> validation;
    private final Spinner<Double> test;
    private final TextField seed;
    private final CheckBox stratified;
    private final Label stratifiedWhy;

    /** @param stratifiedWhy says why shares are not kept */
    SplitControls(
            DataViewModel model,
            Spinner<Double> validation,
            Spinner<Double> test,
            TextField seed,
            CheckBox stratified,
            Label stratifiedWhy) {
        this.model = model;
        this.validation = validation;
        this.test = test;
        this.seed = seed;
        this.stratified = stratified;
        this.stratifiedWhy = stratifiedWhy;
        share(validation, SplitSpec::validation, model::setValidation);
        share(test, SplitSpec::test, model::setTest);
        seed.setOnAction(event -> commitSeed());
        seed.focusedProperty().subscribe(focused -> {
            if (!focused) {
                commitSeed();
            }
        });
        stratified.setOnAction(event -> model.setStratified(stratified.isSelected()));
    }

    private void share(Spinner<Double> spinner, ToDoubleFunction<SplitSpec> current, DoubleConsumer set) {
        SpinnerNumber.prepare(spinner, 0, 99, 5, percent -> {
            Experiment now = model.experiment();
            if (now != null && Math.abs(percent - 100 * current.applyAsDouble(now.split())) > 1e-9) {
                set.accept(percent);
            }
        });
    }

    private void commitSeed() {
        Experiment now = model.experiment();
        String typed = seed.getText().strip();
        if (now == null || typed.equals(Long.toString(now.seed()))) {
            return;
        }
        try {
            model.setSeed(Long.parseLong(typed));
        } catch (NumberFormatException e) {
            model.refuseSeed(typed);
            show(now);
        }
    }

    /** Shows what is; controls that report it find that nothing differs. */
    void show(Experiment now) {
        validation.getValueFactory().setValue(100 * now.split().validation());
        test.getValueFactory().setValue(100 * now.split().test());
        boolean classes = now.data().task() == Task.CLASSIFICATION;
        boolean kept = now.split().by() instanceof RandomSplit;
        stratified.setSelected(kept && now.split().stratified());
        stratified.setDisable(!kept || !classes);
        stratifiedWhy.setVisible(!kept && classes);
        stratifiedWhy.setManaged(!kept && classes);
        if (!seed.isFocused()) {
            seed.setText(Long.toString(now.seed()));
        }
    }
}
