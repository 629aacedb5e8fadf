package org.layerwise.ui.shell;

import java.util.List;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.layerwise.app.Workbench;
import org.layerwise.ui.fx.WindowWords;

/** Says that the experiment's file may not be written from this window, as long as that is so. */
final class ReadOnlyBanner {
    private final Workbench workbench;
    private final ObservableList<Banner> banners;
    private @Nullable Banner shown;

    ReadOnlyBanner(Workbench workbench, ObservableList<Banner> banners) {
        this.workbench = workbench;
        this.banners = banners;
    }

    void refresh() {
        String text = workbench.readOnly(false).map(WindowWords::describe).orElse("");
        if (shown != null && !shown.text().equals(text)) {
            banners.remove(shown);
            shown = null;
        }
        if (shown == null && !text.isEmpty()) {
            shown = new Banner("read-only", "fth-lock", text, List.of());
            banners.add(shown);
        }
    }
}
