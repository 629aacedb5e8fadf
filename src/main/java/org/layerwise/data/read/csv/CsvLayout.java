package org.layerwise.data.read.csv;

/**
 * What was found out from a file's first lines.
 *
 * @param format with every part resolved
 * @param width how many fields most of the first records have; 0 when there are none
 * @param shape how the table differs from a plain one
 */
public record CsvLayout(CsvFormat format, int width, TableShape shape) {}
