package io.shibo.quote;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.codes.Country;
import io.shibo.codes.HsCode;
import io.shibo.codes.Language;
import io.shibo.codes.Money;
import io.shibo.codes.Quantity;
import io.shibo.codes.ServiceCode;
import io.shibo.codes.Unit;
import io.shibo.quote.rule.Channel;
import io.shibo.quote.rule.Layer;
import io.shibo.quote.rule.Pack;
import io.shibo.quote.rule.Rulebook;
import io.shibo.quote.rule.Step;
import io.shibo.quote.rule.Wording;
import io.shibo.quote.sale.Answer;
import io.shibo.quote.sale.Dates;
import io.shibo.quote.sale.Fact;
import io.shibo.quote.sale.Line;
import io.shibo.quote.sale.Party;
import io.shibo.quote.sale.PartyKind;
import io.shibo.quote.sale.Sale;
import io.shibo.quote.sale.Transport;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The packs that the project ships: each answers for all that it claims to know. */
class PacksTest {
    private static final Rulebook RULES = Packs.shipped();
    private static final LandedCost ENGINE = LandedCost.of(RULES);
    private static final Country CHINA = Country.of("CN");

    static List<String> packs() {
        return RULES.packs().stream().map(Pack::name).toList();
    }

    private static Pack pack(String name) {
        return RULES.packs().stream()
                .filter(pack -> pack.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Channel channel(Pack pack, String name) {
        return Objects.requireNonNull(pack.findChannel(name), pack.name() + " has no channel " + name);
    }

    private static Sale.Builder sale(Pack pack, Country destination, Channel channel) {
        PartyKind buyer = channel.buyers().contains(PartyKind.CONSUMER) ? PartyKind.CONSUMER : PartyKind.BUSINESS;
        return Sale.builder()
                .id("sale")
                .seller(new Party(CHINA, PartyKind.BUSINESS))
                .buyer(new Party(destination, buyer))
                .destination(destination)
                .channel(channel.name())
                .transport(channel.goods() ? Transport.SEA : Transport.NETWORK)
                .dates(Dates.on(pack.vintage()))
                .currency(pack.currency());
    }

    private static Line goods(Pack pack, HsCode code) {
        return Line.goods(
                        "1",
                        "goods " + code,
                        code,
                        Fact.of(CHINA),
                        Quantity.of("2", Unit.H87),
                        new Money(BigDecimal.TEN, pack.currency()))
                .measuring(Quantity.of("3", Unit.KGM));
    }

    @ParameterizedTest
    @MethodSource("packs")
    void everyTariffLineIsQuotedOrRefusedForAReasonInEveryChannel(String name) {
        Pack pack = pack(name);
        Country destination = pack.territories().iterator().next();
        for (Channel channel : pack.channels()) {
            if (!channel.goods()) {
                continue;
            }
            for (HsCode code : pack.goods().keySet()) {
                Assessment got = ENGINE.assess(
                        sale(pack, destination, channel).line(goods(pack, code)).build());

                String what = name + " " + channel.name() + " " + code;
                assertThat(got.refusals())
                        .as(what + ": no gap in the pack")
                        .noneMatch(refusal -> refusal.kind() == Step.Refusal.NOT_SUPPORTED
                                && channel.name().equals("general"));
                Money sum = Money.zero(pack.currency());
                for (Charge charge : got.charges()) {
                    sum = sum.plus(charge.amount());
                }
                assertThat(got.totals().charges()).as(what).isEqualTo(sum);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("packs")
    void digitalServicesAreAnsweredForEveryDestination(String name) {
        Pack pack = pack(name);
        for (Country destination : pack.territories()) {
            for (String way : List.of("digital-consumer", "digital-business")) {
                Channel channel = channel(pack, way);
                Line line = Line.service(
                        "1",
                        "design software",
                        ServiceCode.parse("CPC:84342"),
                        Quantity.of("12", Unit.parse("MON")),
                        new Money(BigDecimal.TEN, pack.currency()));

                Assessment got = ENGINE.assess(
                        sale(pack, destination, channel).line(line).build());

                assertThat(got.refusals()).as(destination + " " + way).isEmpty();
                assertThat(got.complete()).as(destination + " " + way).isTrue();
                assertThat(got.charges()).as(destination + " " + way).hasSizeGreaterThanOrEqualTo(2);
                assertThat(got.due("duty").isZero())
                        .as(destination + ": no duty on transmissions")
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("packs")
    void exhibitsAreAdmittedWithoutDutyAndWithTheirPapers(String name) {
        Pack pack = pack(name);
        Channel fair = channel(pack, "exhibition");
        HsCode robot = pack.goods().keySet().stream()
                .filter(HsCode.of("847950")::contains)
                .findFirst()
                .orElseThrow();
        Sale.Builder sale = sale(pack, pack.territories().iterator().next(), fair)
                .line(goods(pack, robot))
                .fact("exhibit-leaves-again", Answer.YES);

        Assessment carnet = ENGINE.assess(sale.fact("ata-carnet", Answer.YES).build());
        Assessment deposit = ENGINE.assess(sale.fact("ata-carnet", Answer.NO).build());
        Assessment sold =
                ENGINE.assess(sale.fact("exhibit-leaves-again", Answer.NO).build());

        assertThat(fair.offered()).as("a sale is no exhibit").isFalse();
        assertThat(carnet.totals().charges().isZero()).isTrue();
        assertThat(carnet.requirements()).extracting(Pack.Requirement::name).contains("carnet", "if-sold");
        assertThat(deposit.requirements()).extracting(Pack.Requirement::name).contains("own-security");
        assertThat(sold.refusals())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.instead()).containsExactly("general"));
    }

    @Test
    void everyMemberOfTheUnionHasOneStandardRateOnEveryDay() {
        Map<String, Integer> rates = new TreeMap<>();
        Pack union = pack("EU");
        for (Country member : union.territories()) {
            long open = union.measures().stream()
                    .filter(measure -> measure.id().startsWith("vat/"))
                    .filter(measure -> measure.scope().destinations().contains(member))
                    .filter(measure -> measure.valid().contains(union.vintage()))
                    .count();
            rates.merge(member.code(), (int) open, Integer::sum);
        }

        assertThat(rates)
                .hasSize(27)
                .allSatisfy((member, count) -> assertThat(count).as(member).isEqualTo(1));
    }

    /** A pack may be written in one language; those that the project ships speak all four. */
    @ParameterizedTest
    @MethodSource("packs")
    void speaksFourLanguages(String name) {
        Pack pack = pack(name);
        List<Wording> texts = new ArrayList<>(pack.facts().values());
        texts.addAll(pack.state().values());
        texts.add(pack.title());
        pack.requirements().values().forEach(requirement -> texts.add(requirement.text()));
        pack.channels().forEach(channel -> {
            texts.add(channel.title());
            channel.steps().forEach(step -> {
                if (step instanceof Layer layer) {
                    texts.add(layer.title());
                } else if (step instanceof Step.Check check) {
                    texts.add(check.text());
                }
            });
        });
        pack.measures().forEach(measure -> texts.add(measure.title()));

        assertThat(texts).allSatisfy(text -> assertThat(text.texts()).hasSize(Language.values().length));
    }
}
