package org.layerwise.export;

import org.layerwise.nn.op.SequenceOps;

/** Recurrent layers and embeddings for ONNX, opset 17. */
interface OnnxSequences extends SequenceOps, OnnxPlace {}
