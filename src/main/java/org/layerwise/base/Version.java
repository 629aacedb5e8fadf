package org.layerwise.base;

/** What this build calls itself; written into every file it makes. */
public final class Version {
    private Version() {}

    /** The release, as in {@code pom.xml}. */
    public static final String NUMBER = "0.1.0";

    /** {@code Layerwise 0.1.0}. */
    public static final String TEXT = "Layerwise " + NUMBER;
}
