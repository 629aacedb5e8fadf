package org.layerwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.layerwise.base.Ticker;
import org.layerwise.base.Version;
import picocli.CommandLine;

/** Which commands are made for which arguments. */
class CommandListTest {
    private static CommandLine made(String name) {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        Object command = CommandList.named(name, new Console(nowhere, nowhere, false), Ticker.SYSTEM);
        return command instanceof CommandLine line ? line : new CommandLine(command);
    }

    @Test
    void eachCommandHasTheNameItIsMadeBy() {
        for (String name : CommandList.NAMES) {
            assertEquals(name, made(name).getCommandName());
        }
    }

    @Test
    void onlyTheCommandThatIsNamedIsMade() {
        assertEquals(List.of("train"), CommandList.needed("train", "new"));
        assertEquals(List.of("train"), CommandList.needed("train", "--version"));
        assertEquals(List.of(), CommandList.needed("--version"));
    }

    @Test
    void helpAndMistakesKnowAllCommands() {
        assertEquals(CommandList.NAMES, CommandList.needed());
        assertEquals(CommandList.NAMES, CommandList.needed("--help"));
        assertEquals(CommandList.NAMES, CommandList.needed("--version", "train"));
        String all = Outcome.of("--help").out();
        String mistake = Outcome.of("trian").err();
        for (String name : CommandList.NAMES) {
            boolean shown = !made(name).getCommandSpec().usageMessage().hidden();
            assertEquals(shown, all.contains("  " + name + " "), all);
            assertEquals(shown, mistake.contains(name), mistake);
        }
        assertTrue(Outcome.of("--version").out().contains(Version.TEXT));
    }
}
