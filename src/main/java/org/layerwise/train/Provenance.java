package org.layerwise.train;

import org.layerwise.catalog.Param;

/**
 * Where a model comes from.
 *
 * @param writtenBy the program and its version
 * @param java the runtime
 * @param platform operating system and architecture
 * @param blas what multiplied the matrices
 * @param trainingRows how many rows trained it
 * @param epochs how many epochs were begun
 * @param steps how many updates were made
 * @param ended why the run ended
 */
public record Provenance(
        @Param(value = "", doc = "The program and its version.")
        String writtenBy,

        @Param(value = "", doc = "The runtime.") String java,

        @Param(value = "", doc = "Operating system and architecture.")
        String platform,

        @Param(value = "", doc = "What multiplied the matrices.")
        String blas,

        @Param(value = "0", doc = "How many rows trained it.")
        int trainingRows,

        @Param(value = "0", doc = "How many epochs were begun.")
        int epochs,

        @Param(value = "0", doc = "How many updates were made.")
        long steps,

        @Param(value = "completed", doc = "Why the run ended.")
        RunEnd ended) {

    /** The platform this program runs on: {@code Linux amd64}. */
    public static String thisPlatform() {
        return System.getProperty("os.name") + " " + System.getProperty("os.arch");
    }
}
