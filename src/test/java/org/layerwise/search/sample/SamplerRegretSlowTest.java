package org.layerwise.search.sample;

import org.junit.jupiter.api.Tag;

/** As {@link SamplerRegretTest}, over fifty seeds. */
@Tag("slow")
class SamplerRegretSlowTest extends SamplerRegretTest {
    @Override
    int seeds() {
        return 50;
    }
}
