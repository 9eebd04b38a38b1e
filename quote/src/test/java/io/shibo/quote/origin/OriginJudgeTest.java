package io.shibo.quote.origin;

import static io.shibo.quote.origin.Origins.CN;
import static io.shibo.quote.origin.Origins.ID;
import static io.shibo.quote.origin.Origins.IN;
import static io.shibo.quote.origin.Origins.TH;
import static io.shibo.quote.origin.Origins.foreign;
import static io.shibo.quote.origin.Origins.good;
import static io.shibo.quote.origin.Origins.open;
import static io.shibo.quote.origin.Origins.own;
import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.codes.HsCode;
import io.shibo.quote.formula.Exact;
import io.shibo.quote.origin.OriginQuestion.Kind;
import io.shibo.quote.sale.Answer;
import io.shibo.quote.sale.Material;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each rule of the language on goods small enough to compute by hand. */
class OriginJudgeTest {
    // Change of tariff classification

    @Test
    void everyForeignMaterialMustComeFromAnotherHeading() {
        Origins rule = Origins.ruled("CTH");
        assertThat(rule.judge(good("8479.50", "100", foreign("motor", "8501.52", "90")))
                        .answer())
                .isEqualTo(Answer.YES);
        assertThat(rule.judge(good("8479.50", "100", foreign("motor", "8501.52", "9"), foreign("arm", "8479.90", "1")))
                        .answer())
                .isEqualTo(Answer.NO);
        assertThat(rule.judge(good("8479.50", "100", foreign("motor", "8501.52", "9"), own("arm", "8479.90", "1")))
                        .answer())
                .isEqualTo(Answer.YES);
    }

    @Test
    void anExceptedCodeDoesNotCountAsAChange() {
        Origins rule = Origins.ruled("CC except from 10.06, 11");
        assertThat(rule.judge(good("1902.30", "10", foreign("rice", "1006.30", "1")))
                        .answer())
                .isEqualTo(Answer.NO);
        assertThat(rule.judge(good("1902.30", "10", foreign("flour", "1102.90", "1")))
                        .answer())
                .isEqualTo(Answer.NO);
        assertThat(rule.judge(good("1902.30", "10", foreign("wheat", "1001.99", "1")))
                        .answer())
                .isEqualTo(Answer.YES);
    }

    @Test
    void aToleranceForgivesASmallShareAndNoMore() {
        Origins rule = Origins.ruled("CTH").tolerance("01-97", Tolerance.Of.VALUE, "10");
        OriginResult within = rule.judge(good("8479.50", "100", foreign("arm", "8479.90", "10.00")));
        assertThat(within.answer()).isEqualTo(Answer.YES);
        OriginResult above = rule.judge(good("8479.50", "100", foreign("arm", "8479.90", "10.01")));
        assertThat(above.answer()).isEqualTo(Answer.NO);
        Finding.Changed changed = (Finding.Changed) java.util.Objects.requireNonNull(above.finding());
        assertThat(changed.allowances().getFirst().limit()).isEqualTo(Exact.of(10));
    }

    @Test
    void textilesMayBeForgivenByWeight() {
        Origins rule = Origins.ruled("CC").tolerance("50-63", Tolerance.Of.WEIGHT, "10");
        Material thread = foreign("ribbon", "6117.80", "30").weighing(new BigDecimal("0.02"));
        Good shirt = good("6109.10", "40", own("fabric", "6006.22", "5"), thread);
        Good weighed =
                new Good(shirt.code(), CN, ID, shirt.fob(), null, Exact.of(new BigDecimal("0.20")), shirt.production());
        assertThat(rule.judge(weighed).answer()).isEqualTo(Answer.YES);
        OriginResult unweighed = rule.judge(shirt);
        assertThat(unweighed.answer()).isEqualTo(Answer.UNKNOWN);
        assertThat(unweighed.questions()).extracting(OriginQuestion::kind).containsExactly(Kind.NET_MASS);
    }

    // Regional value content

    /** RCEP Article 3.5.1: indirect (V - VNM) / V, direct (VOM + direct costs) / V. */
    @Test
    void contentIsExactAtTheThreshold() {
        Origins rule = Origins.ruled("RVC 40 build-down");
        assertThat(rule.judge(good("8479.50", "100", foreign("kit", "8479.90", "60")))
                        .answer())
                .isEqualTo(Answer.YES);
        assertThat(rule.judge(good("8479.50", "100", foreign("kit", "8479.90", "60.000001")))
                        .answer())
                .isEqualTo(Answer.NO);
        assertThat(rule.judge(good("8479.50", "3", foreign("kit", "8479.90", "2")))
                        .answer())
                .isEqualTo(Answer.NO);
    }

    @Test
    void buildUpCountsOriginatingMaterialsAndWhereTheAgreementSaysSoDirectCosts() {
        Good goods = good("8479.50", "100", foreign("kit", "8479.90", "30"), own("frame", "7326.90", "25"));
        Good costed = Origins.costing(
                goods, Map.of("labour", new BigDecimal("10"), "overhead", new BigDecimal("4.99")), null);
        assertThat(Origins.ruled("RVC 40 build-up").judge(costed).answer()).isEqualTo(Answer.NO);
        assertThat(Origins.ruled("RVC 40 build-up")
                        .costsInBuildUp()
                        .judge(costed)
                        .answer())
                .isEqualTo(Answer.NO);
        Good dearer = Origins.costing(goods, Map.of("labour", new BigDecimal("15")), null);
        OriginResult result = Origins.ruled("RVC 40 build-up").costsInBuildUp().judge(dearer);
        assertThat(result.answer()).isEqualTo(Answer.YES);
        assertThat(figure(result).percent()).isEqualByComparingTo("40");
    }

    @Test
    void directCostsAreAskedForOnlyWhereTheyCouldDecide() {
        Good goods = good("8479.50", "100", foreign("kit", "8479.90", "30"), own("frame", "7326.90", "25"));
        OriginResult open = Origins.ruled("RVC 40 build-up").costsInBuildUp().judge(goods);
        assertThat(open.answer()).isEqualTo(Answer.UNKNOWN);
        assertThat(open.questions()).containsExactly(new OriginQuestion(Kind.DIRECT_COSTS, ""));
        // 70 foreign of 100: whatever the costs are, they cannot be more than 5.
        Good hopeless = good("8479.50", "100", foreign("kit", "8479.90", "70"), own("frame", "7326.90", "25"));
        assertThat(Origins.ruled("RVC 40 build-up")
                        .costsInBuildUp()
                        .judge(hopeless)
                        .answer())
                .isEqualTo(Answer.NO);
    }

    @Test
    void netCostAndFocusedValueCountTheirOwn() {
        Good goods = good("8703.80", "1000", foreign("cells", "8507.60", "300"), foreign("seats", "9401.20", "200"));
        assertThat(Origins.ruled("RVC 50 net-cost")
                        .judge(Origins.costing(goods, Map.of(), "999.99"))
                        .answer())
                .isEqualTo(Answer.NO);
        assertThat(Origins.ruled("RVC 50 net-cost")
                        .judge(Origins.costing(goods, Map.of(), "1000"))
                        .answer())
                .isEqualTo(Answer.YES);
        assertThat(Origins.ruled("RVC 70 focused from 85.07").judge(goods).answer())
                .isEqualTo(Answer.YES);
        assertThat(Origins.ruled("RVC 71 focused from 85.07").judge(goods).answer())
                .isEqualTo(Answer.NO);
        OriginResult open = Origins.ruled("RVC 50 net-cost").judge(goods);
        assertThat(open.questions()).containsExactly(new OriginQuestion(Kind.NET_COST, ""));
    }

    @Test
    void aCeilingIsTakenOfTheFactoryPrice() {
        Origins rule = Origins.ruled("MaxNOM 45").price(PriceBasis.EXW);
        Good goods = good("8516.60", "100", foreign("parts", "8516.90", "46"));
        Good atTheGate = goods.priced(Exact.of(110), Exact.of(103));
        assertThat(rule.judge(atTheGate).answer()).isEqualTo(Answer.YES);
        // Only the FOB price is known, and the factory price is at most that.
        OriginResult open = rule.judge(goods.priced(Exact.of(110), null));
        assertThat(open.questions()).containsExactly(new OriginQuestion(Kind.PRICE, "EXW"));
        assertThat(rule.judge(goods.priced(Exact.of(102), null)).answer()).isEqualTo(Answer.NO);
    }

    @Test
    void materialsOfACodeMayHaveToOriginateOrWeighLittle() {
        Origins rule = Origins.ruled("CTH and WO from 04 and MaxWeight 20 from 17.01");
        Material sugar = foreign("sugar", "1701.99", "1").weighing(new BigDecimal("0.2"));
        Good bar = good("1806.90", "10", sugar, foreign("cocoa", "1803.10", "2"));
        Good weighed = new Good(bar.code(), CN, ID, bar.fob(), null, Exact.of(1), bar.production());
        assertThat(rule.judge(weighed).answer()).isEqualTo(Answer.YES);
        Good milky = weighed.made(bar.production()
                .with(List.of(sugar, foreign("milk", "0402.10", "2").weighing(BigDecimal.ONE))));
        assertThat(rule.judge(milky).answer()).isEqualTo(Answer.NO);
    }

    // Grounds other than the product rule

    @Test
    void whatIsMadeOfOriginatingMaterialsAloneNeedsNoRule() {
        OriginResult result = Origins.ruled("WO").judge(good("0901.21", "10", own("beans", "0901.11", "4")));
        assertThat(result.answer()).isEqualTo(Answer.YES);
        assertThat(result.ground()).isEqualTo(OriginResult.Ground.PRODUCED_EXCLUSIVELY);
    }

    @Test
    void grownGoodsAreSaidToBe() {
        Origins rule = Origins.ruled("WO");
        Good pepper = good("0904.11", "5");
        assertThat(rule.judge(pepper).questions())
                .extracting(OriginQuestion::kind)
                .containsExactly(Kind.WHOLLY_OBTAINED);
        OriginResult grown = rule.judge(Origins.processed(pepper, "Wholly obtained"));
        assertThat(grown.answer()).isEqualTo(Answer.YES);
        assertThat(grown.ground()).isEqualTo(OriginResult.Ground.WHOLLY_OBTAINED);
        Good mixed = Origins.processed(good("0904.11", "5", foreign("pepper", "0904.11", "1")), "wholly obtained");
        assertThat(rule.judge(mixed).answer()).isEqualTo(Answer.NO);
    }

    @Test
    void withoutABillOfMaterialsNothingIsSaid() {
        OriginResult result = Origins.ruled("CTH").judge(good("8479.50", "100"));
        assertThat(result.answer()).isEqualTo(Answer.UNKNOWN);
        assertThat(result.questions()).extracting(OriginQuestion::kind).containsExactly(Kind.MATERIALS);
    }

    @Test
    void aProcessHasToBeStated() {
        Origins rule = Origins.ruled("process \"chemical reaction\"");
        Good soap = good("3401.11", "3", foreign("fat", "3401.20", "1"));
        assertThat(rule.judge(soap).questions()).containsExactly(new OriginQuestion(Kind.PROCESS, "chemical reaction"));
        assertThat(rule.judge(Origins.processed(soap, "Chemical Reaction")).answer())
                .isEqualTo(Answer.YES);
        assertThat(rule.judge(Origins.processed(soap, "mixing")).answer()).isEqualTo(Answer.NO);
    }

    @Test
    void packingAloneIsTooLittle() {
        Origins rule = Origins.ruled("CTH").tooLittle("packing", "labelling");
        Good tea = good("0902.10", "5", foreign("leaves", "1211.90", "1"));
        assertThat(rule.judge(Origins.processed(tea, "packing")).answer()).isEqualTo(Answer.NO);
        assertThat(rule.judge(Origins.processed(tea, "packing", "blending")).answer())
                .isEqualTo(Answer.YES);
    }

    @Test
    void onlyMembersHaveOrigin() {
        Good goods = good("8479.50", "100", own("frame", "7326.90", "25"));
        Good fromIndia = new Good(goods.code(), IN, ID, goods.fob(), null, null, goods.production());
        assertThat(Origins.ruled("CTH").judge(fromIndia).ground()).isEqualTo(OriginResult.Ground.EXPORTER_NOT_MEMBER);
        Good toIndia = new Good(goods.code(), CN, IN, goods.fob(), null, null, goods.production());
        assertThat(Origins.ruled("CTH").judge(toIndia).ground()).isEqualTo(OriginResult.Ground.IMPORTER_NOT_MEMBER);
    }

    @Test
    void theLongestCodeDecides() {
        Origins rule = Origins.ruled("WO").rule("84", "CC").rule("84.79", "CTH").rule("8479.50", "CTSH");
        Good robot = good("8479.50.00", "100", foreign("arm", "8479.90", "90"));
        assertThat(rule.judge(robot).answer()).isEqualTo(Answer.YES);
        OriginResult other = rule.judge(good("8479.89", "100", foreign("arm", "8479.90", "90")));
        assertThat(other.answer()).isEqualTo(Answer.NO);
        assertThat(java.util.Objects.requireNonNull(other.applied()).code()).isEqualTo(HsCode.of("8479"));
        OriginResult cut = rule.judge(good("8479", "100", foreign("arm", "8479.90", "90")));
        assertThat(cut.questions()).extracting(OriginQuestion::kind).containsExactly(Kind.GOODS_CODE);
    }

    // Cumulation

    @Test
    void whoseMaterialsCountIsTheAgreementsToSay() {
        Material thai = Material.of("kit", HsCode.of("847990"), TH, "70").originatingUnder("TEST");
        Material indonesian = Material.of("kit", HsCode.of("847990"), ID, "70").originatingUnder("TEST");
        for (Cumulation kind : Cumulation.values()) {
            Origins rule = Origins.ruled("RVC 40").cumulation(kind);
            boolean regional = kind == Cumulation.REGIONAL || kind == Cumulation.FULL;
            assertThat(rule.judge(good("8479.50", "100", thai)).answer()).isEqualTo(Answer.of(regional));
            assertThat(rule.judge(good("8479.50", "100", indonesian)).answer())
                    .isEqualTo(Answer.of(kind != Cumulation.NONE));
        }
    }

    @Test
    void fullCumulationCountsTheWorkInAPartyOnForeignMaterials() {
        Material kit =
                Material.of("kit", HsCode.of("847990"), TH, "70").madeOf(List.of(foreign("casting", "7325.10", "55")));
        // The kit itself does not originate: its own rule asks for 40 %.
        Origins rule = Origins.ruled("RVC 40").methods(ContentMethod.BUILD_DOWN);
        assertThat(rule.cumulation(Cumulation.REGIONAL)
                        .judge(good("8479.50", "100", kit))
                        .answer())
                .isEqualTo(Answer.NO);
        OriginResult full = rule.cumulation(Cumulation.FULL).judge(good("8479.50", "100", kit));
        assertThat(full.answer()).isEqualTo(Answer.YES);
        assertThat(figure(full).percent()).isEqualByComparingTo("45");
    }

    @Test
    void anIntermediateMaterialThatOriginatesCountsWhole() {
        Material kit = Material.of("kit", HsCode.of("847990"), CN, "70")
                .madeOf(List.of(foreign("casting", "7325.10", "40"), own("steel", "7208.39", "5")));
        Origins rule = Origins.ruled("RVC 40").methods(ContentMethod.BUILD_DOWN);
        OriginResult result = rule.judge(good("8479.50", "100", kit, foreign("motor", "8501.52", "25")));
        assertThat(result.answer()).isEqualTo(Answer.YES);
        assertThat(result.materials().getFirst().why()).isEqualTo(MaterialFinding.Why.OWN_MATERIALS);
        assertThat(figure(result).percent()).isEqualByComparingTo("75");
    }

    // What is not known

    @Test
    void anOpenOriginIsAskedForOnlyWhereItDecides() {
        Origins rule = Origins.ruled("RVC 40 build-down");
        Material small = open("screws", "7318.15", null, "5");
        assertThat(rule.judge(good("8479.50", "100", foreign("kit", "8479.90", "50"), small))
                        .answer())
                .isEqualTo(Answer.YES);
        assertThat(rule.judge(good("8479.50", "100", foreign("kit", "8479.90", "61"), small))
                        .answer())
                .isEqualTo(Answer.NO);
        OriginResult open = rule.judge(
                good("8479.50", "100", foreign("kit", "8479.90", "57"), small, open("label", "4821.10", null, "0.01")));
        assertThat(open.answer()).isEqualTo(Answer.UNKNOWN);
        assertThat(open.questions()).containsExactly(new OriginQuestion(Kind.MATERIAL_ORIGIN, "screws"));
    }

    @Test
    void aPartysMaterialOriginatesOnlyIfSomebodySaysSo() {
        OriginResult result = Origins.ruled("RVC 40").judge(good("8479.50", "100", open("steel", "7208.39", CN, "80")));
        assertThat(result.questions()).containsExactly(new OriginQuestion(Kind.MATERIAL_ORIGINATING, "steel"));
    }

    @Test
    void openCodesAndValuesAreAskedFor() {
        OriginResult code = Origins.ruled("CTH").judge(good("8479.50", "100", open("part", null, IN, "80")));
        assertThat(code.questions()).containsExactly(new OriginQuestion(Kind.MATERIAL_CODE, "part"));
        OriginResult value = Origins.ruled("RVC 40").judge(good("8479.50", "100", open("part", "8479.90", IN, null)));
        assertThat(value.questions()).containsExactly(new OriginQuestion(Kind.MATERIAL_VALUE, "part"));
        OriginResult either =
                Origins.ruled("CTH or RVC 40").judge(good("8479.50", "100", open("part", "8501.52", IN, null)));
        assertThat(either.answer()).isEqualTo(Answer.YES);
    }

    private static Finding.Figure figure(OriginResult result) {
        return ((Finding.Measured) java.util.Objects.requireNonNull(result.finding()))
                .figures()
                .getFirst();
    }
}
