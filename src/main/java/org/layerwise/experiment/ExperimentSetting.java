package org.layerwise.experiment;

import java.util.Optional;
import org.layerwise.catalog.ParameterInfo;
import tools.jackson.databind.JsonNode;

/**
 * One setting of an experiment: what it is now, and what it may be.
 *
 * @param path where it is
 * @param value what it is now
 * @param declaration its title, type and bounds; empty for a kind's name, an item of a list, and the format's own keys
 */
public record ExperimentSetting(String path, JsonNode value, Optional<ParameterInfo> declaration) {}
