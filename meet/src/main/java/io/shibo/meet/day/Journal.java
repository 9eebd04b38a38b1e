package io.shibo.meet.day;

import io.shibo.codes.input.Node;
import io.shibo.codes.input.Problems;
import io.shibo.codes.input.Tree;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Everything that some devices wrote: a grow-only set of entries, the simplest of the replicated data types that need no
 * coordination (Shapiro, Preguiça, Baquero, Zawirski: "Conflict-free Replicated Data Types", 2011). To merge is to unite, so
 * that journals may arrive in any order, in parts and more than once; whoever has the same entries has the same journal, and
 * everything that is said of a day is a function of it. Immutable.
 */
public final class Journal {
    public static final Journal EMPTY = new Journal(new TreeSet<>());

    /** Entries of one file or message. */
    public static final int MOST_AT_ONCE = Node.MAX_ITEMS;

    private final List<Entry> entries;

    /** A device that wrote two different entries under one number: two devices share its name, or it was set back. */
    public record Fork(String device, int number, int versions) {}

    /**
     * Entries of a device that are still on their way, or lost.
     *
     * @param first number of the first that is missing
     * @param last number of the last
     */
    public record Gap(String device, int first, int last) {}

    private Journal(TreeSet<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    public static Journal of(Collection<Entry> entries) {
        return new Journal(new TreeSet<>(entries));
    }

    /**
     * Reads {@code {"entries": […]}}.
     *
     * @throws io.shibo.codes.input.InputException with all that is wrong; then nothing of it is taken
     */
    public static Journal read(String file, Tree tree) {
        Problems problems = new Problems();
        Node root = Node.root(file, tree, problems).only("entries");
        List<Entry> read = new ArrayList<>();
        root.field("entries").items().forEach(item -> EntryForm.read(item).ifPresent(read::add));
        problems.throwIfAny();
        return of(read);
    }

    /** What {@link #read} reads. */
    public Map<String, Object> write() {
        return Map.of("entries", entries.stream().map(EntryForm::write).toList());
    }

    public Journal merge(Journal other) {
        TreeSet<Entry> all = new TreeSet<>(entries);
        all.addAll(other.entries);
        return new Journal(all);
    }

    /** By device and number. */
    public List<Entry> entries() {
        return entries;
    }

    /** All versions of a forked number are kept and count: nothing is lost by choosing. */
    public List<Fork> forks() {
        List<Fork> forks = new ArrayList<>();
        for (int i = 0; i < entries.size(); ) {
            Entry first = entries.get(i);
            int end = i;
            while (end < entries.size() && sameNumber(first, entries.get(end))) {
                end++;
            }
            if (end - i > 1) {
                forks.add(new Fork(first.device(), first.number(), end - i));
            }
            i = end;
        }
        return forks;
    }

    /** In the order of devices. What a device wrote after its last known entry cannot be known to be missing. */
    public List<Gap> gaps() {
        List<Gap> gaps = new ArrayList<>();
        Set<String> begun = new HashSet<>();
        int expected = 1;
        for (Entry entry : entries) {
            if (begun.add(entry.device())) {
                expected = 1;
            }
            if (entry.number() > expected) {
                gaps.add(new Gap(entry.device(), expected, entry.number() - 1));
            }
            expected = entry.number() + 1;
        }
        return gaps;
    }

    private static boolean sameNumber(Entry a, Entry b) {
        return a.device().equals(b.device()) && a.number() == b.number();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Journal journal && entries.equals(journal.entries);
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }

    @Override
    public String toString() {
        return "Journal[%d entries]".formatted(entries.size());
    }
}
