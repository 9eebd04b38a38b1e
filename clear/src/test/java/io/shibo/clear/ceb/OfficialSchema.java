package io.shibo.clear.ceb;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.XMLConstants;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/** The schemas of the business messages, compiled once; a test is not run where {@code ../shared/data} is absent. */
enum OfficialSchema {
    IMPORT_2022("xsd-2022-05/海关跨境进口业务节点报文定义202205.xsd"),
    EXPORT_2022("xsd-2022-05/海关跨境出口业务节点报文定义202205.xsd"),
    IMPORT_2018("xsd-2018-113/进口业务节点报文.xsd"),
    EXPORT_2018("xsd-2018-113/出口业务节点报文.xsd"),
    TERMINAL_2022("xsd-2022-05/海关跨境终端节点报文定义202205.xsd");

    private final Path file;
    private @Nullable Schema compiled;

    OfficialSchema(String file) {
        this.file = Path.of(System.getProperty("shibo.root", ".."))
                .resolve("../shared/data/ceb")
                .resolve(file)
                .normalize();
    }

    static OfficialSchema of(MessageType type) {
        return switch (type.name().substring(3)) {
            case "303",
                    "304",
                    "403",
                    "404",
                    "505",
                    "506",
                    "507",
                    "508",
                    "509",
                    "510",
                    "603",
                    "604",
                    "605",
                    "606",
                    "607",
                    "608",
                    "701",
                    "702",
                    "792",
                    "213",
                    "214",
                    "215",
                    "216" -> EXPORT_2022;
            default -> IMPORT_2022;
        };
    }

    synchronized Schema schema() throws SAXException {
        assumeTrue(Files.exists(file), () -> "not run: %s is absent".formatted(file));
        if (compiled == null) {
            compiled = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(file.toFile());
        }
        return compiled;
    }
}
