package io.shibo.trade.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shibo.codes.Language;
import io.shibo.codes.input.InputException;
import io.shibo.trade.Documents;
import io.shibo.trade.Samples;
import io.shibo.trade.StoredFile;
import io.shibo.trade.check.Finding.Outcome;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** In a set that keeps every rule one thing is broken; its rule must be named, and the place. */
class ConsistencyTest {
    private static final List<StoredFile> GOOD = Documents.of(Samples.deal());

    private static Arguments breaks(Rule rule, String file, String from, String to, Rule... alsoBroken) {
        return Arguments.of(
                rule,
                file,
                from,
                to,
                EnumSet.copyOf(
                        Stream.concat(Stream.of(rule), Stream.of(alsoBroken)).toList()));
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                breaks(Rule.SCHEMA, "invoice.xml", "<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>", "<cbc:Nonsense/>"),
                breaks(Rule.SCHEMA, "order.xml", "2026-03-10", "10.03.2026", Rule.SCHEMA),
                breaks(
                        Rule.LINE_AMOUNT,
                        "order.xml",
                        "PriceAmount currencyID=\"USD\">18500.00",
                        "PriceAmount currencyID=\"USD\">18400.00"),
                breaks(
                        Rule.SUM_OF_LINES,
                        "order.xml",
                        "AnticipatedMonetaryTotal>\n        <cbc:LineExtensionAmount currencyID=\"USD\">74000.00",
                        "AnticipatedMonetaryTotal>\n        <cbc:LineExtensionAmount currencyID=\"USD\">74000.01",
                        Rule.TOTAL),
                breaks(
                        Rule.TOTAL,
                        "invoice.xml",
                        "PayableAmount currencyID=\"USD\">74000.00",
                        "PayableAmount currencyID=\"USD\">74100.00"),
                breaks(
                        Rule.MINOR_UNITS,
                        "invoice.xml",
                        "TaxInclusiveAmount currencyID=\"USD\">74000.00",
                        "TaxInclusiveAmount currencyID=\"USD\">74000.001"),
                breaks(
                        Rule.CURRENCY,
                        "invoice.xml",
                        "TaxInclusiveAmount currencyID=\"USD\"",
                        "TaxInclusiveAmount currencyID=\"EUR\""),
                breaks(Rule.CURRENCY, "order.xml", "DocumentCurrencyCode>USD", "DocumentCurrencyCode>CNY"),
                breaks(
                        Rule.QUANTITIES,
                        "packing-list.xml",
                        "<cbc:Quantity unitCode=\"H87\">4<",
                        "<cbc:Quantity unitCode=\"H87\">5<",
                        Rule.PACKED_QUANTITIES),
                breaks(
                        Rule.QUANTITIES,
                        "order.xml",
                        "<cbc:Quantity unitCode=\"H87\">",
                        "<cbc:Quantity unitCode=\"SET\">"),
                breaks(
                        Rule.PACKED_QUANTITIES,
                        "packing-list.xml",
                        "<cbc:Quantity unitCode=\"H87\">1<",
                        "<cbc:Quantity unitCode=\"H87\">2<"),
                breaks(Rule.GOODS_CODE, "packing-list.xml", "listID=\"HS\">84795000", "listID=\"HS\">84796000"),
                breaks(
                        Rule.ORIGIN,
                        "order.xml",
                        "<cac:OriginCountry>\n                    <cbc:IdentificationCode>CN",
                        "<cac:OriginCountry>\n                    <cbc:IdentificationCode>VN"),
                breaks(Rule.PARTIES, "packing-list.xml", "NIB:9120001234567", "NIB:9120001234568"),
                breaks(
                        Rule.PARTIES,
                        "order.xml",
                        "RegistrationName>Hangzhou Xunrui",
                        "RegistrationName>Hangzhou Xunru1"),
                breaks(Rule.INCOTERM_CHARGES, "invoice.xml", "<cbc:ID>FOB</cbc:ID>", "<cbc:ID>CIF</cbc:ID>"),
                breaks(Rule.INCOTERM_CHARGES, "order.xml", "<cbc:ID>FOB</cbc:ID>", "<cbc:ID>FCA</cbc:ID>"),
                breaks(
                        Rule.NET_WEIGHT,
                        "packing-list.xml",
                        "NetWeightMeasure unitCode=\"KGM\">2160",
                        "NetWeightMeasure unitCode=\"KGM\">2161"),
                breaks(
                        Rule.GROSS_WEIGHT,
                        "packing-list.xml",
                        "GrossWeightMeasure unitCode=\"KGM\">2448",
                        "GrossWeightMeasure unitCode=\"KGM\">2440"),
                breaks(
                        Rule.GROSS_NOT_BELOW_NET,
                        "packing-list.xml",
                        "unitCode=\"KGM\">612",
                        "unitCode=\"KGM\">512",
                        Rule.GROSS_WEIGHT),
                breaks(Rule.PACKAGE_COUNT, "packing-list.xml", "TotalPackageQuantity>4", "TotalPackageQuantity>3"),
                breaks(Rule.DATES, "invoice.xml", "IssueDate>2026-04-06", "IssueDate>2026-03-06"),
                breaks(Rule.DATES, "packing-list.xml", "OccurrenceDate>2026-04-08", "OccurrenceDate>2026-04-01"),
                breaks(Rule.REFERENCES, "invoice.xml", "<cbc:ID>PO-2026-0317", "<cbc:ID>PO-2026-0318"),
                breaks(Rule.REFERENCES, "packing-list.xml", "<cbc:ID>HXR-2026-00412", "<cbc:ID>HXR-2026-00413"),
                breaks(
                        Rule.NO_PRICES,
                        "packing-list.xml",
                        "<cbc:GrossVolumeMeasure unitCode=\"MTQ\">12.432</cbc:GrossVolumeMeasure>",
                        "<cbc:InsuranceValueAmount currencyID=\"USD\">74000.00</cbc:InsuranceValueAmount>",
                        Rule.SCHEMA));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("broken")
    void eachRuleIsBrokenOnceAndNamed(Rule rule, String file, String from, String to, Set<Rule> may) {
        List<Finding> findings = Consistency.check(edit(file, from, to));
        Set<Rule> broken =
                findings.stream().filter(Finding::broken).map(Finding::rule).collect(Collectors.toSet());
        assertThat(broken).contains(rule).isSubsetOf(may);
        for (Finding finding : findings) {
            if (finding.broken()) {
                assertThat(finding.places())
                        .allSatisfy(place -> assertThat(place).contains(".xml"));
                for (Language language : Language.values()) {
                    assertThat(finding.says(language)).isNotBlank().doesNotContain("{");
                    assertThat(finding.asks(language)).isNotBlank();
                }
            }
        }
    }

    @Test
    void everyRuleIsBrokenBySomeCaseAbove() {
        Set<Rule> tried = broken().map(arguments -> (Rule) arguments.get()[0]).collect(Collectors.toSet());
        assertThat(tried).isEqualTo(EnumSet.allOf(Rule.class));
    }

    @Test
    void ruleThatLacksADocumentIsNotCheckedRatherThanKept() {
        List<Finding> findings = Consistency.check(List.of(GOOD.get(1)));
        assertThat(findings)
                .filteredOn(finding -> finding.rule() == Rule.QUANTITIES)
                .allSatisfy(finding -> {
                    assertThat(finding.outcome()).isEqualTo(Outcome.NOT_CHECKED);
                    assertThat(finding.says(Language.EN)).contains("Order", "PackingList");
                });
        assertThat(findings)
                .filteredOn(finding -> finding.rule() == Rule.TOTAL)
                .allSatisfy(finding -> assertThat(finding.outcome()).isEqualTo(Outcome.KEPT));
    }

    @Test
    void ruleThatLacksAFactIsNotCheckedRatherThanKept() {
        List<Finding> findings = Consistency.check(edit("invoice.xml", " listID=\"HS\"", " listID=\"STI\""));
        assertThat(findings)
                .filteredOn(finding -> finding.rule() == Rule.GOODS_CODE)
                .allSatisfy(finding -> assertThat(finding.outcome()).isEqualTo(Outcome.NOT_CHECKED));
    }

    @Test
    void documentOfAnotherKindIsNotSupported() {
        StoredFile note = StoredFile.of(
                "note.xml",
                "<CreditNote xmlns='urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2'/>".getBytes(UTF_8));
        assertThatThrownBy(() -> Consistency.check(List.of(note)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("not supported");
    }

    private static List<StoredFile> edit(String name, String from, String to) {
        return GOOD.stream()
                .map(file -> {
                    if (!file.name().equals(name)) {
                        return file;
                    }
                    String text = new String(file.content(), UTF_8);
                    assertThat(text).contains(from);
                    return StoredFile.of(name, text.replace(from, to).getBytes(UTF_8));
                })
                .toList();
    }
}
