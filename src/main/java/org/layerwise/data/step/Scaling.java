package org.layerwise.data.step;

import java.util.Optional;

/** How numbers are brought to a common size where nothing else is chosen for a column: one of the steps, or none. */
public sealed interface Scaling permits Standardize, MinMax, NoScaling {
    /** The step that does it; empty where numbers stay as they are. */
    Optional<Step> step();
}
