package io.shibo.quote.classify;

import io.shibo.codes.Language;
import java.util.List;

/**
 * What each word of a text weighs by where it stands: the noun that names the goods most.
 *
 * <p>English names goods at the end of the first phrase before a comma or a preposition (<em>leather <b>case</b> for
 * phones</em>), Chinese at the end of the first part, Indonesian and Arabic at the beginning (<em><b>sarung</b> kulit untuk
 * ponsel</em>).
 */
final class Roles {
    private Roles() {}

    static double[] of(List<Word> words, Language language, Weights weights) {
        double[] roles = new double[words.size()];
        int first = firstClause(words);
        int head = head(words, language, first);
        for (int i = 0; i < roles.length; i++) {
            Word word = words.get(i);
            double role = word.described() ? weights.described() : 1;
            role *= word.clause() == first ? 1 : weights.laterClause();
            role *= word.single() ? weights.single() : 1;
            boolean named = word.script() == Script.HAN ? closes(words, i, head) : i == head;
            roles[i] = named ? role * weights.head() : role;
        }
        return roles;
    }

    private static int firstClause(List<Word> words) {
        return words.isEmpty() ? 0 : words.getFirst().clause();
    }

    private static int head(List<Word> words, Language language, int clause) {
        Grammar grammar = Grammar.of(language);
        int head = -1;
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            if (word.clause() != clause || (word.described() && head >= 0)) {
                break;
            }
            if (word.described() || word.negated()) {
                continue;
            }
            if (!grammar.headLast()) {
                return i;
            }
            boolean holder = head >= 0 && grammar.measure().contains(word.form());
            head = holder ? head : i;
        }
        return head;
    }

    /** Whether a Chinese character or pair belongs to the last two characters of the part that names the goods. */
    private static boolean closes(List<Word> words, int at, int head) {
        // The last term of a run is its last single character; before it stand the pair and the single before.
        return head >= 0
                && at <= head
                && at >= head - 2
                && words.get(at).clause() == words.get(head).clause();
    }
}
