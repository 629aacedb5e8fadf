package org.layerwise.ui.live;

import org.layerwise.ui.fx.Texts;

/**
 * Words for what is not named by its node.
 *
 * @param batch the loss of single batches
 * @param train whole epochs of training rows
 * @param validation validation rows after an epoch
 * @param activations what histograms count
 * @param healthy where update-to-weight ratios ought to lie
 * @param healthyHelp what that means
 */
public record SeriesNames(
        String batch, String train, String validation, String activations, String healthy, String healthyHelp) {
    public static SeriesNames fromTexts() {
        return new SeriesNames(
                Texts.get("watch.series.batch"),
                Texts.get("watch.series.train"),
                Texts.get("watch.series.validation"),
                Texts.get("watch.series.activations"),
                Texts.get("watch.series.healthy"),
                Texts.get("watch.series.healthy.help"));
    }
}
