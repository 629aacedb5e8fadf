package org.layerwise.search.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.catalog.JsonText;
import org.layerwise.files.AtomicFile;
import org.layerwise.files.LockFolder;
import org.layerwise.runs.RunHeading;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The file of one search in the folder of the store, {@code search/NAME.jsonl}: its head, then a line for each trial that is over.
 * A line is written in one piece when the trial's runs are kept, so a search that is killed has lost only trials that were under
 * way; a line that was cut off counts for nothing. It is held by one process at a time. Any thread.
 */
public final class SearchJournal implements AutoCloseable {
    private static final String FOLDER = "search";
    private static final String ENDING = ".jsonl";
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}\\p{M} ._-]{0,99}");

    private final Path file;
    private final LockFolder.Lock lock;
    private final FileChannel channel;
    private final SearchHead head;
    private final Map<Integer, FinishedTrial> trials = new TreeMap<>();
    private final List<ConfirmingRun> confirming = new ArrayList<>();
    private int planned;

    private SearchJournal(Path file, LockFolder.Lock lock, SearchHead head) throws IOException {
        this.file = file;
        this.lock = lock;
        this.head = head;
        this.planned = head.plan().trialsToRun();
        this.channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.READ);
        channel.position(channel.size());
    }

    /**
     * A name as a search may have it: its file is called by it too.
     *
     * @throws ProblemException when it cannot be one
     */
    public static String requireName(String name) {
        if (!NAME.matcher(name).matches() || name.endsWith(" ") || name.endsWith(".")) {
            throw Problem.error(Location.NOWHERE, Message.of("search.run/no-name", name))
                    .toException();
        }
        return RunHeading.requireName(name);
    }

    /** Whether there is a search of this name, or what was one before it was killed. */
    static boolean exists(Path store, String name) {
        return Files.exists(file(store, name));
    }

    private static Path file(Path store, String name) {
        return store.toAbsolutePath().normalize().resolve(FOLDER).resolve(requireName(name) + ENDING);
    }

    /**
     * Begins one.
     *
     * @throws ProblemException when there is one of its name, or the file cannot be written
     */
    public static SearchJournal begin(Path store, SearchHead head) {
        Path file = file(store, head.name());
        LockFolder.Lock lock = hold(file, head.name());
        boolean isOpen = false;
        try {
            if (Files.exists(file)) {
                throw nameTaken(head.name());
            }
            byte[] line = line(head.json());
            AtomicFile.write(file, out -> out.write(line));
            SearchJournal journal = new SearchJournal(file, lock, head);
            isOpen = true;
            return journal;
        } catch (IOException e) {
            throw unwritable(file, e);
        } finally {
            if (!isOpen) {
                lock.close();
            }
        }
    }

    /**
     * Goes on with one.
     *
     * @throws ProblemException when there is none of this name, it goes on elsewhere, or it cannot be read
     */
    public static SearchJournal resume(Path store, String name) {
        Path file = file(store, name);
        if (!Files.exists(file)) {
            throw Problem.error(Location.NOWHERE, Message.of("search.run/no-such-search", name))
                    .toException();
        }
        LockFolder.Lock lock = hold(file, name);
        boolean isOpen = false;
        try {
            List<String> lines = Files.readString(file).lines().toList();
            String document = file.toString();
            SearchHead head =
                    SearchHead.of(JsonText.parse(lines.isEmpty() ? "" : lines.getFirst(), document), document);
            SearchJournal journal = new SearchJournal(file, lock, head);
            isOpen = true;
            journal.read(document);
            return journal;
        } catch (IOException e) {
            throw unwritable(file, e);
        } finally {
            if (!isOpen) {
                lock.close();
            }
        }
    }

    static ProblemException nameTaken(String name) {
        return Problem.error(Location.NOWHERE, Message.of("search.run/name-taken", name))
                .toException();
    }

    private static LockFolder.Lock hold(Path file, String name) {
        return new LockFolder(file.resolveSibling("going-on"))
                .hold(name, name)
                .orElseThrow(() -> Problem.error(Location.NOWHERE, Message.of("search.run/goes-on", name))
                        .toException());
    }

    /** Takes the whole lines in, and cuts off what comes after the first that is not whole. */
    private void read(String document) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int begin = 0;
        for (int end = 0; end < bytes.length; end++) {
            if (bytes[end] == '\n') {
                String text = new String(bytes, begin, end - begin, StandardCharsets.UTF_8);
                if (begin > 0 && !take(text, document)) {
                    break;
                }
                begin = end + 1;
            }
        }
        channel.truncate(begin);
        channel.position(begin);
    }

    private boolean take(String text, String document) {
        try {
            JsonNode line = JsonText.parse(text, document);
            if (FinishedTrial.isOne(line)) {
                FinishedTrial trial = FinishedTrial.of(line);
                trials.put(trial.number(), trial);
            } else if (ConfirmingRun.isOne(line)) {
                confirming.add(ConfirmingRun.of(line));
            } else {
                planned = line.path("trials").asInt(planned);
            }
            return true;
        } catch (ProblemException | IllegalArgumentException | ClassCastException e) {
            return false; // after a loss of power a line may hold anything
        }
    }

    /** What decides the search. */
    public SearchHead head() {
        return head;
    }

    /** How many trials there are to be. */
    public synchronized int planned() {
        return planned;
    }

    /** The trials that are over, by number. */
    synchronized List<FinishedTrial> trials() {
        return List.copyOf(trials.values());
    }

    synchronized @Nullable FinishedTrial trial(int number) {
        return trials.get(number);
    }

    synchronized List<ConfirmingRun> confirming() {
        return List.copyOf(confirming);
    }

    /** The ids of all runs that count. */
    synchronized List<String> runs() {
        List<String> runs = new ArrayList<>();
        trials.values().forEach(trial -> runs.addAll(trial.runs()));
        confirming.forEach(run -> runs.addAll(run.runs()));
        return runs;
    }

    /**
     * Plans another number of trials; never fewer than are over.
     *
     * @throws ProblemException when there can be no such number
     */
    public synchronized void plan(int number) {
        int to = head.plan().withTrials(number).trialsToRun();
        write(JsonNodeFactory.instance.objectNode().put("trials", to));
        planned = to;
    }

    synchronized void add(FinishedTrial trial) {
        write(trial.json());
        trials.put(trial.number(), trial);
    }

    synchronized void add(ConfirmingRun run) {
        write(run.json());
        confirming.add(run);
    }

    private void write(JsonNode line) {
        ByteBuffer bytes = ByteBuffer.wrap(line(line));
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static byte[] line(JsonNode tree) {
        return (tree + "\n").getBytes(StandardCharsets.UTF_8);
    }

    static ProblemException unreadable(String document) {
        return Problem.error(Location.file(document), Message.of("search.run/journal-unreadable"))
                .toException();
    }

    private static ProblemException unwritable(Path file, IOException e) {
        return new ProblemException(
                Problem.error(
                        Location.file(file.toString()),
                        Message.of("search.run/journal-unwritable", String.valueOf(e.getMessage()))),
                e);
    }

    @Override
    public synchronized void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw unwritable(file, e);
        } finally {
            lock.close();
        }
    }
}
