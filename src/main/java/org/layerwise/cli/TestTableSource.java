package org.layerwise.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.Severity;
import org.layerwise.data.read.TableReader;
import org.layerwise.data.spec.DataSpec;
import org.layerwise.data.spec.SplitSpec;
import org.layerwise.data.table.Table;
import org.layerwise.experiment.Experiment;
import org.layerwise.files.ExperimentFile;
import org.layerwise.train.Model;

/** Finds the table that is a model's test part, given the one it was trained on. */
final class TestTableSource {
    private TestTableSource() {}

    /**
     * The table of the test part: the given one, unless the model was trained on that and has a test table of its own. That is
     * looked for where the model says, then as it stood beside the given one.
     *
     * @throws org.layerwise.base.ProblemException when it is not there, or has changed
     */
    static Table of(Path model, Model trained, Table given) {
        Experiment experiment = trained.experiment();
        SplitSpec split = experiment.split();
        DataSpec data = experiment.data();
        if (!split.hasTestTable()
                || given.fingerprint().equals(split.testFingerprint())
                || !given.fingerprint().equals(data.fingerprint())) {
            return given;
        }
        SequencedSet<Path> places = new LinkedHashSet<>();
        new ExperimentFile(model).testTable(experiment).ifPresent(places::add);
        beside(given, experiment).ifPresent(places::add);
        Path file = places.stream()
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> Problem.error(Location.file(given.file()), notAt(places))
                        .toException());
        Table found = TableReader.readLike(file, data.format(), data.faults());
        split.checkTestFingerprint(found, Severity.ERROR).ifPresent(changed -> {
            throw changed.toException();
        });
        return found;
    }

    private static Message notAt(SequencedSet<Path> places) {
        return places.size() == 1
                ? Message.of("cli/no-test-table", places.getFirst())
                : Message.of("cli/no-test-table-at-either", places.getFirst(), places.getLast());
    }

    /** Where the test table stands when the two tables were moved together. */
    private static Optional<Path> beside(Table given, Experiment experiment) {
        try {
            Path first = Path.of(experiment.data().table()).normalize();
            Path second = Path.of(experiment.split().testTable()).normalize();
            Path folder = first.resolveSibling("").normalize();
            return first.isAbsolute() == second.isAbsolute()
                    ? Optional.of(Path.of(given.file())
                            .resolveSibling(folder.relativize(second))
                            .normalize())
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // not on one root, or above it: there is no such place
        }
    }
}
