package org.layerwise.runs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.layerwise.base.Location;
import org.layerwise.base.Message;
import org.layerwise.base.Problem;

/**
 * Which runs somebody looks for, read from what they type: {@code accuracy > 0.9 optimizer=adam tag:paper}. All parts must hold.
 *
 * <ul>
 *   <li>{@code accuracy > 0.9}, {@code loss/train<=0.4}, {@code best:r2>=0.8}: a figure; without a part that of validation where
 *       there is one, else that of training; the last value unless {@code best:} is said. NaN is never found.
 *   <li>{@code epochs>=10}, {@code steps}, {@code seconds}: how far it is
 *   <li>{@code optimizer=adam}, {@code batch!=32}, {@code optimizer.learning-rate<0.01}: a setting, by its path or the end of it
 *   <li>{@code state:completed}, {@code tag:paper}, {@code name:iris}, {@code table:}, {@code note:}, {@code id:}, {@code group:}
 *   <li>{@code starred}; any other word is looked for in name, table, tags and note, and at the beginning of names of figures
 *       and of names and values of settings, so that what is typed as far as {@code accuracy} finds what has one
 * </ul>
 */
public final class RunFilter {
    /** A filter that every run passes. */
    public static final RunFilter ALL = new RunFilter(List.of());

    private static final List<String> KEYS = List.of("name", "state", "tag", "table", "note", "id", "group");
    private static final List<String> VALUE_OF_FIGURE = List.of("best", "last");

    private final List<Term> terms;

    /** One thing that is asked for. */
    private sealed interface Term {
        boolean holds(RunInfo run);
    }

    /** Something that is compared. */
    private record Compared(RunSubject subject, RunOperator operator, String value) implements Term {
        @Override
        public boolean holds(RunInfo run) {
            return subject.of(run).filter(found -> operator.holds(found, value)).isPresent();
        }
    }

    /** Something else. */
    private record Asked(Predicate<RunInfo> what) implements Term {
        @Override
        public boolean holds(RunInfo run) {
            return what.test(run);
        }
    }

    private RunFilter(List<Term> terms) {
        this.terms = List.copyOf(terms);
    }

    /**
     * Reads a filter.
     *
     * @throws org.layerwise.base.ProblemException when the text is no filter, or not yet
     */
    public static RunFilter parse(String text) {
        List<Term> terms = new ArrayList<>();
        List<FilterToken> tokens = FilterToken.of(text);
        for (int i = 0; i < tokens.size(); i++) {
            FilterToken token = tokens.get(i);
            if (token.operator()) {
                throw problem(Message.of("runs/filter-no-subject", token.text()));
            }
            if (i + 1 < tokens.size() && tokens.get(i + 1).operator()) {
                if (i + 2 >= tokens.size() || tokens.get(i + 2).operator()) {
                    throw problem(Message.of(
                            "runs/filter-no-value",
                            token.text() + " " + tokens.get(i + 1).text()));
                }
                terms.add(compared(
                        token.text(),
                        tokens.get(i + 1).text(),
                        tokens.get(i + 2).text()));
                i += 2;
            } else {
                terms.add(asked(token));
            }
        }
        return new RunFilter(terms);
    }

    private static Compared compared(String subject, String sign, String value) {
        RunOperator operator = RunOperator.of(sign);
        if (operator.needsNumber() && RunOperator.number(value).isEmpty()) {
            throw problem(Message.of("runs/filter-no-number", subject, value));
        }
        return new Compared(RunSubject.named(subject), operator, value);
    }

    private static Asked asked(FilterToken token) {
        int colon = token.text().indexOf(':');
        if (token.quoted() || colon <= 0) {
            return word(token);
        }
        String key = token.text().substring(0, colon).toLowerCase(Locale.ROOT);
        String value = token.text().substring(colon + 1);
        if (VALUE_OF_FIGURE.contains(key) || (value.isEmpty() && KEYS.contains(key))) {
            throw problem(Message.of("runs/filter-no-value", token.text()));
        }
        return new Asked(
                switch (key) {
                    case "name" -> run -> contains(run.name(), value);
                    case "state" -> state(value);
                    case "tag" -> run -> run.label().tags().stream().anyMatch(tag -> tag.equalsIgnoreCase(value));
                    case "table" -> run -> contains(run.data().table(), value);
                    case "note" -> run -> contains(run.label().note(), value);
                    case "id" -> run -> run.id().startsWith(value);
                    case "group" -> run -> contains(run.origin().group(), value);
                    default -> throw problem(Message.of("runs/filter-no-key", key));
                });
    }

    private static Predicate<RunInfo> state(String value) {
        for (StoredState state : StoredState.values()) {
            if (state.id().equalsIgnoreCase(value)) {
                return run -> run.state() == state;
            }
        }
        String states = Arrays.stream(StoredState.values()).map(StoredState::id).collect(Collectors.joining(", "));
        throw problem(Message.of("runs/filter-no-state", value, states));
    }

    private static Asked word(FilterToken token) {
        String word = token.text();
        if (word.isEmpty()) {
            return new Asked(run -> true);
        }
        if (!token.quoted() && word.equalsIgnoreCase("starred")) {
            return new Asked(run -> run.label().starred());
        }
        return new Asked(run -> contains(run.name(), word)
                || contains(run.data().table(), word)
                || contains(run.label().note(), word)
                || run.label().tags().stream().anyMatch(tag -> contains(tag, word))
                || (Character.isLetter(word.codePointAt(0)) && begins(run, word.toLowerCase(Locale.ROOT))));
    }

    private static boolean begins(RunInfo run, String word) {
        if (run.figures().keySet().stream().anyMatch(metric -> metric.startsWith(word))) {
            return true;
        }
        String settings = run.settings().text();
        for (int at = find(settings, word, 0); at >= 0; at = find(settings, word, at + 1)) {
            if (at == 0 || "\n.=".indexOf(settings.charAt(at - 1)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Where a word is, whatever its case; −1 where it is not. */
    private static int find(String text, String word, int from) {
        for (int at = from; at + word.length() <= text.length(); at++) {
            if (text.regionMatches(true, at, word, 0, word.length())) {
                return at;
            }
        }
        return -1;
    }

    private static boolean contains(String text, String part) {
        return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }

    private static org.layerwise.base.ProblemException problem(Message message) {
        return Problem.error(Location.NOWHERE, message).toException();
    }

    /** Whether a run is looked for. */
    public boolean accepts(RunInfo run) {
        for (Term term : terms) {
            if (!term.holds(run)) {
                return false;
            }
        }
        return true;
    }

    /** Whether every run is looked for. */
    public boolean isAll() {
        return terms.isEmpty();
    }

    /** What is compared here and no run has, as a misspelled name; empty where each is known, or there are no runs. */
    public Optional<Problem> unknown(List<RunInfo> runs) {
        if (runs.isEmpty()) {
            return Optional.empty();
        }
        return terms.stream()
                .filter(Compared.class::isInstance)
                .map(term -> ((Compared) term).subject())
                .filter(subject -> runs.stream().noneMatch(subject::isIn))
                .findFirst()
                .map(subject -> Problem.warning(Location.NOWHERE, Message.of("runs/filter-unknown", subject.name())));
    }
}
