package org.layerwise.ui.lab;

import javafx.scene.Parent;

/** One laboratory on the Lab page. */
interface LabPart {
    /** By which its texts and its button are found. */
    String id();

    /** What is shown of it. */
    Parent root();

    /** Ends what it does in the background. */
    void close();
}
