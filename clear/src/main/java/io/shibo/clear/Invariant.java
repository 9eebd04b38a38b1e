package io.shibo.clear;

import java.util.ArrayList;
import java.util.List;

/**
 * One thing that must hold of every log, and what came of trying it.
 *
 * @param number as documentation and messages cite it, 1 to 12
 * @param words what must hold
 * @param facts on how many facts it was tried; 0 where the log has nothing that it speaks of
 * @param broken what does not hold, each naming the record; empty where it holds
 */
public record Invariant(int number, String words, long facts, List<String> broken) {
    private static final List<String> WORDS = List.of(
            "every document was answered, and the same sending always the same",
            "a parcel ends once, and is released at most once",
            "what is released has four documents that agree, tax and quota, and nothing against it",
            "no buyer's year is past its limit at any record, and it is the sum of its parcels",
            "what guarantors vouch for and settle is the sum of their tax bills; what came back is given back exactly",
            "a payment serves one order, a waybill's number one in six months",
            "documents and parcels move only as they may; nothing is cancelled after its release",
            "replaying comes to the recorded decisions and states again",
            "parcels counted in the state are those counted along the log",
            "amounts are whole fen, none below zero",
            "the log's records have no gap",
            "an export list is in at most one summary");

    public Invariant {
        broken = List.copyOf(broken);
    }

    public boolean holds() {
        return broken.isEmpty();
    }

    /**
     * All of them.
     *
     * @param broken each beginning with its invariant's number and a colon
     */
    static List<Invariant> of(Audit audit, List<String> broken) {
        List<Invariant> all = new ArrayList<>();
        for (int number = 1; number <= WORDS.size(); number++) {
            String prefix = number + ": ";
            all.add(new Invariant(
                    number,
                    WORDS.get(number - 1),
                    audit.facts(number),
                    broken.stream().filter(one -> one.startsWith(prefix)).toList()));
        }
        return List.copyOf(all);
    }
}
