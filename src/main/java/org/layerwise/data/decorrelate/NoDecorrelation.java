package org.layerwise.data.decorrelate;

import org.layerwise.catalog.Kind;

/** Leaves the features as they are. */
@Kind(id = "none", title = "None", doc = "Leaves every feature as its column's own preparation made it.")
public record NoDecorrelation() implements Decorrelation {
    @Override
    public FittedDecorrelation fit(PrincipalAxes axes) {
        return new FittedNone();
    }

    @Override
    public int outputs(PrincipalAxes axes) {
        return axes.width();
    }
}
