package io.shibo.clear.risk;

import io.shibo.clear.ceb.Declaration;
import io.shibo.codes.Citation;
import io.shibo.codes.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rules of risk of one jurisdiction, all days of them. The draw by lot is a function too: it takes a
 * parcel's number from its key and the rules' seed.
 */
public final class RiskRules {
    /** Rules of one file. */
    public static final int MAX_RULES = 500;

    /** No rules: every parcel is green. */
    public static final RiskRules NONE = new RiskRules("", List.of(), List.of(), Blocklist.EMPTY, null, "");

    private static final int DRAW = 10_000;

    private final long seed;
    private final List<RiskRule> rules;
    private final List<Score> scores;
    private final Blocklist blocklist;
    private final @Nullable RiskModel model;
    private final String hash;

    /** The sums of weights that make a parcel yellow or red. */
    public record Score(int yellow, int red, DateRange valid, Citation citation) {}

    /**
     * @param seed any text; who does not know it cannot foretell the draw
     * @param model the zone's learnt model; null where it has none
     * @param hash SHA-256 of what the rules were read from
     */
    RiskRules(
            String seed,
            List<RiskRule> rules,
            List<Score> scores,
            Blocklist blocklist,
            @Nullable RiskModel model,
            String hash) {
        this.seed = Fingerprint.of("seed", seed);
        this.rules = List.copyOf(rules);
        this.scores = List.copyOf(scores);
        this.blocklist = blocklist;
        this.model = model;
        this.hash = hash;
    }

    public List<RiskRule> rules() {
        return rules;
    }

    public Blocklist blocklist() {
        return blocklist;
    }

    /** Tells these rules from any others. */
    public String hash() {
        return hash;
    }

    /** The rule of that name that was in force from that day on. */
    public Optional<RiskRule> find(String name, LocalDate since) {
        return rules.stream()
                .filter(rule -> rule.name().equals(name) && rule.valid().from().equals(since))
                .findFirst();
    }

    /** What a window needs of them to judge. */
    public RiskTerms terms() {
        List<RiskTerms.Term> terms = new ArrayList<>();
        for (RiskRule rule : rules) {
            terms.add(new RiskTerms.Term(
                    rule.name(),
                    rule.valid().from().toEpochDay(),
                    end(rule.valid()),
                    rule.channel(),
                    rule.weight(),
                    rule.conditions()));
        }
        List<RiskTerms.Score> sums = new ArrayList<>();
        for (Score score : scores) {
            sums.add(new RiskTerms.Score(
                    score.yellow(), score.red(), score.valid().from().toEpochDay(), end(score.valid())));
        }
        return new RiskTerms(terms, sums, hash, model);
    }

    private static long end(DateRange valid) {
        LocalDate to = valid.to();
        return to == null ? Long.MAX_VALUE : to.toEpochDay();
    }

    /**
     * What risk needs to know of a declaration, the blocklist and the draw included: both are part of the rules and are asked
     * here, when it arrives.
     *
     * @param day of arrival
     */
    public RiskFacts facts(Declaration declaration, LocalDate day) {
        RiskFacts facts = RiskFacts.of(declaration);
        return facts.with(blocklist.hits(facts, day), rules.isEmpty() ? RiskFacts.NOT_DRAWN : lot(facts.parcel()));
    }

    /** The parcel's number in the draw, 0 to 9,999; every number as likely as any other. */
    int lot(long parcel) {
        return Math.floorMod(Fingerprint.mix(seed, parcel), DRAW);
    }
}
