package org.layerwise.data.decorrelate;

import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

/**
 * Principal components: {@code y = (x − μ)·U}, the columns of U being the eigenvectors of the training rows' covariance, by
 * falling variance. A rotation; directions in which nothing varies are left out.
 *
 * @param components at most so many are kept
 * @param variance as few are kept as hold this share of the variance, in (0, 1]
 */
@Kind(
        id = "pca",
        title = "PCA",
        doc = "Turns all features onto the axes along which the training rows vary most, and keeps the first of them. "
                + "Nothing is scaled.",
        paper = "Jolliffe, Principal Component Analysis, 2nd edition, Springer, 2002, chapter 1")
public record Pca(
        @Param(doc = Pca.COMPONENTS_DOC, value = Pca.ALL, min = 1, max = Pca.MOST, most = "all")
        int components,

        @Param(doc = Pca.VARIANCE_DOC, value = "1", min = 0, max = 1, minInclusive = false)
        double variance)
        implements Decorrelation {
    static final int MOST = 100_000;
    static final String ALL = "100000";
    static final String COMPONENTS_DOC = "At most so many components are kept";
    static final String VARIANCE_DOC = "As few components are kept as hold this share of the variance";

    @Override
    public int outputs(PrincipalAxes axes) {
        return axes.kept(components, variance);
    }

    @Override
    public FittedDecorrelation fit(PrincipalAxes axes) {
        return axes.projection(outputs(axes), value -> 1);
    }
}
