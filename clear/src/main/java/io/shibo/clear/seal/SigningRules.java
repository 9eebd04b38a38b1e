package io.shibo.clear.seal;

import io.shibo.clear.ceb.FieldError;
import io.shibo.clear.ceb.Filing;
import io.shibo.clear.ceb.MessageType;
import io.shibo.clear.ceb.Reading;
import io.shibo.clear.ceb.SignatureFault;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * By whom a message must be signed, and by which code one is answered whose signature is missing or fails. Which messages
 * must be signed at all is {@link MessageType#signing}; a signature that is not required must be valid where it stands.
 *
 * <p>The codes are those of table 7-2 of the specification of 2022-05. Kinds for which it has none of their own are answered
 * by the code of a field that fails, and where there is no such code either by the platform's (table 7-1).
 */
public final class SigningRules {
    private static final String FIELD = "ds:Signature";

    /** The official fields that name the companies one of which must have signed. */
    private static final Map<MessageType, List<String>> SIGNERS = new EnumMap<>(Map.ofEntries(
            Map.entry(MessageType.CEB213, List.of("agentCode")),
            Map.entry(MessageType.CEB215, List.of("operatorCode")),
            Map.entry(MessageType.CEB303, List.of("ebpCode", "ebcCode")),
            Map.entry(MessageType.CEB311, List.of("ebpCode", "ebcCode")),
            Map.entry(MessageType.CEB403, List.of("payCode", "ebpCode", "ebcCode")),
            Map.entry(MessageType.CEB411, List.of("payCode")),
            Map.entry(MessageType.CEB505, List.of("logisticsCode")),
            Map.entry(MessageType.CEB507, List.of("operatorCode", "logisticsCode")),
            Map.entry(MessageType.CEB509, List.of("logisticsCode")),
            Map.entry(MessageType.CEB511, List.of("logisticsCode")),
            Map.entry(MessageType.CEB513, List.of("logisticsCode")),
            Map.entry(MessageType.CEB603, List.of("agentCode")),
            Map.entry(MessageType.CEB605, List.of("agentCode")),
            Map.entry(MessageType.CEB607, List.of("agentCode")),
            Map.entry(MessageType.CEB621, List.of("agentCode")),
            Map.entry(MessageType.CEB623, List.of("agentCode")),
            Map.entry(MessageType.CEB625, List.of("agentCode")),
            Map.entry(MessageType.CEB701, List.of("agentCode")),
            Map.entry(MessageType.CEB711, List.of("operatorCode"))));

    /**
     * Codes of its own that a register has for signatures, by the beginning of all its codes.
     *
     * @param differs the data are not what was signed
     * @param fails every other fault
     * @param stranger the certificate is not the company's
     */
    private record Codes(String differs, String fails, String stranger) {}

    private static final Map<String, Codes> CODES = Map.of(
            "-621", new Codes("-621028", "-621029", "-621015"),
            "-623", new Codes("-623029", "-623029", "-623021"),
            "-625", new Codes("-625005", "-625005", "-625013"));

    private SigningRules() {}

    private static final Map<Class<?>, Map<String, Method>> COMPONENTS = new ConcurrentHashMap<>();

    /** What a document is to be answered about its message's signature; empty where nothing is wrong. */
    public static List<FieldError> check(Reading.Message message, Reading.Item item) {
        MessageType type = message.type();
        return switch (message.signature()) {
            case Reading.Signature.NotChecked unknown -> List.of();
            case Reading.Signature.Absent absent ->
                isNeeded(type, item) ? List.of(error(type, SignatureFault.MISSING, "", "")) : List.of();
            case Reading.Signature.Invalid invalid -> List.of(error(type, invalid.fault(), "", invalid.reason()));
            case Reading.Signature.Valid valid -> checkSigner(type, item, valid);
        };
    }

    /**
     * What tells a sending that is refused for its signature from one of the same document that is not, and from one that is
     * refused for another reason: 0 where nothing is wrong.
     */
    public static long mark(List<FieldError> errors) {
        long mark = 0;
        for (FieldError error : errors) {
            mark = mark * 31 + (error.code() + error.message()).hashCode() * 0x9E3779B97F4A7C15L;
        }
        return mark;
    }

    private static boolean isNeeded(MessageType type, Reading.Item item) {
        return switch (type.signing()) {
            case NEVER, OPTIONAL -> false;
            case DECLARED ->
                item.document() instanceof Filing filing && filing.appStatus().equals("2");
            case REQUIRED -> true;
        };
    }

    private static List<FieldError> checkSigner(MessageType type, Reading.Item item, Reading.Signature.Valid valid) {
        Record document = (Record) item.document();
        List<String> signers = SIGNERS.get(type);
        if (document == null || signers == null) {
            // Answered for what is wrong with it, or filed by nobody.
            return List.of();
        }
        Set<String> named = new TreeSet<>();
        for (String field : signers) {
            String company = value(document, field);
            if (company != null && !company.isEmpty()) {
                named.add(company);
            }
        }
        for (String company : named) {
            if (valid.companies().contains(company)) {
                return List.of();
            }
        }
        return List.of(error(
                type,
                SignatureFault.CERTIFICATE,
                valid.serial(),
                "signed for %s, but %s is %s"
                        .formatted(
                                String.join(", ", new TreeSet<>(valid.companies())),
                                String.join(" or ", signers),
                                named.isEmpty() ? "not named" : String.join(" or ", named))));
    }

    private static FieldError error(MessageType type, SignatureFault fault, String value, String reason) {
        String words = "%s %s; %s%s"
                .formatted(fault.code(), fault.official(), fault.words(), reason.isEmpty() ? "" : ": " + reason);
        return new FieldError(code(type, fault), FIELD, value, words);
    }

    private static String code(MessageType type, SignatureFault fault) {
        if (type.codes() == MessageType.Codes.NONE) {
            return "-" + fault.code();
        }
        Codes own = CODES.get(type.codes().invalid().substring(0, 4));
        return switch (fault) {
            case MISSING -> type.codes().unsigned();
            case DATA -> own == null ? type.codes().invalid() : own.differs();
            case CERTIFICATE -> own == null ? type.codes().invalid() : own.stranger();
            case FORMAT, SIGNATURE, EXPIRED -> own == null ? type.codes().invalid() : own.fails();
        };
    }

    /** A document's field by its official name; null where it has none, or none of text. */
    private static @Nullable String value(Record document, String field) {
        Method accessor = COMPONENTS
                .computeIfAbsent(document.getClass(), SigningRules::components)
                .get(field);
        try {
            Object value = accessor == null ? null : accessor.invoke(document);
            return value == null ? null : value.toString();
        } catch (ReflectiveOperationException closed) {
            throw new IllegalStateException("field %s cannot be read".formatted(field), closed);
        }
    }

    private static Map<String, Method> components(Class<?> type) {
        Map<String, Method> components = new ConcurrentHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            components.put(component.getName(), component.getAccessor());
        }
        return components;
    }
}
