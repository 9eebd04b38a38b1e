package io.shibo.meet.internal.solve;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Some things with too few places between them (Hall, "On representatives of subsets", 1935): places are given by
 * augmenting paths, and where one thing finds none, all that was reached from it has only the places that were reached. What is not
 * needed for that is left out, so no thing of a shortage can be spared.
 *
 * @param things as numbered by the caller, ascending
 * @param places all that they have between them, from 0, ascending
 */
public record Shortage(List<Integer> things, List<Integer> places) {
    public Shortage {
        things = List.copyOf(things);
        places = List.copyOf(places);
    }

    /**
     * A shortage among some things; empty where all find a place.
     *
     * @param allowed places of each thing, by its number
     * @param capacity how many things each place holds
     */
    public static Optional<Shortage> find(List<Integer> things, List<BitSet> allowed, int[] capacity) {
        Search search = new Search(allowed, capacity);
        for (int thing : things) {
            search.reached.clear();
            if (!search.place(thing)) {
                return Optional.of(search.shortage(thing));
            }
        }
        return Optional.empty();
    }

    private static final class Search {
        private final List<BitSet> allowed;
        private final int[] capacity;
        private final List<List<Integer>> holders = new ArrayList<>();
        private final BitSet reached = new BitSet();

        Search(List<BitSet> allowed, int[] capacity) {
            this.allowed = allowed;
            this.capacity = capacity;
            for (int place = 0; place < capacity.length; place++) {
                holders.add(new ArrayList<>());
            }
        }

        boolean place(int thing) {
            BitSet own = allowed.get(thing);
            for (int place = own.nextSetBit(0); place >= 0; place = own.nextSetBit(place + 1)) {
                if (reached.get(place)) {
                    continue;
                }
                reached.set(place);
                List<Integer> here = holders.get(place);
                if (here.size() < capacity[place]) {
                    here.add(thing);
                    return true;
                }
                for (int i = 0; i < here.size(); i++) {
                    if (place(here.get(i))) {
                        here.set(i, thing);
                        return true;
                    }
                }
            }
            return false;
        }

        Shortage shortage(int unplaced) {
            List<Integer> those = new ArrayList<>(List.of(unplaced));
            reached.stream().forEach(place -> those.addAll(holders.get(place)));
            those.sort(null);
            for (int thing : List.copyOf(those)) {
                those.remove(Integer.valueOf(thing));
                if (those.size() <= room(places(those))) {
                    those.add(thing);
                }
            }
            those.sort(null);
            return new Shortage(those, places(those).stream().boxed().toList());
        }

        private BitSet places(List<Integer> things) {
            BitSet all = new BitSet();
            things.forEach(thing -> all.or(allowed.get(thing)));
            return all;
        }

        private long room(BitSet places) {
            return places.stream().mapToLong(place -> capacity[place]).sum();
        }
    }
}
