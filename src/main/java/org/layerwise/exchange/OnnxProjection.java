package org.layerwise.exchange;

import static org.layerwise.exchange.OnnxGraph.attribute;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.List;
import java.util.stream.IntStream;
import org.layerwise.data.pipeline.ProjectedFeatures;

/**
 * All features projected together, in ONNX: {@code Sub} and {@code MatMul} in double precision, as here, between casts. Features
 * that stay apart are gathered before and put back behind.
 */
final class OnnxProjection {
    private final OnnxGraph graph;

    private OnnxProjection(OnnxGraph graph) {
        this.graph = graph;
    }

    /**
     * Writes a projection.
     *
     * @param features the name of all that the columns make, {@code [N × columns' features]}
     * @return the name of what the network sees
     */
    static String write(OnnxGraph graph, ProjectedFeatures joint, String features) {
        OnnxProjection projection = new OnnxProjection(graph);
        if (joint.apart().length == 0) {
            return projection.project(joint, features);
        }
        String projected = projection.project(joint, projection.gather(features, joint.inputs()));
        String both = graph.add(
                "Concat", List.of(projected, projection.gather(features, joint.apart())), attribute("axis", 1L));
        int[] after = IntStream.concat(IntStream.of(joint.outputs()), IntStream.of(joint.apartAfter()))
                .toArray();
        int[] order = new int[after.length];
        for (int i = 0; i < after.length; i++) {
            order[after[i]] = i;
        }
        boolean inOrder = IntStream.range(0, order.length).allMatch(i -> order[i] == i);
        return inOrder ? both : projection.gather(both, order);
    }

    private String project(ProjectedFeatures joint, String features) {
        String x = limited(cast(features, DataType.DOUBLE));
        double[] mean = joint.projection().mean().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        String centered = graph.add("Sub", List.of(x, graph.doubles("projection.mean", mean, 1, mean.length)));
        String matrix = graph.doubles(
                "projection.matrix",
                joint.projection().numbers(),
                mean.length,
                joint.projection().outputs());
        String turned = graph.add("MatMul", List.of(centered, matrix));
        return cast(limited(turned), DataType.FLOAT);
    }

    /** Within single precision. */
    private String limited(String value) {
        String least = graph.doubles("projection.least", new double[] {-Float.MAX_VALUE}, 1, 1);
        String most = graph.doubles("projection.most", new double[] {Float.MAX_VALUE}, 1, 1);
        return graph.add("Min", List.of(graph.add("Max", List.of(value, least)), most));
    }

    private String gather(String value, int[] places) {
        long[] indices = IntStream.of(places).asLongStream().toArray();
        String chosen = graph.longs("projection.places", indices, indices.length);
        return graph.add("Gather", List.of(value, chosen), attribute("axis", 1L));
    }

    private String cast(String value, DataType type) {
        return graph.add("Cast", List.of(value), attribute("to", (long) type.getNumber()));
    }
}
