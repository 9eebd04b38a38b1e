package io.shibo.quote.internal;

import io.shibo.codes.HsCode;
import io.shibo.codes.ServiceCode;
import io.shibo.quote.rule.Channel;
import io.shibo.quote.rule.Layer;
import io.shibo.quote.rule.Measure;
import io.shibo.quote.rule.Pack;
import io.shibo.quote.rule.Step;
import io.shibo.quote.sale.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A pack with its measures indexed, so that a line meets only the measures of its own code and of the codes above it. */
final class ReferenceCompiledPack {
    private final Pack pack;
    private final Map<String, Candidates> byLayer = new HashMap<>();
    private final Map<Step.Check, Set<String>> listed = new HashMap<>();

    public ReferenceCompiledPack(Pack pack) {
        this.pack = pack;
        for (Channel channel : pack.channels()) {
            for (Step step : channel.steps()) {
                if (step instanceof Layer layer) {
                    byLayer.put(key(channel, layer), new Candidates(pack, channel, layer));
                } else if (step instanceof Step.Check check && !check.listed().isEmpty()) {
                    Set<String> digits = new HashSet<>();
                    check.listed().forEach(code -> digits.add(code.digits()));
                    listed.put(check, digits);
                }
            }
        }
    }

    public Pack pack() {
        return pack;
    }

    List<Measure> candidates(Channel channel, Layer layer, Line.Subject subject) {
        return get(channel, layer).of(subject);
    }

    /** Measures for the whole entry: those that name no codes. */
    List<Measure> entryCandidates(Channel channel, Layer layer) {
        return get(channel, layer).general;
    }

    boolean isListed(Step.Check check, HsCode code) {
        Set<String> digits = listed.get(check);
        if (digits == null) {
            return true;
        }
        for (int length = 2; length <= code.length(); length += 2) {
            if (digits.contains(code.digits().substring(0, length))) {
                return true;
            }
        }
        return false;
    }

    private Candidates get(Channel channel, Layer layer) {
        Candidates found = byLayer.get(key(channel, layer));
        if (found == null) {
            throw new IllegalArgumentException("layer %s is not of this pack".formatted(layer.name()));
        }
        return found;
    }

    private static String key(Channel channel, Layer layer) {
        return channel.name() + "/" + layer.name();
    }

    /** The measures of one layer. In the order of ids, so that the order in a file never matters. */
    private static final class Candidates {
        private final List<Measure> general = new ArrayList<>();
        private final List<Measure> services = new ArrayList<>();
        private final Map<String, List<Measure>> byDigits = new HashMap<>();

        Candidates(Pack pack, Channel channel, Layer layer) {
            pack.measures().stream()
                    .filter(m -> m.layer().equals(layer.name()) && m.channels().contains(channel.name()))
                    .sorted(Comparator.comparing(Measure::id))
                    .forEach(this::add);
        }

        private void add(Measure measure) {
            if (!measure.scope().services().isEmpty()) {
                services.add(measure);
            } else if (measure.scope().codes().isEmpty()) {
                general.add(measure);
            } else {
                for (HsCode code : measure.scope().outermostCodes()) {
                    byDigits.computeIfAbsent(code.digits(), d -> new ArrayList<>())
                            .add(measure);
                }
            }
        }

        List<Measure> of(Line.Subject subject) {
            List<Measure> found = new ArrayList<>();
            switch (subject) {
                case Line.Subject.Service(ServiceCode code) -> {
                    services.stream().filter(m -> m.scope().coversService(code)).forEach(found::add);
                    found.addAll(general);
                }
                case Line.Subject.Goods(HsCode code) -> {
                    for (int length = code.length(); length >= 2; length -= 2) {
                        for (Measure measure :
                                byDigits.getOrDefault(code.digits().substring(0, length), List.of())) {
                            addGoods(found, measure, code);
                        }
                    }
                    for (Measure measure : general) {
                        addGoods(found, measure, code);
                    }
                }
            }
            return found;
        }

        private static void addGoods(List<Measure> found, Measure measure, HsCode code) {
            boolean excepted = false;
            for (HsCode except : measure.scope().exceptCodes()) {
                excepted |= except.contains(code);
            }
            if (!excepted) {
                found.add(measure);
            }
        }
    }
}
