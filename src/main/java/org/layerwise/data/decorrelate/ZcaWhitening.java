package org.layerwise.data.decorrelate;

import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

/**
 * Features of unit variance that no longer correlate, each as near as can be to what it was: {@code y = (x − μ)·U·(Λ +
 * ε·λ̄)^(−½)·Uᵀ}, with the eigenvectors U and eigenvalues Λ of the training rows' sample covariance (divided by n − 1), λ̄ as in
 * {@link PcaWhitening}. Features keep their names and places, images their grid. Directions in which nothing varies become 0.
 *
 * @param epsilon ε, a share of the mean variance
 */
@Kind(
        id = "zca-whitening",
        title = "ZCA whitening",
        doc =
                "Makes all features uncorrelated and of unit variance while each stays as near as can be to what it was: columns "
                        + "keep their names, images their grid.",
        paper =
                "Bell and Sejnowski, The \"Independent Components\" of Natural Scenes are Edge Filters, Vision Research 37, 1997")
public record ZcaWhitening(
        @Param(doc = PcaWhitening.EPSILON_DOC, value = "1e-5", min = 0, max = 10)
        double epsilon) implements Decorrelation {
    @Override
    public int outputs(PrincipalAxes axes) {
        return axes.width();
    }

    @Override
    public FittedDecorrelation fit(PrincipalAxes axes) {
        double floor = epsilon * axes.meanVariance();
        return axes.inPlace(value -> 1 / Math.sqrt(value + floor));
    }
}
