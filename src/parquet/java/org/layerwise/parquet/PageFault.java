package org.layerwise.parquet;

import java.io.IOException;
import org.layerwise.base.Message;

/** What is wrong with a page of a column. */
final class PageFault extends IOException {
    private static final long serialVersionUID = 1;

    private final transient Message what;

    PageFault(Message what) {
        super(what.text());
        this.what = what;
    }

    Message what() {
        return what;
    }
}
