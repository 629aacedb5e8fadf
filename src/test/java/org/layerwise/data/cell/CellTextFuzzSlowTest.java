package org.layerwise.data.cell;

import org.junit.jupiter.api.Tag;

/** As {@link CellTextFuzzTest}, with ten million texts. */
@Tag("slow")
class CellTextFuzzSlowTest extends CellTextFuzzTest {
    @Override
    int texts() {
        return 10_000_000;
    }
}
