package org.layerwise.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * A machine made of scripts for the launcher to find its way about on: a PATH with nothing but what is put there, JDKs
 * that tell how they were called, and a copy of {@code ./layerwise} in a project of its own.
 */
final class FakeMachine {

    /** What one start gave. {@code arguments} are those the fake Java was called with, empty when it was not called. */
    record Outcome(long pid, int status, List<String> output, String errors) {

        List<String> arguments() {
            return output.stream()
                    .filter(line -> line.startsWith("argument: "))
                    .map(line -> line.substring("argument: ".length()))
                    .toList();
        }

        /** What follows the main class: the program's own arguments. */
        List<String> programArguments() {
            List<String> all = arguments();
            return all.subList(all.indexOf("org.layerwise.Main") + 1, all.size());
        }

        String value(String name) {
            return output.stream()
                    .filter(line -> line.startsWith(name + ": "))
                    .map(line -> line.substring(name.length() + 2))
                    .findFirst()
                    .orElse("");
        }
    }

    private static final List<String> TOOLS = List.of(
            "sh",
            "cat",
            "cksum",
            "cp",
            "dirname",
            "find",
            "grep",
            "head",
            "ln",
            "locale",
            "mkdir",
            "mv",
            "readlink",
            "rm",
            "sed",
            "sleep",
            "sort",
            "touch");

    final Path root;
    final Path project;
    final Path folders;
    final Map<String, String> environment = new TreeMap<>();
    private final Path tools;

    FakeMachine(Path root) throws IOException {
        this.root = root;
        this.project = Files.createDirectories(root.resolve("a place with spaces"));
        this.folders = Files.createDirectories(root.resolve("jdks"));
        this.tools = Files.createDirectories(root.resolve("tools"));
        for (String tool : TOOLS) {
            script(tools.resolve(tool), "exec " + installed(tool) + " \"$@\"");
        }
        script(tools.resolve("uname"), "echo Linux");
        Files.copy(Path.of("layerwise"), project.resolve("layerwise"));
        executable(project.resolve("layerwise"));
        Files.createDirectories(project.resolve("src/main/java"));
        Files.createDirectories(project.resolve("resources"));
        Files.writeString(project.resolve("pom.xml"), "<project/>");
        Files.writeString(project.resolve("src/main/java/A.java"), "class A {}");
        environment.put("PATH", tools.toString());
        environment.put("LAYERWISE_JAVA_FOLDERS", folders.toString());
    }

    private static Path installed(String tool) {
        return Arrays.stream(new String[] {"/usr/bin", "/bin"})
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + tool + " on this machine"));
    }

    /** A JDK whose java says how it was called and ends with {@code status}. */
    Path jdk(String name, String version, int status) throws IOException {
        Path home = Files.createDirectories(folders.resolveSibling(name));
        return fill(home, version, status);
    }

    /** The same in a folder where the launcher looks by itself. */
    Path jdkInUsualFolder(String name, String version) throws IOException {
        return fill(Files.createDirectories(folders.resolve(name)), version, 0);
    }

    private static Path fill(Path home, String version, int status) throws IOException {
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        script(home.resolve("bin/javac"), "exit 0");
        script(home.resolve("bin/java"), """
                for argument in "$@"; do
                    case $argument in
                        -XX:AOTCacheOutput=*) echo cache >"${argument#*=}"; exit 0 ;;
                    esac
                done
                echo "home: %s"
                echo "pid: $$"
                echo "folder: $(pwd -P)"
                echo "all: ${LC_ALL-unset}"
                echo "ctype: ${LC_CTYPE-unset}"
                for argument in "$@"; do echo "argument: $argument"; done
                exit %d""".formatted(home, status));
        return home;
    }

    /** Puts a java of this version on the PATH, through a symbolic link as Linux distributions do. */
    void javaOnPath(Path home) throws IOException {
        Files.createSymbolicLink(tools.resolve("java"), home.resolve("bin/java"));
    }

    /** Puts a mvn on the PATH that leaves a jar where the build does, or fails with a compiler's message. */
    void maven(boolean works) throws IOException {
        String build = "mkdir -p \"%1$s/target/app\"; echo jar >\"%1$s/target/app/layerwise.jar\"".formatted(project);
        script(
                tools.resolve("mvn"),
                "echo built >>\"" + root + "/builds\"; "
                        + (works ? build : "echo '[ERROR] A.java:[1,1] not a statement'; exit 1"));
    }

    /** From now on this tool fails as it does where nothing can be written. */
    void breaks(String tool) throws IOException {
        script(tools.resolve(tool), "echo 'Read-only file system' >&2; exit 1");
    }

    int builds() throws IOException {
        Path log = root.resolve("builds");
        return Files.exists(log) ? Files.readAllLines(log).size() : 0;
    }

    /** As though the project had been built an hour ago, with the sources older still. */
    void built() throws IOException {
        Path run = Files.createDirectories(project.resolve("target/run"));
        Files.writeString(run.resolve("layerwise.jar"), "jar");
        Files.writeString(run.resolve("built"), "");
        age(run.resolve("layerwise.jar"), 3600);
        age(run.resolve("built"), 3600);
        try (var files = Files.walk(project)) {
            for (Path file : files.filter(each -> !each.startsWith(run)).toList()) {
                age(file, 7200);
            }
        }
    }

    static void age(Path file, long seconds) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(seconds)));
    }

    Outcome start(String... arguments) throws IOException, InterruptedException {
        return startFrom(root, project.resolve("layerwise"), arguments);
    }

    Outcome startFrom(Path folder, Path script, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        Path errors = root.resolve("errors.txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(errors.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("the launcher did not end");
        }
        return new Outcome(process.pid(), process.exitValue(), output.lines().toList(), Files.readString(errors));
    }

    static void script(Path file, String body) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        executable(file);
    }

    private static void executable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
