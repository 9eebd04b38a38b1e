package io.shibo.quote.rule;

import io.shibo.codes.Country;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** All rules of chosen packs: immutable, with a vintage and a hash. The same rulebook answers the same for ever. */
public final class Rulebook {
    private final List<Pack> packs;
    private final Map<String, Agreement> agreements;
    private final Nomenclature nomenclature;
    private final String hash;
    private final LocalDate vintage;

    private Rulebook(List<Pack> packs, Map<String, Agreement> agreements, Nomenclature nomenclature) {
        this.packs = packs;
        this.nomenclature = nomenclature;
        this.agreements = Collections.unmodifiableMap(agreements);
        this.vintage = packs.stream()
                .map(Pack::vintage)
                .min(Comparator.naturalOrder())
                .or(() -> agreements.values().stream().map(Agreement::vintage).min(Comparator.naturalOrder()))
                .orElseThrow();
        MessageDigest digest = sha256();
        packs.forEach(pack -> digest.update((pack.name() + " " + pack.hash() + "\n").getBytes(StandardCharsets.UTF_8)));
        agreements.forEach((name, agreement) ->
                digest.update(("agreement " + name + " " + agreement.hash() + "\n").getBytes(StandardCharsets.UTF_8)));
        if (!nomenclature.isEmpty()) {
            digest.update(("nomenclature " + nomenclature.hash() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        this.hash = HexFormat.of().formatHex(digest.digest());
    }

    /** @throws IllegalArgumentException if there is no pack, or two speak for one country */
    public static Rulebook of(List<Pack> packs) {
        return of(packs, List.of());
    }

    /** @throws IllegalArgumentException if there is neither pack nor agreement, two speak for one country, or two agreements share a name */
    public static Rulebook of(List<Pack> packs, List<Agreement> agreements) {
        return of(packs, agreements, Nomenclature.NONE);
    }

    /** @throws IllegalArgumentException if there is neither pack nor agreement, two speak for one country, or two agreements share a name */
    public static Rulebook of(List<Pack> packs, List<Agreement> agreements, Nomenclature nomenclature) {
        // Agreements alone judge origin; nothing can be quoted with them.
        if (packs.isEmpty() && agreements.isEmpty()) {
            throw new IllegalArgumentException("a rulebook needs at least one pack or agreement.");
        }
        List<Pack> sorted = packs.stream()
                .map(pack -> pack.titled(nomenclature))
                .sorted(Comparator.comparing(Pack::name))
                .toList();
        TreeSet<Country> seen = new TreeSet<>();
        for (Pack pack : sorted) {
            for (Country country : pack.territories()) {
                if (!seen.add(country)) {
                    throw new IllegalArgumentException("two packs speak for %s; one of them is %s. Leave one out."
                            .formatted(country, pack.name()));
                }
            }
        }
        TreeMap<String, Agreement> byName = new TreeMap<>();
        for (Agreement agreement : agreements) {
            if (byName.put(agreement.name(), agreement) != null) {
                throw new IllegalArgumentException(
                        "two agreements are called %s. Leave one out.".formatted(agreement.name()));
            }
        }
        return new Rulebook(sorted, byName, nomenclature);
    }

    public static Rulebook of(Pack... packs) {
        return of(List.of(packs));
    }

    /** The digest in which packs and rulebooks are named. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** By name. */
    public List<Pack> packs() {
        return packs;
    }

    /** Trade agreements by name. */
    public Map<String, Agreement> agreements() {
        return agreements;
    }

    /** The pack that speaks for a destination. */
    public Optional<Pack> find(Country destination) {
        return packs.stream().filter(p -> p.territories().contains(destination)).findFirst();
    }

    /** Every destination some pack speaks for. */
    public List<Country> destinations() {
        return packs.stream().flatMap(p -> p.territories().stream()).sorted().toList();
    }

    /** Titles and search words of the Harmonized System; may be empty. */
    public Nomenclature nomenclature() {
        return nomenclature;
    }

    /** SHA-256 over names and hashes of its packs and agreements, lower-case hexadecimal. */
    public String hash() {
        return hash;
    }

    /** The oldest vintage among its packs; of its agreements, where it has no pack. */
    public LocalDate vintage() {
        return vintage;
    }

    /** How many measures it has. */
    public int size() {
        return packs.stream().mapToInt(p -> p.measures().size()).sum();
    }
}
