package org.layerwise.runs.sqlite;

import java.util.List;
import org.junit.jupiter.api.Tag;

/** As {@link HostileRowsTest}, every value in every place. */
@Tag("slow")
class HostileRowsSlowTest extends HostileRowsTest {
    @Override
    List<Object> values(List<Object> all) {
        return all;
    }
}
