package org.layerwise.runs;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Threads;
import org.layerwise.base.Ticker;
import org.layerwise.run.RunRecipe;
import org.layerwise.telemetry.FrameLayout;

/** A folder for each run. The newest runs are kept: when another begins, older ones that have ended go. */
public final class FolderRunStore implements RunStore {
    /** So many runs are kept. */
    public static final int KEPT = 10;

    /** Bytes that they may take; the newest is kept whatever it takes. */
    private static final long MOST_BYTES = 2L << 30;

    private static final DateTimeFormatter ID =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path folder;
    private final Ticker ticker;

    /**
     * @param folder made when it is needed
     * @param ticker says when runs begin and end
     */
    public FolderRunStore(Path folder, Ticker ticker) {
        this.folder = folder.resolve("runs");
        this.ticker = ticker;
    }

    /**
     * One in the temporary folder, for runs that are not to outlast the program, or that can be kept nowhere else.
     *
     * @throws ProblemException when there is no room
     */
    public static FolderRunStore temporary(Ticker ticker) {
        try {
            Path folder = Files.createTempDirectory("layerwise-runs");
            Threads.onShutdown("layerwise-sweep", () -> sweep(folder));
            return new FolderRunStore(folder, ticker);
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.error(
                            Location.NOWHERE,
                            Message.of("runs/temporary-folder-unusable", String.valueOf(e.getMessage()))),
                    e);
        }
    }

    private static void sweep(Path folder) {
        try {
            new RunFolder(folder).delete();
        } catch (IOException e) {
            System.getLogger(FolderRunStore.class.getName())
                    .log(System.Logger.Level.INFO, "temporary runs stay where they are", e);
        }
    }

    @Override
    public StoredRun begin(RunRecipe recipe, FrameLayout layout) {
        try {
            Files.createDirectories(folder);
            RunFolder made = make(ID.format(ticker.now()));
            String id = made.path().getFileName().toString();
            RunInfo info = new RunInfo(
                    id,
                    name(recipe.table()),
                    StoredState.RUNNING,
                    "",
                    ticker.now().toString(),
                    "",
                    recipe.table().toAbsolutePath().normalize().toString());
            StoredRun run = StoredFolder.begin(made, info, recipe, layout, ticker);
            prune();
            return run;
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private ProblemException unusable(IOException e) {
        return new ProblemException(
                Problem.error(
                        Location.file(folder.toString()),
                        Message.of("runs/folder-unusable", String.valueOf(e.getMessage()), StoreFolder.VARIABLE)),
                e);
    }

    /** A folder of its own for each run, also when two begin in one millisecond. */
    private RunFolder make(String id) throws IOException {
        for (int i = 1; ; i++) {
            Path path = folder.resolve(i == 1 ? id : id + "-" + i);
            try {
                return new RunFolder(Files.createDirectory(path));
            } catch (FileAlreadyExistsException e) {
                if (i > 1_000) {
                    throw e;
                }
            }
        }
    }

    /** The table's name with the next number: {@code iris 7}. */
    private String name(Path table) {
        String file = String.valueOf(table.getFileName());
        int dot = file.indexOf('.');
        String stem = dot > 0 ? file.substring(0, dot) : file;
        int last = list().stream()
                .map(RunInfo::name)
                .filter(name -> name.startsWith(stem + " "))
                .map(name -> name.substring(stem.length() + 1))
                .filter(number -> number.matches("\\d{1,9}"))
                .mapToInt(Integer::parseInt)
                .max()
                .orElse(0);
        return stem + " " + (last + 1);
    }

    /** The folders of runs, the newest first; what else is there is left alone. */
    private List<RunFolder> folders() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isDirectory)
                    .sorted(Comparator.comparing(
                                    (Path path) -> path.getFileName().toString())
                            .reversed())
                    .map(RunFolder::new)
                    .toList();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    @Override
    public List<RunInfo> list() {
        List<RunInfo> runs = new ArrayList<>();
        for (RunFolder each : folders()) {
            try {
                runs.add(each.info());
            } catch (IOException | ProblemException e) {
                // begun by another process this very moment, or damaged: there is nothing to list yet, or any more
                System.getLogger(FolderRunStore.class.getName())
                        .log(System.Logger.Level.DEBUG, "a run's folder is passed over", e);
            }
        }
        return runs;
    }

    @Override
    public RunRecord open(String id) {
        try {
            return find(id).record();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private RunFolder find(String id) {
        return folders().stream()
                .filter(each -> each.path().getFileName().toString().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.error(Location.NOWHERE, Message.of("runs/no-such-run", id))
                        .toException());
    }

    @Override
    public void delete(String id) {
        RunFolder found = find(id);
        if (found.isHeld()) {
            throw Problem.error(Location.NOWHERE, Message.of("runs/goes-on", id))
                    .toException();
        }
        try {
            found.delete();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Deletes what is beyond the number or the room that runs may take, the oldest first; never one that goes on. */
    private void prune() throws IOException {
        long bytes = 0;
        int count = 0;
        for (RunFolder each : folders()) {
            bytes += each.size();
            count++;
            if (count > 1 && (count > KEPT || bytes > MOST_BYTES) && !each.isHeld()) {
                each.delete();
            }
        }
    }
}
