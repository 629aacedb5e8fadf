package org.layerwise.data.read.parquet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.layerwise.base.Message;

/**
 * Finds the reader of Parquet files, which is no part of the class path: its jars lie in the folder {@code parquet} beside the
 * program's libraries and get a class loader of their own when the first Parquet file is opened.
 */
public final class ParquetLibrary {
    /** Names another folder with the reader's jars. */
    public static final String FOLDER = "layerwise.parquet";

    private static final String BESIDE = "lib/parquet";

    private ParquetLibrary() {}

    /** Made once, when it is first asked for. */
    private static final class Loaded {
        static final ParquetReader READER = load(folder());
    }

    /**
     * The reader.
     *
     * @throws ParquetFault when its jars are not there
     */
    public static ParquetReader reader() throws ParquetFault {
        Path folder = folder();
        if (!Files.isDirectory(folder)) {
            throw new ParquetFault(Message.of("data.read.parquet/no-library", folder));
        }
        try {
            return Loaded.READER;
        } catch (ServiceConfigurationError | LinkageError e) {
            throw incomplete(e);
        }
    }

    /** What to say when some of the reader's classes cannot be loaded. */
    public static ParquetFault incomplete(Error e) {
        ParquetFault fault = new ParquetFault(Message.of("data.read.parquet/incomplete-library", folder()));
        fault.initCause(e);
        return fault;
    }

    private static ParquetReader load(Path folder) {
        List<URL> jars = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".jar"))
                    .sorted()
                    .toList()) {
                jars.add(file.toUri().toURL());
            }
        } catch (MalformedURLException e) {
            throw new AssertionError("a path's URI is a URL", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ClassLoader loader = new URLClassLoader(
                "parquet",
                jars.toArray(URL[]::new),
                ParquetLibrary.class.getClassLoader()); // open while the program runs
        return ServiceLoader.load(ParquetReader.class, loader)
                .findFirst()
                .orElseThrow(() -> new ServiceConfigurationError("no reader in " + folder));
    }

    private static Path folder() {
        String given = System.getProperty(FOLDER, "");
        if (!given.isEmpty()) {
            return Path.of(given);
        }
        return program()
                .filter(Files::isRegularFile)
                .map(jar -> jar.resolveSibling(BESIDE))
                .orElseGet(() -> Path.of(System.getProperty("layerwise.home", "."))
                        .resolve("target/app")
                        .resolve(BESIDE)
                        .toAbsolutePath()
                        .normalize());
    }

    /** The jar, or the folder, that this class came from. */
    private static Optional<Path> program() {
        CodeSource source = ParquetLibrary.class.getProtectionDomain().getCodeSource();
        try {
            return source == null || source.getLocation() == null
                    ? Optional.empty()
                    : Optional.of(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
