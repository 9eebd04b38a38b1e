package io.shibo.clear.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.clear.ceb.CebReader;
import io.shibo.clear.ceb.Declaration;
import io.shibo.clear.ceb.Reading;
import io.shibo.clear.internal.Sink;
import io.shibo.clear.internal.Source;
import io.shibo.clear.sample.SampleParcels;
import io.shibo.codes.DateRange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RiskFactsTest {
    static List<Declaration> declarations(int parcels, long seed) throws IOException {
        List<Declaration> found = new ArrayList<>();
        SampleParcels.generate(new SampleParcels.Settings(parcels, seed), (name, bytes) -> {
            if (CebReader.read(new ByteArrayInputStream(bytes)) instanceof Reading.Message message) {
                message.documents().forEach(item -> {
                    if (item.document() instanceof Declaration declaration) {
                        found.add(declaration);
                    }
                });
            }
        });
        return found;
    }

    @Test
    void factsReadBackFromTheirBytesAndHoldWhatTheDeclarationSays() throws IOException {
        for (Declaration declaration : declarations(200, 5)) {
            RiskFacts facts = RiskFacts.of(declaration);
            Sink out = new Sink();
            facts.write(out);
            Source in = new Source(out.toBytes());
            assertThat(RiskFacts.read(in)).isEqualTo(facts);
            in.end();
            assertThat(facts.lines()).hasSize(declaration.lines().size());
            long fen = declaration.lines().stream()
                    .mapToLong(line -> line.totalPrice().movePointRight(2).longValueExact())
                    .sum();
            assertThat(facts.value() - facts.freight()).isEqualTo(fen);
        }
    }

    @Test
    void rulesAddBlocklistAndDraw() throws IOException {
        Declaration declaration = declarations(3, 5).getFirst();
        LocalDate day = LocalDate.of(2026, 3, 1);
        assertThat(RiskRules.NONE.facts(declaration, day)).isEqualTo(RiskFacts.of(declaration));
        Blocklist.Entry entry = new Blocklist.Entry(
                Blocklist.Kind.ADDRESS,
                Blocklist.Kind.ADDRESS.fingerprint(declaration.consigneeAddress()),
                DateRange.since(day));
        RiskRules rules = new RiskRules(
                "seed", RiskRulesTest.SHIPPED.rules(), List.of(), new Blocklist(List.of(entry)), null, "hash");
        RiskFacts facts = rules.facts(declaration, day);
        assertThat(facts.figures().find(Indicator.BLOCKLISTED, Span.NOW)).hasValue(1);
        assertThat(facts.figures().find(Indicator.LOT, Span.NOW)).hasValue(rules.lot(facts.parcel()));
        assertThat(rules.facts(declaration, day.minusDays(1)).blocked()).isZero();
    }

    @Test
    void basketDoesNotDependOnTheOrderOfLines() throws IOException {
        Declaration some = declarations(200, 6).stream()
                .filter(one -> one.lines().size() > 1)
                .findFirst()
                .orElseThrow();
        RiskFacts facts = RiskFacts.of(some);
        assertThat(RiskFacts.of(lines(some, some.lines().reversed())).basket()).isEqualTo(facts.basket());
        assertThat(RiskFacts.of(lines(some, some.lines().subList(0, 1))).basket())
                .isNotEqualTo(facts.basket());
    }

    private static Declaration lines(Declaration d, List<Declaration.Line> lines) {
        return new Declaration(
                d.guid(),
                d.appType(),
                d.appTime(),
                d.appStatus(),
                d.orderNo(),
                d.ebpCode(),
                d.ebpName(),
                d.ebcCode(),
                d.ebcName(),
                d.logisticsNo(),
                d.logisticsCode(),
                d.logisticsName(),
                d.copNo(),
                d.preNo(),
                d.assureCode(),
                d.emsNo(),
                d.invtNo(),
                d.ieFlag(),
                d.declTime(),
                d.customsCode(),
                d.portCode(),
                d.ieDate(),
                d.buyerIdType(),
                d.buyerIdNumber(),
                d.buyerName(),
                d.buyerTelephone(),
                d.consigneeAddress(),
                d.agentCode(),
                d.agentName(),
                d.areaCode(),
                d.areaName(),
                d.tradeMode(),
                d.trafMode(),
                d.trafNo(),
                d.voyageNo(),
                d.billNo(),
                d.loctNo(),
                d.licenseNo(),
                d.country(),
                d.freight(),
                d.insuredFee(),
                d.currency(),
                d.wrapType(),
                d.packNo(),
                d.grossWeight(),
                d.netWeight(),
                d.note(),
                lines);
    }

    @ParameterizedTest
    @CsvSource({
        "13800001234, +86 138-0000-1234",
        "13800001234, 008613800001234",
        "13800001234, １３８００００１２３４",
        "057188881234, 0571-8888-1234"
    })
    void oneTelephoneWrittenInSeveralWaysIsOne(String one, String other) {
        assertThat(Fingerprint.ofTelephone(one)).isEqualTo(Fingerprint.ofTelephone(other));
    }

    @Test
    void oneAddressWrittenInSeveralWaysIsOne() {
        long plain = Fingerprint.ofAddress("浙江省杭州市样本路1号101室A");
        assertThat(Fingerprint.ofAddress("浙江省 杭州市，样本路１号-101室ａ")).isEqualTo(plain);
        assertThat(Fingerprint.ofAddress("浙江省杭州市样本路1号102室A")).isNotEqualTo(plain);
    }

    /** The example of GB 11643-1999, and each of its other check characters. */
    @Test
    void checkCharacterIsThatOfTheStandard() {
        for (char check : "0123456789X".toCharArray()) {
            assertThat(IdentityNumber.check("11010519491231002" + check)).contains(check == 'X');
        }
        assertThat(IdentityNumber.check("11010519491231002x")).contains(true);
        assertThat(IdentityNumber.check("K123456(7)")).isEmpty();
        assertThat(IdentityNumber.check("110105491231002")).isEmpty();
    }

    @Test
    void fingerprintsOfTextsDoNotRunTogether() {
        var prints = new HashSet<Long>();
        prints.add(Fingerprint.of("ab", "c"));
        prints.add(Fingerprint.of("a", "bc"));
        prints.add(Fingerprint.of("abc"));
        prints.add(Fingerprint.of("abc", ""));
        assertThat(prints).hasSize(4);
    }
}
