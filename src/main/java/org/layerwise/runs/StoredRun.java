package org.layerwise.runs;

import java.nio.file.Path;
import java.util.List;
import org.layerwise.base.Problem;
import org.layerwise.run.RunWriter;
import org.layerwise.train.RunState;

/** A run that is being kept while it goes on. */
public interface StoredRun extends RunWriter {

    /** Its id in the store. */
    String id();

    /** Where its checkpoints belong now: elsewhere when the store has gone on in another folder. */
    Path checkpoint();

    /** Where the checkpoint of its best epoch belongs, likewise. */
    Path best();

    /** Where its model belongs when it has ended, likewise. */
    Path model();

    /** It goes on, or waits. */
    void entered(RunState state);

    /** Its process was asked to end: a run that stops now was interrupted. */
    void interrupt();

    /** What was found while it went on. */
    void warn(List<Problem> problems);

    /** What is kept so far. */
    RunRecord record();
}
