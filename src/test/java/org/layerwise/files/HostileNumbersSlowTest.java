package org.layerwise.files;

import java.util.List;
import org.junit.jupiter.api.Tag;

/** As {@link HostileNumbersTest}, every value in every place. */
@Tag("slow")
class HostileNumbersSlowTest extends HostileNumbersTest {
    @Override
    List<String> values() {
        return VALUES;
    }
}
