package org.layerwise.launcher;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.base.Version;

/** {@code ./layerwise} with a real Java, whose cache for the start is whole, damaged, cut short or of another build. */
class StartCacheTest {
    private record Answer(int status, String output, String errors) {}

    private static final Answer RIGHT = new Answer(0, Version.TEXT + "\n", "");

    @TempDir
    Path folder;

    private Path cache;
    private Path jar;

    @BeforeEach
    void builtProject() throws IOException {
        Path project = folder.toRealPath();
        Path run = Files.createDirectories(project.resolve("target/run"));
        Files.copy(Path.of("layerwise"), project.resolve("layerwise"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.createDirectories(project.resolve("src/main"));
        Files.writeString(project.resolve("pom.xml"), "<project/>");
        Files.createSymbolicLink(
                project.resolve("resources"), Path.of("resources").toAbsolutePath());
        Files.createSymbolicLink(
                project.resolve("sample-data"), Path.of("sample-data").toAbsolutePath());
        jar = run.resolve("layerwise.jar");
        writeJar("one");
        Files.writeString(run.resolve("built"), "");
        cache = run.resolve("start-commands-" + System.getProperty("java.version") + ".aot");
    }

    /** The program as this test runs it, with its libraries beside it as the launcher expects them. */
    private void writeJar(String comment) throws IOException {
        Path lib = Files.createDirectories(jar.resolveSibling("lib"));
        StringBuilder libraries = new StringBuilder();
        for (String part : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path file = Path.of(part);
            if (part.endsWith(".jar")) {
                Path link = lib.resolve(file.getFileName());
                if (Files.notExists(link)) {
                    Files.createSymbolicLink(link, file);
                }
                libraries.append("lib/").append(file.getFileName()).append(' ');
            }
        }
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, libraries.toString());
        manifest.getMainAttributes().putValue("Comment", comment);
        Path classes = Path.of("target/classes");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest);
                Stream<Path> all = Files.walk(classes)) {
            for (Path each : all.filter(Files::isRegularFile)
                    .filter(name -> !name.endsWith("MANIFEST.MF"))
                    .toList()) {
                out.putNextEntry(new JarEntry(classes.relativize(each).toString()));
                Files.copy(each, out);
            }
        }
    }

    private Answer start(String... before) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        List<String> command = new ArrayList<>(List.of(before));
        command.addAll(List.of(folder.resolve("layerwise").toString(), "--version"));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment()
                .keySet()
                .removeAll(
                        List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "LAYERWISE_JAVA_OPTIONS", "LAYERWISE_BUILD"));
        builder.environment().put("LAYERWISE_JAVA", System.getProperty("java.home"));
        Process process = builder.start();
        assertTrue(process.waitFor(5, TimeUnit.MINUTES), "the launcher does not end");
        return new Answer(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }

    /** Starts with a damaged cache, and finds it made anew. */
    private void damaged(byte[] bytes) throws Exception {
        Files.write(cache, bytes);
        assertEquals(RIGHT, start());
        assertFalse(Arrays.equals(bytes, Files.readAllBytes(cache)), "the damaged cache is still there");
        assertTrue(Files.size(cache) > 1_000_000, "no cache was made");
    }

    @AfterEach
    void removeLinks() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path link : files.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        }
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void neverChangesWhatIsSaid() throws Exception {
        assertEquals(RIGHT, start());
        byte[] whole = Files.readAllBytes(cache);
        assertTrue(whole.length > 1_000_000, "no cache was made");
        assertEquals(RIGHT, start());
        assertArrayEquals(whole, Files.readAllBytes(cache), "a sound cache was made anew");

        for (int at : List.of(4096, whole.length - 100_000)) {
            byte[] flipped = whole.clone();
            for (int i = at; i < at + 64; i++) {
                flipped[i] ^= (byte) 0xff;
            }
            damaged(flipped);
        }
        damaged(Arrays.copyOf(whole, whole.length / 2));

        byte[] earlier = Files.readAllBytes(cache);
        writeJar("of another build, not newer than the cache");
        Files.setLastModifiedTime(jar, FileTime.fromMillis(1_000_000_000_000L));
        assertEquals(RIGHT, start());
        assertArrayEquals(earlier, Files.readAllBytes(cache));

        FileTime stale = FileTime.fromMillis(1_000_000_000_000L);
        Files.setLastModifiedTime(jar, FileTime.fromMillis(1_000_000_100_000L));
        Files.setLastModifiedTime(cache, stale);
        assertEquals(RIGHT, start());
        assertNotEquals(stale, Files.getLastModifiedTime(cache), "the cache of an earlier build was not made anew");
    }

    @Test
    void isMissedInSilenceWhereItCannotBeWritten() throws Exception {
        Path run = jar.getParent();
        Files.setPosixFilePermissions(run, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            // a protected folder is none to the superuser, unless that right is given up
            assertEquals(
                    RIGHT,
                    Files.isWritable(run)
                            ? start("setpriv", "--bounding-set=-dac_override,-dac_read_search")
                            : start());
        } finally {
            Files.setPosixFilePermissions(run, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        assertTrue(Files.notExists(cache));
    }
}
