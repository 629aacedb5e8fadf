package org.layerwise.ui.data;

import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.scene.Parent;
import org.layerwise.app.SampleTables;
import org.layerwise.app.Workbench;
import org.layerwise.ui.data.overview.OverviewView;
import org.layerwise.ui.data.overview.OverviewViewModel;
import org.layerwise.ui.fx.FxThread;
import org.layerwise.ui.fx.RecentFiles;
import org.layerwise.ui.fx.Screen;
import org.layerwise.ui.fx.UiContext;

/** The Data page: the table's columns, its overview, and how it is prepared. */
public final class DataScreen implements Screen {
    private final DataViewModel columns;
    private final OverviewView overview;
    private final DataView view;
    private final MissingTableViewModel missing;

    /**
     * @param ask asks for a file and opens it
     * @param open opens a file
     * @param recent the files opened last
     */
    public DataScreen(Workbench workbench, UiContext ui, Runnable ask, Consumer<Path> open, RecentFiles recent) {
        columns = new DataViewModel(workbench);
        view = new DataView(columns, ask, open, SampleTables.beside());
        OverviewViewModel model = new OverviewViewModel(workbench, ui.background(), FxThread::run);
        overview = new OverviewView(model, ui);
        new DataPages(view.root(), columns, model, overview);
        missing = new MissingTableViewModel(workbench, ui.dialogs(), ui.report());
        new MissingTableView(missing, open).putOver(view.root());
        new RecentList(recent, open).install(view.root(), ui.background());
        new SampleFacts(SampleTables.beside()).install(view.root(), ui.background());
        view.offer(new TestTableChoice(workbench, ui.dialogs(), ui.report()), new AugmentationViewModel(workbench));
    }

    @Override
    public Parent root() {
        return view.root();
    }

    /** While a model's table is not here, a table is one that may be it. */
    @Override
    public boolean takeDropped(Path file) {
        return missing.takeDropped(file);
    }

    @Override
    public void close() {
        missing.close();
        columns.close();
        overview.close();
    }
}
