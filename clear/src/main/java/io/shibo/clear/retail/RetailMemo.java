package io.shibo.clear.retail;

import io.shibo.clear.ceb.Declaration;
import io.shibo.clear.retail.Assessment.TaxLine;
import io.shibo.codes.HsCode;
import io.shibo.quote.Charge;
import io.shibo.quote.rule.Channel;
import io.shibo.quote.rule.Measure;
import io.shibo.quote.rule.Pack;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Assessments by what was asked before. Gives up (null) where the rulebook itself has to speak. Thread-safe. */
final class RetailMemo {
    /** Days and channels kept; a window asks about few. */
    private static final int MAX_PLANS = 64;

    private final Pack pack;
    private final Map<String, Channel> channels = new HashMap<>();
    private final Map<String, Map<String, List<Measure>>> measures = new HashMap<>();
    private final Map<Key, RetailPlan> plans = new ConcurrentHashMap<>();

    private record Key(String procedure, long day) {}

    /**
     * An assessment without refusal.
     *
     * @param value what counts for the limits, yuan
     */
    record Found(Declaration declaration, BigDecimal value, List<RetailAnswer.Due> dues) {
        List<TaxLine> lines(TaxRounding rounding) {
            return RetailAnswer.lines(declaration, dues, rounding);
        }
    }

    RetailMemo(Pack pack) {
        this.pack = pack;
        for (Channel channel : pack.channels()) {
            channel.procedures().forEach(procedure -> channels.putIfAbsent(procedure, channel));
        }
        for (Measure measure : pack.measures()) {
            for (String channel : measure.channels()) {
                Map<String, List<Measure>> byCode = measures.computeIfAbsent(channel, one -> new HashMap<>());
                if (measure.scope().codes().isEmpty()) {
                    byCode.computeIfAbsent("", one -> new ArrayList<>()).add(measure);
                }
                for (HsCode code : measure.scope().outermostCodes()) {
                    byCode.computeIfAbsent(code.digits(), one -> new ArrayList<>())
                            .add(measure);
                }
            }
        }
    }

    @Nullable
    Found assess(Declaration declaration, LocalDate day) {
        RetailRun run = run(declaration, day);
        return run == null ? null : run.found();
    }

    /** Remembers how the rulebook cites what it charged. */
    void learn(Declaration declaration, LocalDate day, io.shibo.quote.Assessment answer) {
        RetailRun run = run(declaration, day);
        if (run != null) {
            for (Charge charge : answer.charges()) {
                run.learn(charge);
            }
        }
    }

    private @Nullable RetailRun run(Declaration declaration, LocalDate day) {
        RetailPlan plan = plan(declaration.tradeMode(), day);
        if (plan == null) {
            return null;
        }
        CodeRules[] rules = new CodeRules[declaration.lines().size()];
        for (int i = 0; i < rules.length; i++) {
            CodeRules found = plan.rules(declaration.lines().get(i).gcode());
            if (found == null) {
                return null;
            }
            rules[i] = found;
        }
        RetailRun run = new RetailRun(plan, declaration, rules);
        return run.admits() ? run : null;
    }

    private @Nullable RetailPlan plan(String procedure, LocalDate day) {
        Key key = new Key(procedure, day.toEpochDay());
        RetailPlan known = plans.get(key);
        Channel channel = channels.get(procedure);
        if (known != null || channel == null) {
            return known;
        }
        if (plans.size() >= MAX_PLANS) {
            plans.clear();
        }
        RetailPlan made = new RetailPlan(pack, channel, day, measures.getOrDefault(channel.name(), Map.of()));
        plans.put(key, made);
        return made;
    }
}
