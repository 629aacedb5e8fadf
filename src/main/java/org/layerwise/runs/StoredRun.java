package org.layerwise.runs;

import java.nio.file.Path;
import org.layerwise.run.RunWriter;

/** A run that is being kept while it goes on. */
public interface StoredRun extends RunWriter {

    /** What is known of it, as of now. */
    RunInfo info();

    /** Where its checkpoints belong. */
    Path checkpoint();

    /** Where its model belongs when it has ended. */
    Path model();

    /** What is kept so far, up to the last whole epoch, or all of it once the run has ended. */
    RunRecord record();
}
