package org.layerwise.export;

import org.layerwise.nn.op.ImageOps;

/** Convolution and pooling for ONNX, opset 17. */
interface OnnxImages extends ImageOps, OnnxPlace {}
