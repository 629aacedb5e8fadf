package org.layerwise.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which column is taken for the target. */
class LikelyTargetTest {
    @TempDir
    Path folder;

    private String target(String head) throws IOException {
        Path file = folder.resolve("t.csv");
        Files.writeString(file, head + "\n0,0,0\n0,1,1\n1,0,1\n1,1,0\n");
        return OpenTable.read(file).likelyTarget();
    }

    @Test
    void yIsTheTargetOnlyWhereItIsLast() throws IOException {
        assertEquals("xor", target("x,y,xor"));
        assertEquals("y", target("a,b,y"));
        assertEquals("Y", target("a,label,Y"));
    }

    @Test
    void aWordForTargetsIsOneAnywhere() throws IOException {
        assertEquals("Label", target("a,Label,c"));
        assertEquals("outcome", target("outcome,b,c"));
        assertEquals("c", target("a,b,c"));
    }
}
