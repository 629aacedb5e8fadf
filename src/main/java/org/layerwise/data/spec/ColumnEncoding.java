package org.layerwise.data.spec;

/** How one category column becomes features. */
public enum ColumnEncoding {
    /** As {@link PipelineSpec#encoding()} says for all. */
    PIPELINE,
    /** As {@link Encoding#ONE_HOT}. */
    ONE_HOT,
    /** As {@link Encoding#INDEX}. */
    INDEX;

    /**
     * What this means for the column.
     *
     * @param all what the pipeline says
     */
    public Encoding given(Encoding all) {
        return switch (this) {
            case PIPELINE -> all;
            case ONE_HOT -> Encoding.ONE_HOT;
            case INDEX -> Encoding.INDEX;
        };
    }
}
