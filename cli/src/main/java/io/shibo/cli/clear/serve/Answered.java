package io.shibo.cli.clear.serve;

import io.shibo.clear.Output;
import io.shibo.clear.Pipeline;
import io.shibo.clear.ceb.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a message's own documents were answered, on disk. What it completed for other senders is not among it.
 *
 * @param first the answer to each document when it came in, in the message's order: the same for ever
 * @param latest the same but for declarations whose parcel has ended: those have their parcel's end
 */
record Answered(List<Output.Answer> first, List<Output.Answer> latest) {
    Answered {
        first = List.copyOf(first);
        latest = List.copyOf(latest);
    }

    /** Picks a message's own answers from those that its submission called forth. */
    static Answered of(Pipeline.Outcome.Taken taken) {
        Reading.Message message = taken.message();
        List<Output.Answer> all = taken.answers();
        Map<String, Output.Answer> last = new HashMap<>();
        for (Output.Answer answer : all) {
            if (answer.type() == message.type()) {
                last.put(sender(answer), answer);
            }
        }
        List<Output.Answer> first = new ArrayList<>();
        List<Output.Answer> latest = new ArrayList<>();
        int at = 0;
        for (Reading.Item item : message.documents()) {
            while (!answers(all.get(at), message, item)) {
                at++;
            }
            Output.Answer own = all.get(at++);
            first.add(own);
            latest.add(last.getOrDefault(sender(own), own));
        }
        return new Answered(first, latest);
    }

    private static boolean answers(Output.Answer answer, Reading.Message message, Reading.Item item) {
        return answer.type() == message.type()
                && answer.receipt().guid().equals(item.keys().guid())
                && answer.key().equals(item.keys().key());
    }

    private static String sender(Output.Answer answer) {
        return answer.receipt().guid() + "|" + answer.key();
    }
}
