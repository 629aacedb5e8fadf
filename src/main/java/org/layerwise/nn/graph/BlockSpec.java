package org.layerwise.nn.graph;

import java.util.ArrayList;
import java.util.List;
import org.layerwise.catalog.Kind;
import org.layerwise.catalog.Param;

/**
 * Nodes that follow one another several times, each copy with weights of its own. Copy k of the node {@code dense1} is the
 * node {@code block1/k/dense1}, counted from 1.
 *
 * <p>What enters a block are its {@code inputs}: a node in it names them as its own inputs, and one that names none takes all
 * of them. From the second copy on the first input is the output of the copy before; the others stay. The output of a copy is
 * its one item whose output no other item of the block takes, and the block's id stands for the output of its last copy.
 *
 * @param id unique among the items beside it
 * @param repeat how many copies there are
 * @param nodes of one copy, in any order; their ids are unique within the block
 * @param inputs the ids of the items whose outputs enter the first copy, in order
 */
@Kind(
        id = "block",
        title = "Block",
        doc = "Nodes that follow one another several times, each copy with its own weights.")
public record BlockSpec(
        @Param(value = "", doc = "Its id, unique in the network.")
        String id,

        @Param(value = "2", doc = "How many copies follow one another.", min = 1, max = 1000)
        int repeat,

        @Param(value = "", doc = "The nodes of one copy, in any order.")
        List<NetworkItem> nodes,

        @Param(value = "", doc = "The ids of the nodes it takes its inputs from, in order.")
        List<String> inputs)
        implements NetworkItem {

    public BlockSpec {
        nodes = List.copyOf(nodes);
        inputs = List.copyOf(inputs);
    }

    /** Nodes in it that name an input which is gone name the one that has come for it. */
    @Override
    public BlockSpec withInputs(List<String> others) {
        List<String> gone = inputs.stream().filter(id -> !others.contains(id)).toList();
        List<String> come = others.stream().filter(id -> !inputs.contains(id)).toList();
        List<NetworkItem> renamed = new ArrayList<>(nodes);
        for (int i = 0; i < Math.min(gone.size(), come.size()); i++) {
            String from = gone.get(i);
            String to = come.get(i);
            renamed.replaceAll(item -> item.withInputs(
                    item.inputs().stream().map(id -> id.equals(from) ? to : id).toList()));
        }
        return new BlockSpec(id, repeat, renamed, others);
    }

    BlockSpec withNodes(List<NetworkItem> others) {
        return new BlockSpec(id, repeat, others, inputs);
    }
}
