package org.layerwise.ui.shell;

import com.sun.javafx.tk.TKClipboard;
import java.io.File;
import java.lang.reflect.Constructor;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import javafx.scene.input.DataFormat;
import javafx.scene.input.Dragboard;

/** What the desktop would hand over with a file dragged from it; the headless platform drags nothing itself. */
final class FileDragboard {
    private FileDragboard() {}

    static Dragboard of(File file) throws ReflectiveOperationException {
        TKClipboard peer = (TKClipboard) Proxy.newProxyInstance(
                TKClipboard.class.getClassLoader(),
                new Class<?>[] {TKClipboard.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "hasContent" -> DataFormat.FILES.equals(arguments[0]);
                    case "getContent" -> DataFormat.FILES.equals(arguments[0]) ? List.of(file) : null;
                    case "getContentTypes" -> Set.of(DataFormat.FILES);
                    default -> null;
                });
        Constructor<Dragboard> constructor = Dragboard.class.getDeclaredConstructor(TKClipboard.class);
        constructor.setAccessible(true);
        return constructor.newInstance(peer);
    }
}
