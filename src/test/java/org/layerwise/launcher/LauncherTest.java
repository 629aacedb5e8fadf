package org.layerwise.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwise.launcher.FakeMachine.Outcome;

/** {@code ./layerwise} on machines of every sort. */
class LauncherTest {

    @TempDir
    Path folder;

    private FakeMachine machine;

    @BeforeEach
    void setUp() throws IOException {
        machine = new FakeMachine(folder.toRealPath());
    }

    @Test
    void withoutAnyJdkItSaysWhatToInstall() throws Exception {
        machine.built();
        Outcome outcome = machine.start("--version");
        assertEquals(2, outcome.status());
        assertEquals(List.of(), outcome.output());
        assertContains(
                outcome.errors(), "Layerwise needs a JDK 25, and none was found", "temurin-25-jdk", "LAYERWISE_JAVA");
    }

    @Test
    void aCurrentFolderThatWasDeletedIsSaidAndJavaNotStarted() throws Exception {
        machine.built();
        machine.jdkInUsualFolder("temurin-25", "25.0.3");
        Path gone = Files.createDirectories(folder.toRealPath().resolve("gone"));
        Path script = folder.toRealPath().resolve("leave.sh");
        FakeMachine.script(script, "rm -r '" + gone + "'; exec '" + machine.project.resolve("layerwise") + "' runs");
        Outcome outcome = machine.startFrom(gone, script);
        assertEquals(2, outcome.status(), outcome.errors());
        assertEquals(List.of(), outcome.output());
        assertContains(outcome.errors(), "The current folder is no longer there.", "Change to another folder");
    }

    @Test
    void tooFewOpenFilesAreSaidAndJavaNotStarted() throws Exception {
        machine.built();
        machine.jdkInUsualFolder("temurin-25", "25.0.3");
        Path script = folder.toRealPath().resolve("few.sh");
        for (int files : List.of(28, 63)) {
            FakeMachine.script(
                    script, "ulimit -n " + files + "; exec '" + machine.project.resolve("layerwise") + "' runs");
            Outcome outcome = machine.startFrom(folder.toRealPath(), script);
            assertEquals(2, outcome.status(), outcome.errors());
            assertEquals(List.of(), outcome.output());
            assertContains(outcome.errors(), "Only " + files + " files may be open at once", "ulimit -n 1024");
        }
        FakeMachine.script(script, "ulimit -n 64; exec '" + machine.project.resolve("layerwise") + "' runs");
        assertEquals(0, machine.startFrom(folder.toRealPath(), script).status());
    }

    @Test
    void aFolderForTemporaryFilesThatIsNotThereIsNoOptionOfJava() throws Exception {
        machine.built();
        machine.jdkInUsualFolder("temurin-25", "25.0.3");
        Path there = Files.createDirectories(folder.toRealPath().resolve("there"));
        machine.environment.put("LAYERWISE_JAVA_OPTIONS", "-Xmx1g -Djava.io.tmpdir=/nowhere/at/all");
        String given = machine.start("kinds").output().toString();
        assertTrue(given.contains("-Xmx1g") && given.contains("-Dlayerwise.tmpdir=/nowhere/at/all"), given);
        assertTrue(!given.contains("java.io.tmpdir"), given);
        machine.environment.put("LAYERWISE_JAVA_OPTIONS", "-Djava.io.tmpdir=" + there);
        assertTrue(machine.start("kinds").output().toString().contains("-Djava.io.tmpdir=" + there));
    }

    @Test
    void findsJdk25WhereJavaOnThePathIsOlder() throws Exception {
        machine.built();
        machine.javaOnPath(machine.jdkInUsualFolder("java-17", "17.0.15"));
        machine.jdkInUsualFolder("java-21", "21.0.7");
        Path wanted = machine.jdkInUsualFolder("temurin-25", "25.0.3");
        assertEquals(wanted.toString(), machine.start("--version").value("home"));
    }

    @Test
    void takesTheJavaOnThePathThroughItsLinks() throws Exception {
        machine.built();
        Path wanted = machine.jdk("somewhere", "25", 0);
        machine.javaOnPath(wanted);
        assertEquals(wanted.toString(), machine.start("--version").value("home"));
    }

    @Test
    void prefersTheJavaItIsTold() throws Exception {
        machine.built();
        Path home = machine.jdk("home", "25.0.1", 0);
        machine.environment.put("JAVA_HOME", home.toString());
        assertEquals(home.toString(), machine.start("--version").value("home"));
        Path told = machine.jdk("told", "25.0.2", 0);
        machine.environment.put("LAYERWISE_JAVA", told.resolve("bin/java").toString());
        assertEquals(told.toString(), machine.start("--version").value("home"));
    }

    @Test
    void refusesAnotherJavaThanItNeeds() throws Exception {
        machine.built();
        machine.environment.put(
                "LAYERWISE_JAVA", machine.jdk("old", "21.0.7", 0).toString());
        Outcome outcome = machine.start("--version");
        assertEquals(2, outcome.status());
        assertContains(outcome.errors(), "which is not Java 25 but 21.0.7");
    }

    @Test
    void givesJavaAUtf8LocaleUnderTheCLocale() throws Exception {
        machine.built();
        machine.jdkInUsualFolder("jdk", "25");
        machine.environment.put("LC_ALL", "C");
        Outcome outcome = machine.start("--version");
        assertEquals("unset", outcome.value("all"));
        assertTrue(outcome.value("ctype").matches("(?i).*\\.utf-?8"), outcome.value("ctype"));
        assertTrue(outcome.arguments().contains("-Dfile.encoding=UTF-8"));
        assertTrue(outcome.arguments().contains("-Dsun.jnu.encoding=UTF-8"));
    }

    @Test
    void becomesJavaSoThatSignalsReachIt() throws Exception {
        machine.built();
        machine.environment.put("LAYERWISE_JAVA", machine.jdk("jdk", "25", 130).toString());
        Outcome outcome = machine.start("--version");
        assertEquals(Long.toString(outcome.pid()), outcome.value("pid"));
        assertEquals(130, outcome.status());
    }

    @Test
    void worksThroughLinksFromAnyFolderAndKeepsArgumentsWhole() throws Exception {
        machine.built();
        machine.jdkInUsualFolder("jdk", "25");
        Path elsewhere = Files.createDirectories(machine.root.resolve("else where"));
        Path first = Files.createSymbolicLink(machine.root.resolve("first"), Path.of("a place with spaces/layerwise"));
        Path second = Files.createSymbolicLink(elsewhere.resolve("second"), first);
        Outcome outcome = machine.startFrom(elsewhere, second, "inspect", "my table.csv", "", "ein*", "表.csv");
        assertEquals(List.of("inspect", "my table.csv", "", "ein*", "表.csv"), outcome.programArguments());
        assertEquals(elsewhere.toString(), outcome.value("folder"));
        assertTrue(outcome.arguments().contains("-Dlayerwise.home=" + machine.project));
    }

    @Test
    void withoutADisplayItNamesTheDemo() throws Exception {
        machine.built();
        machine.jdkInUsualFolder("jdk", "25");
        for (List<String> arguments : List.of(List.<String>of(), List.of("experiment.json"))) {
            Outcome outcome = machine.start(arguments.toArray(new String[0]));
            assertEquals(2, outcome.status());
            assertEquals(List.of(), outcome.output());
            assertContains(outcome.errors(), "no display", "xvfb", "libgtk-3-0", "layerwise demo\"");
        }
        machine.environment.put("DISPLAY", ":987");
        assertContains(machine.start().errors(), "DISPLAY is :987, and nothing answers there", "layerwise demo\"");
    }

    @Test
    void drawsTheDemoWithoutADisplay() throws Exception {
        machine.built();
        machine.jdkInUsualFolder("jdk", "25");
        Outcome demo = machine.start("demo", "-o", "out");
        assertEquals(0, demo.status());
        assertTrue(demo.arguments().containsAll(List.of("-Dglass.platform=Headless", "-Dprism.order=sw")));
        assertTrue(machine.start("kinds").arguments().stream().noneMatch(each -> each.startsWith("-Dglass")));
    }

    @Test
    void buildsWhenSourcesAreNewerThanTheBuildAndOnlyThen() throws Exception {
        machine.jdkInUsualFolder("jdk", "25");
        machine.maven(true);
        Outcome first = machine.start("kinds");
        assertEquals("Building Layerwise (once)…\n", first.errors());
        assertEquals(List.of("kinds"), first.programArguments());
        assertEquals("", machine.start("kinds").errors());
        assertEquals(1, machine.builds());
        for (String changed : List.of("pom.xml", "src/main/java/A.java", "resources")) {
            machine.built();
            int before = machine.builds();
            FakeMachine.age(machine.project.resolve(changed), 0);
            machine.start("kinds");
            assertEquals(before + 1, machine.builds(), changed);
        }
    }

    @Test
    void startsCommandsAndTheWindowEachFromACacheMadeOnce() throws Exception {
        machine.jdkInUsualFolder("jdk", "25.0.3");
        machine.maven(true);
        for (String command : List.of("kinds", "demo")) {
            machine.start(command);
            Path cache = machine.project.resolve(
                    "target/run/start-" + (command.equals("demo") ? "window" : "commands") + "-25.0.3.aot");
            FileTime made = Files.getLastModifiedTime(cache);
            Outcome second = machine.start(command);
            assertTrue(second.arguments().contains("-XX:AOTCache=" + cache), second.output()::toString);
            assertEquals(made, Files.getLastModifiedTime(cache));
        }
        try (Stream<Path> files = Files.list(machine.project.resolve("target/run"))) {
            assertEquals(
                    List.of(
                            "built",
                            "layerwise.jar",
                            "lib",
                            "start-commands-25.0.3.aot",
                            "start-commands-25.0.3.aot.sum",
                            "start-window-25.0.3.aot",
                            "start-window-25.0.3.aot.sum"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void startsWithoutACacheWhereNoneCanBeWritten() throws Exception {
        machine.built();
        machine.jdkInUsualFolder("jdk", "25.0.3");
        machine.breaks("mkdir");
        Outcome outcome = machine.start("kinds");
        assertEquals(0, outcome.status());
        assertEquals("", outcome.errors());
        assertEquals(List.of("kinds"), outcome.programArguments());
        assertTrue(outcome.arguments().stream().noneMatch(each -> each.contains("AOT")), outcome.output()::toString);
    }

    @Test
    void startsACopyThatTheNextBuildLeavesAlone() throws Exception {
        machine.jdkInUsualFolder("jdk", "25");
        machine.maven(true);
        Path copy = machine.project.resolve("target/run/layerwise.jar");
        Path made = machine.project.resolve("target/app/layerwise.jar");
        assertTrue(machine.start("kinds").arguments().contains(copy.toString()));
        assertTrue(!Files.isSameFile(made, copy), "the running jar is the one Maven writes to");
        machine.environment.put("LAYERWISE_BUILD", "never");
        assertTrue(machine.start("kinds").arguments().contains(made.toString()));
    }

    @Test
    void withoutMavenItSaysWhatToInstall() throws Exception {
        machine.jdkInUsualFolder("jdk", "25");
        Outcome outcome = machine.start("kinds");
        assertEquals(2, outcome.status());
        assertContains(outcome.errors(), "Maven (mvn) is not on the PATH", "apt install maven");
    }

    @Test
    void tellsWhyABuildFailed() throws Exception {
        machine.jdkInUsualFolder("jdk", "25");
        machine.maven(false);
        Outcome outcome = machine.start("kinds");
        assertEquals(1, outcome.status());
        assertEquals(List.of(), outcome.output());
        assertContains(outcome.errors(), "not a statement", "Building Layerwise failed", "target/build.log");
        assertTrue(Files.notExists(machine.project.resolve("target/building")), "the lock is left behind");
    }

    private static void assertContains(String text, String... parts) {
        for (String part : parts) {
            assertTrue(text.contains(part), () -> "expected \"" + part + "\" in: " + text);
        }
    }
}
