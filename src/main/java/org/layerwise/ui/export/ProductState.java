package org.layerwise.ui.export;

import java.util.List;
import org.layerwise.app.RunArtifact.Written;
import org.layerwise.base.Problem;

/** How far the writing of one file is. */
public sealed interface ProductState {

    /** Nobody asked for it yet. */
    record Waiting() implements ProductState {}

    /** It is being written and read back. */
    record Working() implements ProductState {}

    /**
     * It stands.
     *
     * @param written what came of it
     */
    record Done(Written written) implements ProductState {}

    /**
     * It could not be written or read back.
     *
     * @param problems why
     */
    record Failed(List<Problem> problems) implements ProductState {}
}
