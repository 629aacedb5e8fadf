package org.layerwise.runs;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.layerwise.base.Message;
import org.layerwise.catalog.JsonCodec;
import org.layerwise.catalog.JsonText;
import org.layerwise.files.AtomicFile;

/**
 * The folder of one kept run. The process that trains it holds a lock, which the system lets go of when the process is gone,
 * however it went.
 *
 * @param path the folder
 */
record RunFolder(Path path) {
    private static final String INFO = "run.json";
    private static final String LOCK = "lock";

    /** Those that this process trains: to open and close a lock's file a second time would let go of the lock. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    RunRecord record() throws IOException {
        return new RunRecord(info(), path);
    }

    /** What is known of the run; one that nobody trains any more is interrupted. */
    RunInfo info() throws IOException {
        Path file = path.resolve(INFO);
        RunInfo info = new JsonCodec(file.toString())
                .read(RunInfo.class, JsonText.parse(Files.readString(file), file.toString()), "");
        return info.state() == StoredState.RUNNING && !isHeld()
                ? info.with(
                        StoredState.INTERRUPTED, Message.of("runs/process-gone").text(), "")
                : info;
    }

    void write(RunInfo info) {
        AtomicFile.write(
                path.resolve(INFO),
                out -> out.write(
                        JsonText.print(JsonCodec.write(info)).getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    /** Locks the folder for as long as the channel is open. */
    FileChannel hold() throws IOException {
        FileChannel channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel.lock();
        HELD.add(path.toAbsolutePath());
        return channel;
    }

    void letGo(FileChannel channel) throws IOException {
        HELD.remove(path.toAbsolutePath());
        channel.close();
    }

    /** Whether a process trains the run. */
    boolean isHeld() {
        Path file = path.resolve(LOCK);
        if (HELD.contains(path.toAbsolutePath())) {
            return true;
        }
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return channel.tryLock() == null;
        } catch (IOException e) {
            return false; // it is being deleted, or the file system has no locks
        }
    }

    void delete() throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(path)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.deleteIfExists(each);
        }
    }

    /** Bytes that its files take. */
    long size() throws IOException {
        long size = 0;
        try (Stream<Path> files = Files.list(path)) {
            for (Path each : files.toList()) {
                size += Files.size(each);
            }
        }
        return size;
    }
}
