package org.layerwise.base;

import java.util.List;
import java.util.stream.Collectors;

/** Ends an operation with one or more {@link Problem}s, meant for people. Handled, and shown once, at the boundary. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Problems that the exception's own text says: a hostile file has many more. */
    private static final int DESCRIBED = 100;

    private final transient List<Problem> problems;

    public ProblemException(Problem problem) {
        this(List.of(problem));
    }

    /**
     * @param problems at least one
     * @throws IllegalArgumentException when there is none
     */
    public ProblemException(List<Problem> problems) {
        super(problems.stream().limit(DESCRIBED).map(Problem::describe).collect(Collectors.joining("\n")));
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("an exception needs at least one problem");
        }
        this.problems = List.copyOf(problems);
    }

    public ProblemException(Problem problem, Throwable cause) {
        this(List.of(problem));
        initCause(cause);
    }

    public List<Problem> problems() {
        return problems;
    }

    /** Throws when any of the problems is an error. */
    public static void throwIfErrors(List<Problem> problems) {
        List<Problem> errors = problems.stream().filter(Problem::isError).toList();
        if (!errors.isEmpty()) {
            throw new ProblemException(errors);
        }
    }
}
