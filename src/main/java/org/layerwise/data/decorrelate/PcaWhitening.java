package org.layerwise.data.decorrelate;

import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

/**
 * Principal components of unit variance: {@code yᵢ = ((x − μ)·uᵢ) / √(λᵢ + ε·λ̄)}, where λᵢ are the eigenvalues of the training
 * rows' sample covariance (divided by n − 1, as scikit-learn's {@code PCA(whiten=True)} does) and λ̄ is the mean variance of a
 * feature, so that ε means the same whatever the features' units; for standardized features λ̄ is 1. With ε = 0 the components
 * of the training rows have exactly unit covariance; a larger ε keeps tiny variances from becoming large noise. Directions in
 * which nothing varies are left out whatever ε is.
 *
 * @param components at most so many are kept
 * @param variance as few are kept as hold this share of the variance, in (0, 1]
 * @param epsilon ε, a share of the mean variance
 */
@Kind(
        id = "pca-whitening",
        title = "PCA whitening",
        doc =
                "Turns all features onto the axes along which the training rows vary most, and scales each to unit variance: "
                        + "the components are uncorrelated and of one size.",
        paper =
                "LeCun, Bottou, Orr and Müller, Efficient BackProp, 1998, section 4.3; Kessy, Lewin and Strimmer, Optimal "
                        + "Whitening and Decorrelation, The American Statistician 72, 2018")
public record PcaWhitening(
        @Param(doc = Pca.COMPONENTS_DOC, value = Pca.ALL, min = 1, max = Pca.MOST, most = "all")
        int components,

        @Param(doc = Pca.VARIANCE_DOC, value = "1", min = 0, max = 1, minInclusive = false)
        double variance,

        @Param(doc = PcaWhitening.EPSILON_DOC, value = "1e-5", min = 0, max = 10)
        double epsilon)
        implements Decorrelation {
    static final String EPSILON_DOC =
            "Added to each variance, as a share of the mean one: keeps tiny variances from becoming large noise";

    @Override
    public int outputs(PrincipalAxes axes) {
        return axes.kept(components, variance);
    }

    @Override
    public FittedDecorrelation fit(PrincipalAxes axes) {
        double floor = epsilon * axes.meanVariance();
        return axes.projection(outputs(axes), value -> 1 / Math.sqrt(value + floor));
    }
}
