package io.shibo.trade;

import static org.assertj.core.api.Assertions.assertThat;

import com.helger.diagnostics.error.IError;
import com.helger.phive.api.execute.ValidationExecutionManager;
import com.helger.phive.api.executorset.ValidationExecutorSetRegistry;
import com.helger.phive.api.validity.IValidityDeterminator;
import com.helger.phive.en16931.EN16931Validation;
import com.helger.phive.xml.source.IValidationSourceXML;
import com.helger.phive.xml.source.ValidationSourceXML;
import com.helger.xml.serialize.read.DOMReader;
import io.shibo.trade.check.Consistency;
import io.shibo.trade.check.Finding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DocumentsTest {
    /**
     * The one thing that the European rules advise against (a warning, not an error): cac:DeliveryTerms, which EN 16931
     * has no use for, and which an export invoice cannot do without, since it holds the Incoterm and its place.
     */
    private static final Set<String> BEYOND_EN_16931 = Set.of("UBL-CR-410");

    @Test
    void sameDealGivesSameBytes() {
        assertThat(Documents.of(Samples.deal())).isEqualTo(Documents.of(Samples.deal()));
    }

    @Test
    void documentsOfTheRobotArmKeepEveryRule() {
        assertThat(Consistency.check(Documents.of(Samples.deal())))
                .allSatisfy(finding ->
                        assertThat(finding.outcome()).as(finding.toString()).isEqualTo(Finding.Outcome.KEPT));
    }

    @Test
    void packingListNamesEveryPackageAndNoPrice() {
        String list = text(Documents.of(Samples.deal()).get(2));
        assertThat(list.split("<cac:ActualPackage>", -1)).hasSize(5);
        assertThat(list).doesNotContain("Amount", "USD", "18500", "74000");
    }

    @ParameterizedTest
    @EnumSource(TaxCategory.class)
    void invoiceIsValidUnderEn16931(TaxCategory tax) {
        UnaryOperator<String> edit = text ->
                text.replace("zero-rated", tax.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        if (tax == TaxCategory.EXPORT_FREE) {
            edit = edit.andThen(text -> text.replace("USCC:91330108MA2HXRBT7C", "EU_VAT:DE811193231"))::apply;
        }
        assertThat(failures(edit)).isEqualTo(BEYOND_EN_16931);
    }

    @Test
    void invoiceWithFreightAndInsuranceIsValidUnderEn16931() {
        UnaryOperator<String> cif =
                text -> text.replace("\"FOB\", \"place\": \"Ningbo\"", "\"CIF\", \"place\": \"Jakarta\"")
                        .replace(
                                "\"taxCategory\"",
                                "\"charges\": [{\"kind\": \"freight\", \"amount\": \"2600.00\"}, {\"kind\": \"insurance\", \"amount\": \"420.00\"}], \"taxCategory\"");
        Deal deal = Samples.deal(cif);
        assertThat(deal.total()).hasToString("USD 77020.00");
        assertThat(Consistency.check(Documents.of(deal))).noneMatch(Finding::broken);
        assertThat(failures(cif)).isEqualTo(BEYOND_EN_16931);
    }

    @Test
    void independentCheckerWouldNoticeAWrongTotal() {
        byte[] wrong = text(Documents.of(Samples.deal()).get(1))
                .replace(
                        "<cbc:PayableAmount currencyID=\"USD\">74000.00",
                        "<cbc:PayableAmount currencyID=\"USD\">74000.01")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(failures(wrong)).contains("BR-CO-16");
    }

    private static Set<String> failures(UnaryOperator<String> edit) {
        return failures(Documents.of(Samples.deal(edit)).get(1).content());
    }

    /** Ids of all rules of EN 16931 1.3.16 that fail, warnings included. */
    private static Set<String> failures(byte[] invoice) {
        ValidationExecutorSetRegistry<IValidationSourceXML> registry = En16931.REGISTRY;
        var rules = Objects.requireNonNull(registry.getOfID(EN16931Validation.VID_UBL_INVOICE_1316));
        var document = Objects.requireNonNull(DOMReader.readXMLDOM(invoice));
        var results = ValidationExecutionManager.executeValidation(
                IValidityDeterminator.createDefault(),
                rules,
                ValidationSourceXML.create("invoice.xml", document),
                Locale.ENGLISH);
        List<IError> errors = new ArrayList<>();
        results.forEachFlattened(errors::add);
        Set<String> ids = new TreeSet<>();
        errors.forEach(error -> ids.add(Objects.requireNonNullElse(error.getErrorID(), error.toString())));
        return ids;
    }

    /** Compiling the rules takes seconds; once is enough. */
    private static final class En16931 {
        static final ValidationExecutorSetRegistry<IValidationSourceXML> REGISTRY = registry();

        private static ValidationExecutorSetRegistry<IValidationSourceXML> registry() {
            ValidationExecutorSetRegistry<IValidationSourceXML> registry = new ValidationExecutorSetRegistry<>();
            EN16931Validation.initEN16931(registry);
            return registry;
        }
    }

    private static String text(StoredFile file) {
        return new String(file.content(), StandardCharsets.UTF_8);
    }
}
