package io.shibo.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shibo.codes.Language;
import io.shibo.quote.rule.Rulebook;
import io.shibo.quote.sale.Answer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Quotes that can be recomputed and signed. */
class QuoteSealTest {
    private static final LandedCost ENGINE = Packs.shippedEngine();
    private static final KeyPair KEY = key();
    private static final KeyPair OTHER = key();

    private static KeyPair key() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException(absent);
        }
    }

    private static Map<String, Object> document(String deal) {
        return QuoteDocument.of(ENGINE.quote(Samples.deal(deal)), Language.EN);
    }

    private static byte[] signed(String deal) {
        return QuoteSeal.bytes(QuoteSeal.sign(document(deal), KEY.getPrivate(), KEY.getPublic()));
    }

    private static QuoteSeal.Result verify(byte[] json) {
        return QuoteSeal.verify("quote.json", json, ENGINE, KEY.getPublic());
    }

    private static byte[] replaced(byte[] json, String from, String to) {
        String text = new String(json, StandardCharsets.UTF_8);
        assertThat(text).contains(from);
        return text.replace(from, to).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aSignedQuoteIsValidWithTheSignersKey() {
        for (String deal : Samples.DEALS) {
            QuoteSeal.Result result = verify(signed(deal));
            assertThat(result.verdict()).isEqualTo(QuoteSeal.Verdict.VALID);
            assertThat(result.kid()).isEqualTo(QuoteSeal.kid(KEY.getPublic()));
        }
    }

    @Test
    void whatWasNotCheckedIsNeverValid() {
        byte[] unsigned = QuoteSeal.bytes(document("coffee"));

        assertThat(verify(unsigned).verdict()).isEqualTo(QuoteSeal.Verdict.NOT_SIGNED);
        assertThat(QuoteSeal.verify("quote.json", signed("coffee"), ENGINE, null)
                        .verdict())
                .isEqualTo(QuoteSeal.Verdict.NOT_CHECKED);
        assertThat(QuoteSeal.verify("quote.json", signed("coffee"), ENGINE, OTHER.getPublic())
                        .verdict())
                .isEqualTo(QuoteSeal.Verdict.WRONG_SIGNATURE);
    }

    @Test
    void aChangedValueIsNamed() {
        QuoteSeal.Result result = verify(replaced(
                signed("robot-arm"), "\"landed\":{\"amount\":\"1514513000", "\"landed\":{\"amount\":\"1414513000"));

        assertThat(result.verdict()).isEqualTo(QuoteSeal.Verdict.CHANGED);
        assertThat(result.signed()).isEqualTo(QuoteSeal.Signed.WRONG);
        assertThat(result.differences()).anySatisfy(difference -> {
            assertThat(difference.path()).isEqualTo("totals.landed.amount");
            assertThat(difference.stated()).startsWith("1414513000");
            assertThat(difference.recomputed()).startsWith("1514513000");
        });
    }

    @Test
    void aChangedSaleOrTypeIsNoticed() {
        assertThat(verify(replaced(signed("robot-arm"), "\"admitted\":true", "\"admitted\":\"true\""))
                        .verdict())
                .isEqualTo(QuoteSeal.Verdict.CHANGED);
        assertThat(verify(replaced(signed("robot-arm"), "\"unitPrice\":\"18500.00\"", "\"unitPrice\":\"18500.01\""))
                        .verdict())
                .isEqualTo(QuoteSeal.Verdict.CHANGED);
    }

    @Test
    void anotherRulebookIsNotCalledChanged() {
        Rulebook indonesia = Rulebook.of(List.copyOf(ENGINE.rulebook().packs().subList(0, 1)));
        QuoteSeal.Result result =
                QuoteSeal.verify("quote.json", signed("coffee"), LandedCost.of(indonesia), KEY.getPublic());

        assertThat(result.verdict()).isEqualTo(QuoteSeal.Verdict.OTHER_RULEBOOK);
        assertThat(result.statedRulebook()).isEqualTo(ENGINE.rulebook().hash());
        assertThat(result.rulebook()).isEqualTo(indonesia.hash());
        assertThat(result.signed()).isEqualTo(QuoteSeal.Signed.FITS);
    }

    @Test
    void layoutAndOrderOfMembersDoNotMatter() {
        String text = new String(signed("coffee"), StandardCharsets.UTF_8);
        // The last member first, and blanks between.
        int at = text.lastIndexOf(",\"valuation\":");
        String moved = "{ " + text.substring(at + 1, text.length() - 1) + " ,\n" + text.substring(1, at) + "}";

        assertThat(verify(moved.getBytes(StandardCharsets.UTF_8)).verdict()).isEqualTo(QuoteSeal.Verdict.VALID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"format\":\"shibo-quote/0\"}",
                "{\"format\":\"shibo-quote/1\",\"format\":\"shibo-quote/1\"}",
                "{\"format\":\"shibo-quote/1\",\"a\":1.5}",
                "{\"format\":\"shibo-quote/1\",\"a\":\"\\ud800\"}",
                "{\"format\":\"shibo-quote/1\",\"signature\":\"x\"}",
                "{\"format\":\"shibo-quote/1\",\"signature\":7}",
            })
    void whatIsNoQuoteIsTold(String json) {
        assertThatThrownBy(() -> verify(json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(io.shibo.codes.input.InputException.class)
                .hasMessageStartingWith("quote.json");
    }

    @Test
    void theHeaderDecidesNothing() {
        String text = new String(signed("coffee"), StandardCharsets.UTF_8);
        String none = java.util.Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\",\"typ\":\"shibo-quote+jws\"}".getBytes(StandardCharsets.UTF_8));
        String forged = text.replaceAll("\"signature\":\"[^\"]*\"", "\"signature\":\"" + none + "..\"");

        assertThat(verify(forged.getBytes(StandardCharsets.UTF_8)).verdict())
                .isEqualTo(QuoteSeal.Verdict.WRONG_SIGNATURE);
    }

    @Test
    void bytesAreThoseOfTheStandard() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("\u20ac", "Euro\u0007\"\\\n");
        value.put("\r", 1);
        value.put("a", List.of(true, "é😀"));
        value.put("1", Map.of());

        assertThat(new String(QuoteSeal.bytes(value), StandardCharsets.UTF_8))
                .isEqualTo("{\"\\r\":1,\"1\":{},\"a\":[true,\"é😀\"],\"€\":\"Euro\\u0007\\\"\\\\\\n\"}");
    }

    /** Whatever the facts and the language: the document and the rulebook give the same bytes again. */
    @Property(tries = 60)
    void aQuoteIsRecomputedToTheSameBytes(
            @ForAll Answer formE, @ForAll Answer api, @ForAll Language language, @ForAll boolean shortCode) {
        var sale = Samples.deal("robot-arm").with("form-e", formE).with("importer-has-api", api);
        if (shortCode) {
            sale = sale.withCodes(Map.of(sale.lines().getFirst().id(), io.shibo.codes.HsCode.of("8479")));
        }
        byte[] bytes = QuoteSeal.bytes(QuoteDocument.of(ENGINE.quote(sale), language));

        QuoteSeal.Result again = QuoteSeal.verify("quote.json", bytes, ENGINE, null);

        assertThat(again.differences()).isEmpty();
        assertThat(again.verdict()).isEqualTo(QuoteSeal.Verdict.NOT_SIGNED);
    }

    @Test
    void keysThatDoNotBelongTogetherSignNothing() {
        assertThatThrownBy(() -> QuoteSeal.sign(Map.of("a", "b"), KEY.getPrivate(), OTHER.getPublic()))
                .hasMessageContaining("do not belong together");
    }
}
