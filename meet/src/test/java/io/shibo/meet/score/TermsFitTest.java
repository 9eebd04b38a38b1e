package io.shibo.meet.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.codes.Incoterm;
import io.shibo.codes.Language;
import io.shibo.codes.Quantity;
import io.shibo.codes.Unit;
import io.shibo.meet.expo.Terms;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermsFitTest {
    private static final List<String> CERTIFICATES = List.of("CE", "HALAL", "ISO9001", "SNI");

    private static Terms needs(@Nullable String quantity) {
        return new Terms(quantity == null ? null : Quantity.parse(quantity), null, List.of());
    }

    private static Terms offers(@Nullable String least, @Nullable String most) {
        return new Terms(
                most == null ? null : Quantity.parse(most),
                least == null ? null : Quantity.parse(least),
                null,
                List.of());
    }

    @ParameterizedTest
    @CsvSource({
        // wanted, least sold, most delivered, percent
        "500 H87, 100 H87, 1000 H87, 100",
        "500 H87, 500 H87, 500 H87, 100",
        "500 H87, 1000 H87, , 30",
        "500 H87, , 250 H87, 30",
        "999 H87, 1000 H87, , 59",
        "1 H87, 1000 H87, , 0",
        "0.5 TNE, 100 KGM, 400 KGM, 48",
        "0.1 TNE, 100 KGM, , 100",
        "500 H87, , 3 TNE, 60",
        "500 H87, , , 60",
        ", 100 H87, 1000 H87, 60",
    })
    void whatIsWantedAgainstWhatIsSold(
            @Nullable String wanted, @Nullable String least, @Nullable String most, int percent) {
        assertThat(new TermsFit(needs(wanted), offers(least, most)).quantity()).isEqualTo(percent);
    }

    @ParameterizedTest
    @CsvSource({"FOB, FOB, 100", "FOB, FCA, 80", "CIF, FOB, 50", "DAP, EXW, 0", "DDP, CIF, 20", "DDP, EXW, 0"})
    void termsOfDeliveryByTheDutiesBetweenThem(Incoterm wanted, Incoterm offered, int percent) {
        assertThat(new TermsFit(new Terms(null, wanted, List.of()), new Terms(null, offered, List.of())).incoterm())
                .isEqualTo(percent);
    }

    @Test
    void theReasonNamesWhatIsMissing() {
        Terms need = new Terms(Quantity.of("500", Unit.H87), Incoterm.DDP, List.of("CE", "HALAL"));
        Terms offer = new Terms(null, Quantity.of("1000", Unit.H87), Incoterm.FOB, List.of("CE"));
        TermsFit fit = new TermsFit(need, offer);
        assertThat(fit.certificate()).isEqualTo(30);
        assertThat(fit.certificateWhy().text(Language.EN))
                .isEqualTo("the buyer asks for HALAL, which the exhibitor has not named");
        assertThat(fit.quantityWhy().text(Language.EN))
                .isEqualTo("500 H87 is wanted, but the exhibitor sells 1000 H87 at least");
        assertThat(fit.incotermWhy().text(Language.EN))
                .isEqualTo("the buyer prefers DDP, under which the seller does more than under the exhibitor's FOB");
    }

    @Property
    void aBetterOfferIsNeverWorthLess(
            @ForAll("terms") Terms need, @ForAll("terms") Terms offer, @ForAll @IntRange(max = 3) int more) {
        List<String> held = new ArrayList<>(offer.certificates());
        held.add(CERTIFICATES.get(more));
        Terms wider = new Terms(
                times(offer.quantity(), new BigDecimal(2)),
                times(offer.minimum(), new BigDecimal("0.5")),
                offer.incoterm(),
                held);
        TermsFit before = new TermsFit(need, offer);
        TermsFit after = new TermsFit(need, wider);
        assertThat(after.quantity()).isGreaterThanOrEqualTo(before.quantity());
        assertThat(after.certificate()).isGreaterThanOrEqualTo(before.certificate());
        assertThat(after.incoterm()).isEqualTo(before.incoterm());
    }

    @Property
    void askingForMoreCertificatesIsNeverWorthMore(
            @ForAll("terms") Terms need, @ForAll("terms") Terms offer, @ForAll @IntRange(max = 3) int more) {
        if (need.certificates().isEmpty()) {
            return; // nothing asked is neither a fit nor a conflict
        }
        HashSet<String> asked = new HashSet<>(need.certificates());
        asked.add(CERTIFICATES.get(more));
        Terms stricter = new Terms(need.quantity(), need.incoterm(), List.copyOf(asked));
        assertThat(new TermsFit(stricter, offer).certificate())
                .isLessThanOrEqualTo(new TermsFit(need, offer).certificate());
    }

    @Property
    void nearerIsNeverWorthLess(@ForAll @IntRange(min = 1, max = 5000) int wanted, @ForAll("terms") Terms offer) {
        @Nullable Quantity least = offer.minimum();
        if (least == null || least.unit() != Unit.H87) {
            return;
        }
        int here = new TermsFit(needs(wanted + " H87"), offer).quantity();
        int nearer = new TermsFit(needs(wanted + 1 + " H87"), offer).quantity();
        if (BigDecimal.valueOf(wanted).compareTo(least.value()) < 0
                && (offer.quantity() == null
                        || BigDecimal.valueOf(wanted + 1)
                                        .compareTo(offer.quantity().value())
                                <= 0)) {
            assertThat(nearer).isGreaterThanOrEqualTo(here);
        }
    }

    @Property
    void deliveryTermsAreAsFarApartBothWays(@ForAll Incoterm one, @ForAll Incoterm other) {
        Terms a = new Terms(null, one, List.of());
        Terms b = new Terms(null, other, List.of());
        assertThat(new TermsFit(a, b).incoterm()).isEqualTo(new TermsFit(b, a).incoterm());
    }

    @Property
    void everyShareIsBetweenNothingAndAllAndSaysWhy(@ForAll("terms") Terms need, @ForAll("terms") Terms offer) {
        TermsFit fit = new TermsFit(need, offer);
        assertThat(List.of(fit.quantity(), fit.incoterm(), fit.certificate()))
                .allMatch(percent -> percent >= 0 && percent <= 100);
        for (Language language : Language.values()) {
            assertThat(List.of(
                            fit.quantityWhy().text(language),
                            fit.incotermWhy().text(language),
                            fit.certificateWhy().text(language)))
                    .noneMatch(text -> text.contains("{") || text.isBlank());
        }
    }

    private static @Nullable Quantity times(@Nullable Quantity quantity, BigDecimal factor) {
        return quantity == null ? null : new Quantity(quantity.value().multiply(factor), quantity.unit());
    }

    @Provide
    Arbitrary<Terms> terms() {
        Arbitrary<Unit> units = Arbitraries.of(Unit.H87, Unit.H87, Unit.KGM, Unit.TNE);
        return Combinators.combine(
                        Arbitraries.integers().between(0, 2000),
                        Arbitraries.integers().between(0, 2000),
                        units,
                        Arbitraries.of(Incoterm.class).injectNull(0.3),
                        Arbitraries.of(CERTIFICATES).set().ofMaxSize(4))
                .as((a, b, unit, incoterm, certificates) -> new Terms(
                        b == 0 ? null : new Quantity(BigDecimal.valueOf(Math.max(a, b)), unit),
                        a == 0 ? null : new Quantity(BigDecimal.valueOf(b == 0 ? a : Math.min(a, b)), unit),
                        incoterm,
                        List.copyOf(certificates)));
    }
}
