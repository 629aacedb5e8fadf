package org.layerwise.app;

/** What of the workbench has changed. */
public enum WorkbenchChange {
    /** The experiment, its file, or what can be undone. */
    EXPERIMENT,
    /** The table that is open. */
    TABLE,
    /** What the experiment's data part makes of the table. */
    PREPARATION,
    /** What is being done in the background. */
    ACTIVITY
}
