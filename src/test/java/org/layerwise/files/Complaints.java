package org.layerwise.files;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import org.junit.jupiter.api.function.Executable;
import org.layerwise.base.ProblemException;

/** What an operation complains of. */
final class Complaints {
    private Complaints() {}

    /** Each problem in one line, the folder's name left out. */
    static String of(Path folder, Executable operation) {
        ProblemException e = assertThrows(ProblemException.class, operation);
        return e.getMessage().replace(folder + "/", "").replace(folder.toString(), "FOLDER");
    }
}
