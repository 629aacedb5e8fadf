package org.layerwise.train;

import java.util.List;
import org.layerwise.catalog.Param;

/**
 * The numbers of a run that stands between two updates: where it is, and what it needs beside its weights in order to go on.
 * A checkpoint's {@code run.json}. Numbers that need not be finite are texts, the shortest that round-trip.
 *
 * @param epoch the epoch that was last begun, from 1; 0 before the first
 * @param step how many updates were made
 * @param row how many training rows of that epoch are done: all while its validation is not; 0 when it is over
 * @param seconds time spent training, waiting apart
 * @param streams every random stream
 * @param scalars what the optimizer keeps for all weights together
 * @param sums of the epoch's batches so far
 * @param best the best monitored figure of early stopping, larger being better; empty before the first
 * @param waited epochs since
 * @param plateau where the watch for a loss that stands still is
 * @param cadence steps between samples; 0 in files of runs that did not record it
 */
public record ResumeState(
        int epoch,
        long step,
        int row,
        double seconds,
        List<Stream> streams,
        List<String> scalars,
        Scores.Sums sums,
        String best,
        int waited,
        Plateau plateau,

        @Param(value = "0", doc = "Steps between samples.", omitDefault = true)
        int cadence) {

    /**
     * A random stream's state.
     *
     * @param name {@code shuffle}, {@code dropout/NODE}, {@code noise}, {@code augment}
     * @param state its 256 bits, hexadecimal
     */
    public record Stream(String name, String state) {}

    /**
     * What a schedule that reduces on a plateau has seen.
     *
     * @param reductions how often the rate was to fall
     * @param best the lowest monitored loss
     * @param waited epochs without improvement that count
     * @param cooling epochs to come that do not count
     */
    public record Plateau(int reductions, String best, int waited, int cooling) {}

    public ResumeState {
        streams = List.copyOf(streams);
        scalars = List.copyOf(scalars);
    }

    /** The same with early stopping's wait begun anew; its best figure stays known. */
    public ResumeState waitingAnew() {
        return new ResumeState(epoch, step, row, seconds, streams, scalars, sums, best, 0, plateau, cadence);
    }

    /** How many epochs are over. */
    public int wholeEpochs() {
        return row == 0 ? epoch : epoch - 1;
    }

    /** Whether there is a best epoch. */
    public boolean hasBest() {
        return !best.isEmpty();
    }
}
