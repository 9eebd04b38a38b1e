package io.shibo.measure.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.shibo.codes.Language;
import io.shibo.codes.Period;
import io.shibo.codes.input.Problems;
import io.shibo.measure.Breakdown;
import io.shibo.measure.ExchangeRates;
import io.shibo.measure.Method;
import io.shibo.measure.Release;
import io.shibo.measure.ReportingCurrency;
import io.shibo.measure.Row;
import io.shibo.measure.Side;
import io.shibo.measure.Tabulation;
import io.shibo.measure.TradeCsv;
import io.shibo.measure.chart.Charts.Look;
import io.shibo.measure.chart.Charts.Width;
import io.shibo.measure.sample.TradeSample;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ChartsTest {
    private static final Release SAMPLE = sample();

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyChartIsWellFormedAndSaysWhatItShows(Language language) throws Exception {
        for (String svg : all(SAMPLE, language)) {
            Element root = parse(svg).getDocumentElement();
            assertThat(root.getAttribute("role")).isEqualTo("img");
            assertThat(root.getAttribute("lang")).isEqualTo(language.tag());
            String[] labelledBy = root.getAttribute("aria-labelledby").split(" ", -1);
            assertThat(text(root, "title", labelledBy[0])).isNotBlank();
            assertThat(text(root, "desc", labelledBy[1])).isNotBlank().doesNotContain("{");
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aPageNeedsNoExceptionFromItsContentSecurityPolicy(Language language) throws Exception {
        for (String svg : all(SAMPLE, language)) {
            assertThat(svg).doesNotContain("<script", "style=", "<style", "href", "url(");
            NodeList everything = parse(svg).getElementsByTagName("*");
            for (int i = 0; i < everything.getLength(); i++) {
                var attributes = everything.item(i).getAttributes();
                for (int a = 0; a < attributes.getLength(); a++) {
                    assertThat(attributes.item(a).getNodeName()).doesNotStartWith("on");
                }
            }
        }
    }

    @Test
    void aFileBringsItsOwnStyle() throws Exception {
        String svg =
                Charts.flows(SAMPLE, SAMPLE.period(), new Look(Language.EN, ReportingCurrency.CNY, Width.WIDE, true));
        assertThat(svg).contains("<style>", ".sc-now").doesNotContain("url(", "@import");
        parse(svg);
    }

    @ParameterizedTest
    @EnumSource(Width.class)
    void nothingIsDrawnOutsideThePicture(Width width) throws Exception {
        for (Language language : Language.values()) {
            for (String svg : all(SAMPLE, language, width)) {
                Element root = parse(svg).getDocumentElement();
                String[] box = root.getAttribute("viewBox").split(" ", -1);
                NodeList bars = root.getElementsByTagName("rect");
                for (int i = 0; i < bars.getLength(); i++) {
                    Element bar = (Element) bars.item(i);
                    double x = Double.parseDouble(bar.getAttribute("x"));
                    assertThat(x).isGreaterThanOrEqualTo(0);
                    assertThat(x + Double.parseDouble(bar.getAttribute("width")))
                            .isLessThanOrEqualTo(Double.parseDouble(box[2]) + 0.1);
                    assertThat(Double.parseDouble(bar.getAttribute("y"))).isBetween(0.0, Double.parseDouble(box[3]));
                }
            }
        }
    }

    @Test
    void anArabicChartIsTheMirrorImage() throws Exception {
        List<Double> left = starts(Language.EN, false);
        List<Double> right = starts(Language.AR, true);
        assertThat(right).hasSameSizeAs(left);
        for (int i = 0; i < left.size(); i++) {
            assertThat(right.get(i)).isCloseTo(left.get(i), org.assertj.core.data.Offset.offset(0.11));
        }
    }

    @Test
    void aConfidentialFlowLeavesNoBarAndNoNumber() throws Exception {
        Release hidden = release("""
                2026-01-05,export,ID,HS:847950,0110,yes,no,123456.78,CNY,only
                2026-02-05,import,ID,HS:847950,0110,yes,no,1000.00,CNY,a
                2026-02-05,import,ID,HS:847950,0110,yes,no,1000.00,CNY,b
                2026-02-05,import,ID,HS:847950,0110,yes,no,1000.00,CNY,c
                """);
        assertThat(hidden.find(hidden.period(), Side.EXPORTS, Breakdown.ALL, ""))
                .get()
                .matches(Row::suppressed);
        String svg =
                Charts.flows(hidden, hidden.period(), new Look(Language.EN, ReportingCurrency.CNY, Width.WIDE, false));
        assertThat(svg).doesNotContain("123").contains("confidential");
        // One square of the legend, and not a bar beside it.
        assertThat(parse(svg).getElementsByTagName("rect").getLength()).isEqualTo(1);
        assertThat(Charts.hasPartners(hidden, hidden.period(), Side.EXPORTS)).isFalse();
    }

    private static List<String> all(Release release, Language language) {
        List<String> all = new ArrayList<>();
        for (Width width : Width.values()) {
            all.addAll(all(release, language, width));
        }
        return all;
    }

    private static List<String> all(Release release, Language language, Width width) {
        List<String> all = new ArrayList<>();
        for (ReportingCurrency currency : ReportingCurrency.values()) {
            Look look = new Look(language, currency, width, false);
            all.add(Charts.flows(release, release.period(), look));
            all.add(Charts.partners(release, release.period(), Side.EXPORTS, look));
            all.add(Charts.partners(release, release.period(), Side.IMPORTS, look));
        }
        return all;
    }

    /** Where each bar of the flows chart begins, seen from the side where the language begins. */
    private static List<Double> starts(Language language, boolean mirrored) throws Exception {
        NodeList bars = parse(Charts.flows(
                        SAMPLE, SAMPLE.period(), new Look(language, ReportingCurrency.CNY, Width.WIDE, false)))
                .getElementsByTagName("rect");
        List<Double> starts = new ArrayList<>();
        for (int i = 0; i < bars.getLength(); i++) {
            Element bar = (Element) bars.item(i);
            double x = Double.parseDouble(bar.getAttribute("x"));
            starts.add(mirrored ? 720 - x - Double.parseDouble(bar.getAttribute("width")) : x);
        }
        return starts;
    }

    private static String text(Element root, String tag, String id) {
        Element element = (Element) root.getElementsByTagName(tag).item(0);
        assertThat(element.getAttribute("id")).isEqualTo(id);
        return element.getTextContent();
    }

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private static Release sample() {
        return release(TradeSample.records(1, Period.half(2025, 1))
                + TradeSample.records(1, Period.half(2026, 1))
                        .substring(TradeCsv.header().length() + 1));
    }

    private static Release release(String lines) {
        String csv = lines.startsWith("date") ? lines : TradeCsv.header() + "\n" + lines;
        Problems problems = new Problems();
        try {
            ExchangeRates rates = ExchangeRates.read("rates.csv", bytes(TradeSample.exchangeRates(1)), problems);
            Tabulation table = new Tabulation(Period.half(2026, 1), rates, Method.HANDBOOK_2023);
            table.read("records.csv", bytes(csv), problems);
            problems.throwIfAny();
            return table.release("test");
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
