package org.layerwise.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;
import org.layerwise.base.ProblemException;
import org.layerwise.base.Threads;
import org.layerwise.base.Ticker;
import org.layerwise.files.LockFolder;

/**
 * The experiment's file that a window has open, which other windows see: the first to open it may write it, the others may
 * not until it lets go. What says so is in the store's folder, never beside the file. Front.
 */
final class OpenFile {
    private static final int TRIES = 3;
    private static final String SUFFIX = ".json";

    /** How long opening a file waits for the computer's name, which may have to be asked for in the network. */
    private static final long NAME_MILLIS = 200;

    private final LockFolder locks;
    private final Ticker ticker;
    private final Consumer<List<Problem>> report;
    private final FutureTask<String> host;
    private @Nullable Path file;
    private LockFolder.@Nullable Lock lock;
    private @Nullable OtherWindow other;

    /** What the file held when it was opened, while another window could write it. */
    private String content = "";

    /** Another window wrote the file since it was opened here. */
    private boolean isChanged;

    /** @param report takes why files cannot be protected */
    OpenFile(LockFolder locks, Ticker ticker, Consumer<List<Problem>> report) {
        this(locks, ticker, report, new FutureTask<>(OpenFile::askHost));
        Threads.start("layerwise-host", host);
    }

    private OpenFile(LockFolder locks, Ticker ticker, Consumer<List<Problem>> report, FutureTask<String> host) {
        this.locks = locks;
        this.ticker = ticker;
        this.report = report;
        this.host = host;
    }

    /** Deletes what processes left behind that are gone. Any thread. */
    void sweep() {
        locks.sweep(name -> name.endsWith(SUFFIX));
    }

    /** Another file is open here from now on, or none. */
    void follow(@Nullable Path next) {
        if (Objects.equals(next, file)) {
            return;
        }
        close();
        file = next;
        if (next != null) {
            take(next);
            content = other == null ? "" : digest(next);
        }
    }

    private void take(Path wanted) {
        try {
            other = null;
            for (int i = 0; i < TRIES && lock == null; i++) {
                lock = hold(wanted).orElse(null);
                other = lock == null ? holder(wanted).orElse(other) : null;
            }
        } catch (ProblemException e) {
            unprotected(wanted, e);
        }
    }

    /** Where the store's folder cannot be used, files are opened and written all the same. */
    private void unprotected(Path wanted, ProblemException e) {
        report.accept(List.of(Problem.warning(
                Location.file(wanted.toString()),
                Message.of("app/open-unprotected", e.problems().getFirst().message()))));
    }

    private Optional<LockFolder.Lock> hold(Path wanted) {
        OtherWindow self = new OtherWindow(
                wanted.toAbsolutePath().normalize().toString(),
                ProcessHandle.current().pid(),
                host(),
                ticker.now().toString());
        return locks.hold(name(wanted), self.text());
    }

    private Optional<OtherWindow> holder(Path wanted) {
        return locks.text(name(wanted)).map(OtherWindow::of);
    }

    /** Why the file may not be written from here, as far as that is known. */
    Optional<Problem> readOnly() {
        Path open = file;
        if (open == null) {
            return Optional.empty();
        }
        if (other != null) {
            return Optional.of(Problem.warning(Location.NOWHERE, elsewhere(open, other)));
        }
        return isChanged
                ? Optional.of(Problem.warning(
                        Location.NOWHERE, Message.of("app/changed-elsewhere", String.valueOf(open.getFileName()))))
                : Optional.empty();
    }

    private static Message elsewhere(Path file, OtherWindow window) {
        return Message.of(
                "app/open-elsewhere",
                String.valueOf(file.getFileName()),
                Long.toString(window.pid()),
                window.host(),
                window.sinceMinute());
    }

    /** Looks again whether the file may be written; one that somebody else wrote meanwhile may not. */
    Optional<Problem> check() {
        Path open = file;
        if (open != null && other != null) {
            take(open);
            isChanged = other == null && !digest(open).equals(content);
        }
        return readOnly();
    }

    /**
     * Takes a file that is about to be written on somebody's word.
     *
     * @throws ProblemException when another window has it open
     */
    void own(Path wanted) {
        if (!wanted.equals(file)) {
            OpenFile next = new OpenFile(locks, ticker, report, host);
            next.take(wanted);
            refuse(wanted, next.other);
            close();
            file = wanted;
            lock = next.lock;
        } else {
            take(wanted);
            refuse(wanted, other);
        }
        isChanged = false;
    }

    private static void refuse(Path file, @Nullable OtherWindow window) {
        if (window != null) {
            throw Problem.error(Location.NOWHERE, elsewhere(file, window)).toException();
        }
    }

    /** No file is open here any more. */
    void close() {
        if (lock != null) {
            lock.close();
        }
        lock = null;
        file = null;
        other = null;
        isChanged = false;
    }

    /** The same for all paths that lead to one file. */
    private static String name(Path file) {
        Path path = file.toAbsolutePath().normalize();
        try {
            path = path.toRealPath();
        } catch (IOException e) {
            // it is about to be made
        }
        return digest(path.toString().getBytes(StandardCharsets.UTF_8)) + SUFFIX;
    }

    private static String digest(Path file) {
        try {
            return digest(Files.readAllBytes(file));
        } catch (IOException e) {
            return "";
        }
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private String host() {
        try {
            return host.get(NAME_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // it has no name that could be found
        }
        return "localhost";
    }

    private static String askHost() throws UnknownHostException {
        return InetAddress.getLocalHost().getHostName();
    }
}
