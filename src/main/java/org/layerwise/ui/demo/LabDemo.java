package org.layerwise.ui.demo;

import java.util.stream.Stream;
import org.layerwise.ui.fx.Texts;

/** The laboratories: learning rates that suit a network for digits, and ten layers that begin in five ways. */
final class LabDemo {
    private final DemoScene scene;

    /** @param scene in which nothing was done yet */
    LabDemo(DemoScene scene) {
        this.scene = scene;
    }

    void run() {
        WindowRobot hand = scene.hand();
        scene.open("digits.csv");
        hand.click("#shell-page-lab");
        hand.click("#lab-rate-start");
        hand.await("the rates are tried", () -> isThere("#lab-rate-take-valley"));
        scene.pictures("lab-rate", () -> scene.isDrawn("#lab-rate-chart"));
        hand.click("#lab-show-init");
        hand.choose("#lab-init-what", Texts.get("lab.init.what.cs231n"));
        hand.click("#lab-init-start");
        hand.await("the variants are drawn", this::areFiguresDrawn);
        scene.pictures("lab-init", this::areFiguresDrawn);
    }

    private boolean areFiguresDrawn() {
        return Stream.of("deviations", "gradients", "means", "stuck")
                .allMatch(name -> scene.isDrawn("#lab-init-" + name));
    }

    private boolean isThere(String id) {
        return scene.toolkit().stage().getScene().getRoot().lookup(id) != null;
    }
}
