package org.layerwise.train;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.base.RandomStream;

/**
 * The parts of a run that outlast an update, beside its weights: copied out for a checkpoint, and put back. The arrays and
 * streams are the living ones.
 */
final class CheckpointedState {
    private static final int STREAM_BYTES = 32;

    private final Map<String, RandomStream> streams;
    private final Updater updater;
    private final NonFiniteDetector guard;
    private final BestWeights best;
    private final Scores scores;
    private final int[] order;
    private final PlateauWatch plateau;

    /** @param streams by name */
    CheckpointedState(
            Map<String, RandomStream> streams,
            Updater updater,
            NonFiniteDetector guard,
            BestWeights best,
            Scores scores,
            int[] order,
            PlateauWatch plateau) {
        this.streams = streams;
        this.updater = updater;
        this.guard = guard;
        this.best = best;
        this.scores = scores;
        this.order = order;
        this.plateau = plateau;
    }

    /** Everything; the arrays are lent. */
    Checkpoint save(Model model, int epoch, long step, int row, double seconds, int cadence) {
        List<ResumeState.Stream> states = new ArrayList<>();
        streams.forEach((name, stream) -> states.add(new ResumeState.Stream(name, text(stream.state()))));
        List<String> scalars = new ArrayList<>();
        for (double scalar : updater.scalars()) {
            scalars.add(Double.toString(scalar));
        }
        ResumeState standing = new ResumeState(
                epoch,
                step,
                row,
                seconds,
                states,
                scalars,
                scores.sums(),
                best.figure(),
                best.waited(),
                plateau.state(),
                cadence);
        return new Checkpoint(model, standing, order, tensors());
    }

    /** A run stands between two updates, or after the last of an epoch that is not over. */
    static void requirePlace(ResumeState standing, int rows, int batch) {
        int row = standing.row();
        int stepsPerEpoch = (rows + batch - 1) / batch;
        int made = row == rows ? stepsPerEpoch : row / batch;
        boolean isPlace = row >= 0 && row <= rows && (row % batch == 0 || row == rows);
        int whole = standing.wholeEpochs();
        if (!isPlace || whole < 0 || standing.step() != (long) whole * stepsPerEpoch + made) {
            throw contradiction(
                    "step",
                    Message.of("train/checkpoint-place", standing.step(), standing.epoch(), row, stepsPerEpoch, batch));
        }
    }

    /**
     * Puts everything back.
     *
     * @throws ProblemException when the checkpoint is one of another experiment, or contradicts itself
     */
    void restore(Checkpoint checkpoint) {
        ResumeState standing = checkpoint.standing();
        if (checkpoint.order().length != order.length) {
            throw contradiction("order", Message.of("train/checkpoint-rows", checkpoint.order().length, order.length));
        }
        if (standing.streams().size() != streams.size()) {
            throw contradiction(
                    "streams",
                    Message.of("train/checkpoint-streams", standing.streams().size(), streams.size()));
        }
        for (ResumeState.Stream saved : standing.streams()) {
            RandomStream stream = streams.get(saved.name());
            if (stream == null) {
                throw contradiction("streams." + saved.name(), Message.of("train/checkpoint-no-such-stream"));
            }
            stream.restore(words(saved));
        }
        double[] scalars = updater.scalars();
        if (standing.scalars().size() != scalars.length) {
            throw contradiction(
                    "scalars",
                    Message.of("train/checkpoint-scalars", standing.scalars().size(), scalars.length));
        }
        for (int i = 0; i < scalars.length; i++) {
            scalars[i] = number("scalars." + i, standing.scalars().get(i));
        }
        requireSums(standing);
        scores.restore(standing.sums());
        best.restore(standing.hasBest() ? number("best", standing.best()) : Double.NaN, standing.waited());
        plateau.restore(
                standing.plateau(), number("plateau.best", standing.plateau().best()));
        System.arraycopy(checkpoint.order(), 0, order, 0, order.length);
        Map<String, float[]> living = tensors();
        if (!living.keySet().equals(checkpoint.tensors().keySet())) {
            throw contradiction(
                    "tensors",
                    Message.of(
                            "train/checkpoint-tensors",
                            List.copyOf(checkpoint.tensors().keySet()),
                            List.copyOf(living.keySet())));
        }
        checkpoint.tensors().forEach((name, values) -> {
            float[] target = living.get(name);
            if (target == null || target.length != values.length) {
                throw contradiction(
                        "tensors." + name,
                        Message.of("train/checkpoint-tensor-size", values.length, target == null ? 0 : target.length));
            }
            System.arraycopy(values, 0, target, 0, values.length);
        });
    }

    /** Sums are of as many targets as there are, and counts of what was done so far. */
    private void requireSums(ResumeState standing) {
        Scores.Sums sums = standing.sums();
        if (sums.more().size() != scores.moreTargets()) {
            throw contradiction(
                    "sums.more",
                    Message.of("train/checkpoint-targets", sums.more().size() + 1, scores.moreTargets() + 1));
        }
        requireCount("sums.rows", sums.rows());
        requireCount("sums.correct", sums.correct());
        for (int k = 0; k < sums.more().size(); k++) {
            requireCount("sums.more." + k + ".numbers", sums.more().get(k).numbers());
        }
        if (standing.row() > 0 && sums.rows() != standing.row()) {
            throw contradiction("sums.rows", Message.of("train/checkpoint-sums", sums.rows(), standing.row()));
        }
        requireCount("waited", standing.waited());
        requireCount("cadence", standing.cadence());
        requireCount("plateau.reductions", standing.plateau().reductions());
        requireCount("plateau.waited", standing.plateau().waited());
        requireCount("plateau.cooling", standing.plateau().cooling());
        if (!(standing.seconds() >= 0)) {
            throw contradiction("seconds", Message.of("train/checkpoint-negative", standing.seconds()));
        }
    }

    private static void requireCount(String path, long count) {
        if (count < 0) {
            throw contradiction(path, Message.of("train/checkpoint-negative", count));
        }
    }

    /** What is as large as weights, by the names of {@link Checkpoint#tensors}. */
    private Map<String, float[]> tensors() {
        Map<String, float[]> tensors = new LinkedHashMap<>();
        updater.collect(tensors);
        guard.collect(tensors);
        best.collect(tensors);
        return tensors;
    }

    private static String text(long[] words) {
        StringBuilder text = new StringBuilder();
        for (long word : words) {
            text.append(HexFormat.of().toHexDigits(word));
        }
        return text.toString();
    }

    private static long[] words(ResumeState.Stream saved) {
        String text = saved.state();
        if (!text.matches("[0-9a-f]{64}")) {
            throw contradiction("streams." + saved.name(), Message.of("train/checkpoint-digits", STREAM_BYTES * 2));
        }
        long[] words = new long[STREAM_BYTES / Long.BYTES];
        for (int i = 0; i < words.length; i++) {
            words[i] = HexFormat.fromHexDigitsToLong(text, 16 * i, 16 * i + 16);
        }
        return words;
    }

    private static double number(String path, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new ProblemException(problem(path, Message.of("train/checkpoint-no-number", text)), e);
        }
    }

    static ProblemException contradiction(String path, Message text) {
        return problem(path, text).toException();
    }

    private static Problem problem(String path, Message text) {
        return Problem.error(
                Location.path(Message.of("train/checkpoint").text(), path),
                text.hinted(Message.of("train/checkpoint-advice")));
    }
}
