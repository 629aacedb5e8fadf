package org.layerwise.data.profile;

/**
 * How far one column tells the classes apart, on the rows that have a value: its variance falls into two parts,
 * {@code between} = Σₖ nₖ(mₖ − m)²/n of the classes' means, and {@code within} = Σₖ Σᵢ(xᵢ − mₖ)²/n of the rows about them
 * (Fisher, "The use of multiple measurements in taxonomic problems", Annals of Eugenics 7, 1936).
 *
 * @param column its name
 * @param within in the column's squared units
 * @param between in the column's squared units
 */
public record ColumnSeparation(String column, double within, double between) {

    /** Fisher's criterion: between by within; infinite when every class has one value of its own. */
    public double fisher() {
        return between / within;
    }

    /** The share of the variance that the classes explain, η², in 0 … 1. */
    public double share() {
        return between / (between + within);
    }
}
