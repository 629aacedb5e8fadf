package org.layerwise;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.layerwise.data.prepare.PreparedData;
import org.layerwise.experiment.ExperimentPlan;
import org.layerwise.nn.graph.GraphChecker;
import org.layerwise.run.RunRecipe;
import org.layerwise.train.Trainer;
import org.layerwise.ui.fx.Screen;

/** The rules of the house; the numbers are those of the architecture page. */
class ArchitectureTest {

    /** Grows with the project: a test that sees fewer classes than there are looks in the wrong place. */
    private static final int CLASSES_SEEN_AT_LEAST = 1_100;

    private static final String ROOT = "org.layerwise";

    /** From top to bottom; a layer uses those below it. Packages on one line may use each other (without cycles). */
    private static final List<Set<String>> LAYERS = List.of(
            Set.of("", "cli"),
            Set.of("ui.demo"),
            Set.of("ui.shell"),
            Set.of(
                    "ui.watch",
                    "ui.lab",
                    "ui.outcome",
                    "ui.data",
                    "ui.design",
                    "ui.export",
                    "ui.predict",
                    "ui.runs",
                    "ui.layer"),
            Set.of("ui.data.steps", "ui.data.overview", "ui.data.reading", "ui.live"),
            Set.of("ui.chart.export"),
            Set.of("ui.data.columns", "ui.chart.draw", "ui.sheet"),
            Set.of("ui.chart.model", "ui.chart.plot"),
            Set.of("ui.fx"),
            Set.of("app"),
            Set.of(
                    "report",
                    "exchange",
                    "exchange.tensorboard",
                    "bench",
                    "outcome",
                    "lab.rate",
                    "lab.init",
                    "search.run"),
            Set.of("runs.sqlite"),
            Set.of("runs"),
            Set.of("run"),
            Set.of("files"),
            Set.of("files.migrations"),
            Set.of("search.plan"),
            Set.of("search.sample", "search.prune", "search.importance"),
            Set.of("search"),
            Set.of("search.space"),
            Set.of("train"),
            Set.of("train.measure"),
            Set.of("experiment"),
            Set.of("experiment.migrations"),
            Set.of("telemetry"),
            Set.of("data.prepare"),
            Set.of("data.split", "data.pipeline", "data.profile"),
            Set.of("data.spec", "data.read"),
            Set.of("data.step", "data.decorrelate", "data.augment", "data.read.csv", "data.window"),
            Set.of("data.step.fitted"),
            Set.of("data.table", "data.read.parquet"),
            Set.of("data.cell"),
            Set.of("nn.graph"),
            Set.of("nn.layer", "nn.loss"),
            Set.of("nn.activation"),
            Set.of("nn.translate"),
            Set.of("nn.kernel"),
            Set.of("nn.param"),
            Set.of("nn.init", "nn.regularize", "nn.clip", "nn.optim", "nn.schedule", "nn.metric"),
            Set.of("catalog"),
            Set.of("math"),
            Set.of("base"));

    /**
     * The only places that may catch everything, so that one failure does not take the rest along: the program's entry, the
     * JavaFX thread's handler, the run's thread, whoever follows a run, the dispatch of telemetry, the store's
     * thread, the feed of frames, the chart worker.
     */
    private static final Set<String> BOUNDARIES = Set.of(
            "org.layerwise.Main",
            "org.layerwise.ui.fx.FxFailures",
            "org.layerwise.run.Run",
            "org.layerwise.run.Followers",
            "org.layerwise.telemetry.Recorder",
            "org.layerwise.runs.sqlite.StoreWriter",
            "org.layerwise.ui.live.RunFeed",
            "org.layerwise.ui.chart.draw.ChartWorker");

    private static final String SCREENS = "org.layerwise.ui.shell.Screens";

    private static final String FX_THREAD = "org.layerwise.ui.fx.FxThread";

    private static JavaClasses main;

    @BeforeAll
    static void readTheClasses() {
        main = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(location -> location.contains("/org/layerwise/"))
                .importPackages(ROOT);
    }

    @Test
    void seesTheProject() {
        assertTrue(
                main.size() >= CLASSES_SEEN_AT_LEAST,
                () -> "saw " + main.size() + " classes, expected at least " + CLASSES_SEEN_AT_LEAST);
    }

    @Test
    void rule1JavaFxStaysInTheWindow() {
        check(noClasses()
                .that(resideOutsideOfMainAnd("org.layerwise.ui.."))
                .should()
                .dependOnClassesThat(resideInAPackage("javafx.."))
                .because("everything but the window must run and be tested without a toolkit"));
    }

    @Test
    void rule2LayersPointDownward() {
        check(classes()
                .should(dependDownward())
                .because("a layer that knows what stands on it cannot be understood or used without it"));
    }

    @Test
    void rule3PackagesHaveNoCycles() {
        check(slices().matching("org.layerwise.(**)")
                .should()
                .beFreeOfCycles()
                .because("packages in a cycle are one package that is too large"));
    }

    @Test
    void rule4MatricesStayInTheEngine() {
        check(noClasses()
                .that(resideOutside(
                        "org.layerwise.math..",
                        "org.layerwise.nn..",
                        "org.layerwise.train..",
                        "org.layerwise.data..",
                        "org.layerwise.bench.."))
                .should()
                .dependOnClassesThat(resideInAPackage("org.ejml.."))
                .because(
                        "whoever shows or stores numbers should not hold the engine's buffers, which change under it"));
    }

    @Test
    void rule5ChartsAreDrawnInOnePlace() {
        check(noClasses()
                .that(resideOutside("org.layerwise.ui.chart.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.awt..", "javax.swing..", "org.jfree.."))
                .because("two toolkits meet only where a chart is drawn off the JavaFX thread"));
    }

    @Test
    void rule13NoTwoClassesHaveOneName() {
        Map<String, List<String>> named = main.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(
                        JavaClass::getSimpleName, Collectors.mapping(JavaClass::getName, Collectors.toList())));
        named.values().removeIf(names -> names.size() == 1);
        assertEquals(Map.of(), named, "whoever reads a name should not have to ask which one is meant");
    }

    @Test
    void rule15EveryPageIsAScreen() {
        check(classes()
                .that()
                .resideInAPackage("org.layerwise.ui..")
                .and(describe(
                        "are made by the list of screens",
                        type -> type.getConstructorCallsToSelf().stream()
                                .anyMatch(
                                        call -> call.getOriginOwner().getName().equals(SCREENS))))
                .and(describe("hold a root", type -> type.tryGetMethod("root").isPresent()))
                .should()
                .implement(Screen.class)
                .because("a page is shown, and closed, in one way"));
        List<String> screens = main.stream()
                .filter(type -> type.isAssignableTo(Screen.class) && !type.isInterface())
                .filter(type -> type.getConstructorCallsToSelf().stream()
                        .noneMatch(call -> call.getOriginOwner().getName().equals(SCREENS)))
                .map(JavaClass::getName)
                .toList();
        assertEquals(List.of(), screens, "a screen that the list does not have is shown to nobody");
        check(noClasses()
                .that()
                .haveFullyQualifiedName("org.layerwise.ui.shell.MainWindow")
                .or()
                .haveFullyQualifiedName("org.layerwise.ui.shell.ShellView")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "org.layerwise.ui.data..",
                        "org.layerwise.ui.design..",
                        "org.layerwise.ui.watch..",
                        "org.layerwise.ui.export..",
                        "org.layerwise.ui.runs..",
                        "org.layerwise.ui.outcome..",
                        "org.layerwise.ui.lab..",
                        "org.layerwise.ui.predict.."))
                .because("only the list of screens knows which pages there are"));
    }

    @Test
    void rule6ViewModelsKnowNoControl() {
        check(noClasses()
                .that()
                .haveSimpleNameEndingWith("ViewModel")
                .should()
                .dependOnClassesThat(resideInAPackage("javafx.scene.."))
                .because("what a screen decides is tested without showing it"));
    }

    @Test
    void rule7RunLaterStandsInOneClass() {
        check(noClasses()
                .that()
                .doNotHaveFullyQualifiedName(FX_THREAD)
                .should()
                .accessTargetWhere(calls("javafx.application.Platform", "runLater", "runAndWait"))
                .because("a flood of small tasks on the JavaFX thread freezes the window; one class can bound it"));
    }

    @Test
    void rule8RandomnessTimeAndThreadsAreHandedIn() {
        check(noClasses()
                .that(resideOutside("org.layerwise.base.."))
                .should()
                .accessTargetWhere(makesRandomnessTimeOrThreads())
                .because("the same experiment and seed give the same bits, and a test can set the clock"));
        check(noClasses()
                .that(resideOutside("org.layerwise.base.."))
                .should()
                .beAssignableTo(Thread.class)
                .because("threads are named and made in base"));
    }

    @Test
    void rule9PackagesAreNullMarked() {
        Set<String> unmarked = packages()
                .filter(each -> !each.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(
                Set.of(),
                unmarked,
                "packages without @NullMarked in package-info.java, because NullAway checks only what is marked");
    }

    @Test
    void rule10OnlyTheCommandLinePrints() {
        check(noClasses()
                .that(resideOutside("org.layerwise.cli.."))
                .should()
                .accessFieldWhere(reads("java.lang.System", "out"))
                .because("standard output belongs to the command that was asked for"));
        check(noClasses()
                .that(resideOutsideOfMainAnd("org.layerwise.cli.."))
                .should()
                .accessFieldWhere(reads("java.lang.System", "err"))
                .orShould()
                .accessTargetWhere(calls("java.lang.Throwable", "printStackTrace"))
                .because("a person reads Problems, never a stack trace"));
    }

    @Test
    void rule10NothingIsSerializedByJava() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.io\\.Object(Input|Output)Stream")
                .because("reading a serialized object runs whatever the file says"));
    }

    @Test
    void rule10OnlyTheBoundariesCatchEverything() throws IOException {
        // From the sources: in class files try-with-resources and record patterns look like "catch Throwable".
        Pattern clause = Pattern.compile("\\bcatch\\s*\\(([^)]*)\\)");
        Set<String> broad = Set.of("Exception", "RuntimeException", "Throwable", "Error");
        List<String> findings = new ArrayList<>();
        List<Path> sources = sources();
        for (Path file : sources) {
            String name = Path.of("src/main/java").relativize(file).toString();
            String type = name.replace(".java", "").replace('/', '.').replace('\\', '.');
            if (BOUNDARIES.contains(type)) {
                continue;
            }
            String text = Files.readString(file);
            clause.matcher(text)
                    .results()
                    .filter(found -> Stream.of(found.group(1).split("[\\s|]+")).anyMatch(broad::contains))
                    .map(found -> type + ", line "
                            + text.substring(0, found.start()).lines().count() + ": " + found.group())
                    .forEach(findings::add);
        }
        assertTrue(!sources.isEmpty(), "no source file seen");
        assertEquals(
                List.of(),
                findings,
                "catches everything outside " + new TreeSet<>(BOUNDARIES)
                        + ", because a mistake swallowed there is never found");
    }

    @Test
    void rule11FileDialogsStandBehindOneInterface() {
        List<JavaClass> users = main.stream()
                .filter(type -> type.getDirectDependenciesFromSelf().stream()
                        .map(dependency -> dependency.getTargetClass().getFullName())
                        .anyMatch(name -> name.startsWith("javafx.stage.FileChooser")
                                || name.startsWith("javafx.stage.DirectoryChooser")))
                .map(ArchitectureTest::outermost)
                .distinct()
                .toList();
        assertTrue(
                users.size() <= 1,
                () -> "file dialogs are used in " + users
                        + ", because the headless platform has none they belong behind one interface");
        users.forEach(user -> assertTrue(
                user.getRawInterfaces().stream()
                        .anyMatch(type -> type.getPackageName().startsWith(ROOT)),
                () -> user.getName() + " implements no interface that a test could answer instead"));
    }

    @Test
    void rule12RunsAreMadeInOnePlace() {
        String because = "window, command line, folds and laboratories drift apart where each makes runs by itself";
        check(noClasses()
                .that(resideOutside("org.layerwise.run.."))
                .should()
                .callConstructorWhere(describe(
                        "makes a Trainer", call -> call.getTargetOwner().isEquivalentTo(Trainer.class)))
                .because(because));
        check(noClasses()
                .that(are(not(equivalentTo(RunRecipe.class))))
                .and(are(not(equivalentTo(PreparedData.class))))
                .should()
                .callMethodWhere(describe(
                        "prepares rows",
                        call -> call.getTargetOwner().isEquivalentTo(PreparedData.class)
                                && call.getName().equals("of")))
                .because(because));
    }

    @Test
    void pagesShareOneCheckedExperiment() {
        check(noClasses()
                .that()
                .resideInAPackage("org.layerwise.ui..")
                .should()
                .dependOnClassesThat(describe(
                        "plan networks",
                        type -> type.isEquivalentTo(GraphChecker.class) || type.isEquivalentTo(ExperimentPlan.class)))
                .because("a keystroke plans the network once, for all pages: they ask Workbench.checked()"));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(main);
    }

    private static Stream<JavaPackage> packages() {
        return main.stream().map(JavaClass::getPackage).distinct();
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    private static DescribedPredicate<JavaClass> resideOutside(String... packages) {
        return DescribedPredicate.not(resideInAnyPackage(packages));
    }

    private static DescribedPredicate<JavaClass> resideOutsideOfMainAnd(String... packages) {
        DescribedPredicate<JavaClass> isMain =
                describe("Main", type -> outermost(type).getFullName().equals("org.layerwise.Main"));
        return DescribedPredicate.not(isMain.or(resideInAnyPackage(packages)));
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
    }

    private static ArchCondition<JavaClass> dependDownward() {
        return new ArchCondition<>("depend only on their own layer and those below") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                int own = layer(type.getPackageName());
                if (own < 0) {
                    events.add(SimpleConditionEvent.violated(
                            type, type.getName() + " is in a package without a layer: add it to LAYERS"));
                }
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> inProject(dependency.getTargetClass()))
                        .filter(dependency -> layer(dependency.getTargetClass().getPackageName()) < own)
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
            }
        };
    }

    private static boolean inProject(JavaClass type) {
        return type.getPackageName().equals(ROOT) || type.getPackageName().startsWith(ROOT + ".");
    }

    /** The layer's index from the top, or −1 for a package that has none. */
    private static int layer(String packageName) {
        String inside = packageName.equals(ROOT) ? "" : packageName.substring(ROOT.length() + 1);
        for (int index = 0; index < LAYERS.size(); index++) {
            if (LAYERS.get(index).contains(inside)) {
                return index;
            }
        }
        return -1;
    }

    private static DescribedPredicate<JavaAccess<?>> calls(String owner, String... names) {
        return describe(
                "calls " + owner + "." + String.join("/", names),
                call -> call.getTargetOwner().isAssignableTo(owner)
                        && Set.of(names).contains(call.getTarget().getName()));
    }

    private static DescribedPredicate<JavaAccess<?>> reads(String owner, String name) {
        return describe(
                "reads " + owner + "." + name,
                access -> access.getTargetOwner().getFullName().equals(owner)
                        && access.getTarget().getName().equals(name));
    }

    private static DescribedPredicate<JavaAccess<?>> makesRandomnessTimeOrThreads() {
        return describe("makes its own randomness, time or threads", call -> {
            JavaClass owner = call.getTargetOwner();
            AccessTarget target = call.getTarget();
            String name = target.getName();
            return switch (owner.getFullName()) {
                case "java.lang.Math", "java.lang.StrictMath" -> name.equals("random");
                case "java.lang.System" -> name.equals("nanoTime") || name.equals("currentTimeMillis");
                case "java.util.UUID" -> name.equals("randomUUID");
                case "java.util.Collections" -> name.equals("shuffle");
                case "java.util.Random",
                        "java.util.SplittableRandom",
                        "java.security.SecureRandom",
                        "java.util.Timer",
                        "java.util.concurrent.ThreadPoolExecutor",
                        "java.util.concurrent.ScheduledThreadPoolExecutor",
                        "java.util.Date" -> name.equals("<init>");
                case "java.util.concurrent.ForkJoinPool" -> name.equals("<init>") || name.equals("commonPool");
                case "java.util.random.RandomGenerator" -> name.equals("of") || name.equals("getDefault");
                case "java.util.random.RandomGeneratorFactory",
                        "java.util.concurrent.ThreadLocalRandom",
                        "java.util.concurrent.Executors" -> true;
                case "java.lang.Thread" ->
                    Set.of("<init>", "ofPlatform", "ofVirtual", "startVirtualThread")
                            .contains(name);
                case "java.time.Clock" -> name.startsWith("system") || name.startsWith("tick");
                case "java.util.concurrent.CompletableFuture" -> name.endsWith("Async");
                default ->
                    owner.getPackageName().equals("java.time") && name.equals("now")
                            || name.equals("parallelStream")
                            || name.equals("parallel") && owner.getPackageName().equals("java.util.stream");
            };
        });
    }
}
