package io.shibo.cli.clear.serve;

import io.shibo.clear.Output;
import io.shibo.clear.Window;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;

/** What a service has done since it started, as {@code GET /metrics} tells it (Prometheus text format 0.0.4). */
final class Metrics {
    private final Map<String, LongAdder> counts = new ConcurrentSkipListMap<>();
    private final Latency commits = new Latency();
    private final Latency answers = new Latency();
    private final Map<String, IntSupplier> gauges = new ConcurrentHashMap<>();

    /** Durations: their number and sum, and the last few thousand for quantiles. */
    private static final class Latency {
        private final long[] last = new long[4096];
        private long count;
        private long sum;

        synchronized void add(long nanos) {
            last[(int) (count++ % last.length)] = nanos;
            sum += nanos;
        }

        synchronized void print(String name, String help, StringBuilder out) {
            long[] sorted = Arrays.copyOf(last, (int) Math.min(count, last.length));
            Arrays.sort(sorted);
            head(out, name, help, "summary");
            for (String quantile : new String[] {"0.5", "0.99"}) {
                int at = (int) Math.min(sorted.length - 1L, (long) (sorted.length * Double.parseDouble(quantile)));
                String value = sorted.length == 0 ? "NaN" : seconds(sorted[at]);
                out.append("%s{quantile=\"%s\"} %s%n".formatted(name, quantile, value));
            }
            out.append("%s_sum %s%n%s_count %d%n".formatted(name, seconds(sum), name, count));
        }

        private static String seconds(long nanos) {
            return String.format(Locale.ROOT, "%.6f", nanos / 1e9);
        }
    }

    void queue(IntSupplier depth) {
        gauges.put("shibo_clear_queue_messages", depth);
    }

    /** One force: what it made durable, and how long it took. */
    void committed(Window.Batch batch, int messages, long nanos) {
        commits.add(nanos);
        count("shibo_clear_messages_total", messages);
        for (Output.Answer answer : batch.answers()) {
            count("shibo_clear_answers_total{type=\"%s\",status=\"%s\"}"
                    .formatted(answer.type(), answer.receipt().returnStatus()));
        }
        for (Output.Decided decided : batch.decided()) {
            count("shibo_clear_parcels_ended_total{status=\"%s\"}"
                    .formatted(decided.ending().status()));
        }
    }

    /** The time from handing a message in to its answer. */
    void answered(long nanos) {
        answers.add(nanos);
    }

    /** A message that could not be read. */
    void refused(String code) {
        count("shibo_clear_refused_total{code=\"%s\"}".formatted(code));
    }

    /** A message that was not taken, since too many wait. */
    void busy() {
        count("shibo_clear_busy_total");
    }

    private void count(String name) {
        count(name, 1);
    }

    private void count(String name, int by) {
        counts.computeIfAbsent(name, key -> new LongAdder()).add(by);
    }

    String text() {
        StringBuilder out = new StringBuilder();
        String family = "";
        for (Map.Entry<String, LongAdder> entry : counts.entrySet()) {
            String name = entry.getKey().replaceFirst("\\{.*", "");
            if (!name.equals(family)) {
                head(out, name, help(name), "counter");
                family = name;
            }
            out.append(entry.getKey())
                    .append(' ')
                    .append(entry.getValue().sum())
                    .append('\n');
        }
        commits.print("shibo_clear_commit_seconds", "Time of one force, of the last 4096 for quantiles.", out);
        answers.print("shibo_clear_answer_seconds", "Time from handing a message in to its answer.", out);
        gauges.forEach((name, value) -> {
            head(out, name, "Messages that wait for the disk.", "gauge");
            out.append(name).append(' ').append(value.getAsInt()).append('\n');
        });
        return out.toString();
    }

    private static void head(StringBuilder out, String name, String help, String type) {
        out.append("# HELP %s %s%n# TYPE %s %s%n".formatted(name, help, name, type));
    }

    private static String help(String name) {
        return switch (name) {
            case "shibo_clear_messages_total" -> "Messages taken.";
            case "shibo_clear_answers_total" -> "Receipts, repeated ones too, by message type and status.";
            case "shibo_clear_parcels_ended_total" -> "Parcels that have ended, by status.";
            case "shibo_clear_refused_total" -> "Messages answered by CEB900.";
            case "shibo_clear_busy_total" -> "Messages not taken since too many waited.";
            default -> name;
        };
    }
}
