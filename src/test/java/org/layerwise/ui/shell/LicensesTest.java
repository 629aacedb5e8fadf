package org.layerwise.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** About names the license of everything that the build ships. */
class LicensesTest {
    private static String child(Element parent, String name) {
        NodeList children = parent.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            Node node = children.item(i);
            if (node.getNodeName().equals(name)) {
                return node.getTextContent().strip();
            }
        }
        return "";
    }

    private static boolean isShipped(Element dependency) {
        Node owner = dependency.getParentNode().getParentNode();
        return !owner.getNodeName().equals("dependencyManagement")
                && !owner.getNodeName().equals("plugin")
                && !child(dependency, "scope").equals("test");
    }

    @Test
    void everyDependencyThatIsShippedIsListed() throws Exception {
        NodeList all = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("pom.xml").toFile())
                .getElementsByTagName("dependency");
        Set<String> listed =
                Licenses.all().stream().map(Licenses.Entry::artifact).collect(Collectors.toSet());
        List<String> missing = new ArrayList<>();
        int shipped = 0;
        for (int i = 0; i < all.getLength(); i++) {
            Element dependency = (Element) all.item(i);
            if (isShipped(dependency)) {
                shipped++;
                if (!listed.contains(child(dependency, "artifactId"))) {
                    missing.add(child(dependency, "artifactId"));
                }
            }
        }
        assertTrue(shipped >= 15, "dependencies seen: " + shipped);
        assertEquals(List.of(), missing);
    }

    @Test
    void everyEntryIsWhole() {
        Licenses.all()
                .forEach(entry -> assertTrue(
                        !entry.title().isBlank()
                                && !entry.license().isBlank()
                                && entry.address().startsWith("https://"),
                        entry::toString));
    }
}
