package io.shibo.clear;

import io.shibo.clear.risk.Hit;
import io.shibo.clear.risk.OfficerAction;
import io.shibo.clear.risk.ParcelStatus;
import io.shibo.clear.risk.RiskRules;
import io.shibo.clear.risk.RiskWords;
import io.shibo.clear.step.Reason;
import io.shibo.codes.Language;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * One thing that happened to a parcel, with its reason. Personal data in it is masked.
 *
 * @param at milliseconds since 1970 in UTC
 * @param sequence place in the log of what caused it
 * @param args what the words of {@link #kind} are filled with, in their order
 */
public record HistoryEntry(long at, long sequence, Kind kind, List<String> args) {
    public HistoryEntry {
        args = List.copyOf(args);
    }

    /** What happened. The words are in the bundle {@code history}, under the kind's name. */
    public enum Kind {
        /** {0} document, {1} its number. */
        FILED,
        /** {0} document, {1} code, {2} field, {3} value, {4} message. */
        REFUSED,
        /** {0} document, {1} its number: replaced or deleted by its sender. */
        WITHDRAWN,
        /** {0} documents that are still missing. */
        WAITING,
        /** The four documents agree. */
        MATCHED,
        /** {0} field, {1} value, {2} other field, {3} its value. */
        DIFFERENCE,
        /** {0} tax, {1} value, in yuan. */
        ASSESSED,
        /** {0} amount, {1} used before, {2} limit, in yuan. */
        QUOTA_GRANTED,
        /** {0} amount, {1} used before, {2} limit, in yuan. */
        QUOTA_DENIED,
        /** A rule of risk hit; the parts of a {@link Hit}. */
        RISK,
        /** {0} status of the channel, {1} sum of the weights. */
        CHANNEL,
        /** {0} action, {1} officer, {2} reason. */
        OFFICER,
        RELEASED,
        /** {0} reason. */
        RETURNED,
        /** {0} document, {1} its number: stored only. */
        STORED,
        /** The goods have left the country. */
        LEFT,
        /** {0} quantity of goods that came back. */
        BACK,
        /** {0} number of the summary that the list is in. */
        SUMMED,
        /** {0} document, {1} who reported: parcels arrived at a supervised place. */
        ARRIVED,
        /** {0} carrier: the consignee signed for the parcel. */
        DELIVERED,
        /** {0} number of the tax bill, {1} of the payment that it was summarised into. */
        BILL_SUMMARISED,
        /** {0} number of the tax bill. */
        BILL_VOID,
        /** {0} day by which the goods had to be back. */
        BACK_OVERDUE,
        /** {0} day on which the goods were back. */
        BACK_IN_TIME
    }

    /** In the reader's words. */
    public String text(Language language) {
        return text(language, RiskRules.NONE);
    }

    /**
     * In the reader's words.
     *
     * @param rules where titles of rules of risk are looked up; a rule that is not there is called by its name
     */
    public String text(Language language, RiskRules rules) {
        if (kind == Kind.RISK) {
            return RiskWords.say(Hit.ofParts(args), rules, language);
        }
        if (kind == Kind.CHANNEL) {
            String channel = ParcelStatus.ofCode(args.getFirst())
                    .map(status -> RiskWords.say(status, language))
                    .orElse(args.getFirst());
            return Words.say(kind.name(), language, channel, args.get(1));
        }
        if (kind == Kind.OFFICER) {
            OfficerAction action = OfficerAction.ofWritten(args.getFirst());
            return Words.say(kind.name(), language, RiskWords.say(action, language), args.get(1), args.get(2));
        }
        if (kind == Kind.RETURNED) {
            return Words.say(kind.name(), language, text(Reason.valueOf(args.getFirst()), language));
        }
        return Words.say(kind.name(), language, args.toArray());
    }

    /** A reason in the reader's words. */
    public static String text(Reason reason, Language language) {
        return Words.say("reason." + reason.name(), language);
    }

    /** The bundle of words. */
    private static final class Words {
        static String say(String key, Language language, Object... args) {
            ResourceBundle bundle = ResourceBundle.getBundle(
                    "io.shibo.clear.history", Locale.of(language.tag()), HistoryEntry.class.getModule());
            return new MessageFormat(bundle.getString(key), Locale.ROOT).format(args);
        }

        private Words() {}
    }
}
