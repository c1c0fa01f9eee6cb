package loombook.kernel.maven;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * A POM out of what people copy from a library's README: a project, or parts of one, such as some {@code <dependency>}
 * and {@code <repository>}, in any order and with or without what stands around them.
 */
public final class PomText {
    private static final String WRAPPER = "loombook";
    private static final Map<String, String> LISTS =
            Map.of("dependency", "dependencies", "repository", "repositories", "profile", "profiles");
    private static final Map<String, String> NEEDED =
            Map.of("modelVersion", "4.0.0", "groupId", "notebook", "artifactId", "cell", "version", "1");

    private PomText() {}

    /**
     * Returns the text of a whole POM; one that is whole already stays as it is, line by line.
     *
     * @throws MavenProblem when it is no XML, or has nothing of a POM; it knows the line
     */
    public static String whole(String text) throws MavenProblem {
        // Blanks in its place, so that the lines are counted as the reader counts them.
        var parts = text.replaceFirst("^\\s*<\\?xml[^>]*\\?>", "");
        var lost = text.substring(0, text.length() - parts.length()).lines().count() - 1;
        var padded = "\n".repeat((int) Math.max(0, lost)) + parts;
        var root = parse("<" + WRAPPER + ">" + padded + "</" + WRAPPER + ">").getDocumentElement();
        var children = elements(root);
        if (children.isEmpty()) {
            throw new MavenProblem(
                    "", "There is no <dependency> here: write XML as in a POM, a <project> or parts of one.", 1);
        }
        return children.size() == 1 && children.getFirst().getNodeName().equals("project")
                ? padded
                : assembled(children);
    }

    private static Document parse(String xml) throws MavenProblem {
        try {
            var builder = builder();
            builder.setErrorHandler(new Strict());
            return builder.parse(new InputSource(new StringReader(xml)));
        } catch (SAXParseException e) {
            var said = String.valueOf(e.getMessage()).replace("</" + WRAPPER + ">", "the end");
            throw new MavenProblem(
                    "",
                    "The POM is no well-formed XML in its line " + e.getLineNumber() + ": " + said,
                    e.getLineNumber());
        } catch (SAXException | IOException e) {
            throw new MavenProblem("", "The POM can't be read: " + e.getMessage());
        }
    }

    private static DocumentBuilder builder() {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("The JDK can always read XML", e);
        }
    }

    private static List<Element> elements(Node of) {
        var found = new ArrayList<Element>();
        for (var child = of.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                found.add(element);
            }
        }
        return found;
    }

    private static String assembled(List<Element> parts) {
        var document = builder().newDocument();
        var project = document.appendChild(document.createElement("project"));
        var there = new HashSet<String>();
        for (var part : parts) {
            there.add(part.getNodeName());
            var list = LISTS.get(part.getNodeName());
            if (list != null) {
                list(project, list).appendChild(document.importNode(part, true));
            } else if (LISTS.containsValue(part.getNodeName())) {
                var all = list(project, part.getNodeName());
                elements(part).forEach(one -> all.appendChild(document.importNode(one, true)));
            } else {
                project.appendChild(document.importNode(part, true));
            }
        }
        NEEDED.forEach((name, value) -> {
            if (!there.contains(name)) {
                project.appendChild(document.createElement(name)).setTextContent(value);
            }
        });
        return written(document);
    }

    private static Node list(Node project, String name) {
        for (var one : elements(project)) {
            if (one.getNodeName().equals(name)) {
                return one;
            }
        }
        var document = project.getOwnerDocument();
        return project.appendChild(document.createElement(name));
    }

    private static String written(Document document) {
        try {
            var written = new StringWriter();
            var writer = TransformerFactory.newInstance().newTransformer();
            writer.setOutputProperty(OutputKeys.INDENT, "yes");
            writer.transform(new DOMSource(document), new StreamResult(written));
            return written.toString();
        } catch (TransformerException e) {
            throw new IllegalStateException("The JDK can always write XML", e);
        }
    }

    /** Without it the parser prints errors. */
    private static final class Strict implements ErrorHandler {
        @Override
        public void warning(SAXParseException e) {}

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
