package io.shibo.trade.internal.ubl;

import com.helger.ubl21.UBL21Marshaller;
import io.shibo.codes.input.Problem;
import io.shibo.trade.DocumentKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.Validator;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** The schemas of UBL 2.1. Only for bytes that the hardened parser has accepted before. */
public final class UblSchema {
    private static final int MAX_FLAWS = 50;
    private static final int MAX_MESSAGE = 240;

    private UblSchema() {}

    /** What a schema refuses, in the validator's own words. */
    public record Flaw(int line, String message) {}

    public static List<Flaw> flaws(DocumentKind kind, byte[] bytes) {
        List<Flaw> flaws = new ArrayList<>();
        try {
            Validator validator = schema(kind).newValidator();
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            validator.setErrorHandler(new Collector(flaws));
            validator.validate(new StreamSource(new ByteArrayInputStream(bytes)));
        } catch (SAXException fatal) {
            if (flaws.isEmpty()) {
                flaws.add(new Flaw(0, Problem.show(String.valueOf(fatal.getMessage()))));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return flaws;
    }

    private static Schema schema(DocumentKind kind) {
        Schema schema = switch (kind) {
            case ORDER -> UBL21Marshaller.order().getSchema();
            case INVOICE -> UBL21Marshaller.invoice().getSchema();
            case PACKING_LIST -> UBL21Marshaller.packingList().getSchema();
        };
        return Objects.requireNonNull(schema, "ph-ubl21 carries the schema of each kind");
    }

    /** The validator's words with element names for {@code {"urn:…":Name}}, cut to what a reader takes in. */
    private static String plain(String message) {
        String named = message.replaceAll("\"urn:[^\"]*\":", "").replaceAll("[{}]", "");
        return named.length() > MAX_MESSAGE ? named.substring(0, MAX_MESSAGE) + "…" : named;
    }

    private record Collector(List<Flaw> flaws) implements ErrorHandler {
        @Override
        public void warning(SAXParseException warning) {
            // A warning refuses nothing.
        }

        @Override
        public void error(SAXParseException error) {
            if (flaws.size() < MAX_FLAWS) {
                flaws.add(new Flaw(Math.max(0, error.getLineNumber()), plain(String.valueOf(error.getMessage()))));
            }
        }

        @Override
        public void fatalError(SAXParseException error) throws SAXException {
            error(error);
            throw error;
        }
    }
}
