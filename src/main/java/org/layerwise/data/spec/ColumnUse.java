package org.layerwise.data.spec;

/** What a column other than the target is for. The target is named once, by {@link DataSpec#target()}. */
public enum ColumnUse {
    /** The network may see it. */
    FEATURE,
    /** Left out. */
    IGNORED
}
