package io.shibo.clear.risk;

import io.shibo.clear.internal.Sink;
import io.shibo.clear.internal.Source;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * What is known of a parcel: figures by indicator and span, gathered on its way. One that is not here is not known, and then
 * no rule that asks for it hits. Where several lines give the same figure, the more telling one counts.
 */
public final class Figures {
    public static final Figures NONE = new Figures(new byte[0], new long[0]);

    private final byte[] slots;
    private final long[] values;

    private Figures(byte[] slots, long[] values) {
        this.slots = slots;
        this.values = values;
    }

    /** These and one more. */
    public Figures with(Indicator indicator, Span span, long value) {
        return and(new Figures(new byte[] {(byte) indicator.slot(span)}, new long[] {value}));
    }

    /** These and those. */
    public Figures and(Figures more) {
        byte[] bothSlots = Arrays.copyOf(slots, slots.length + more.slots.length);
        long[] bothValues = Arrays.copyOf(values, bothSlots.length);
        int count = slots.length;
        for (int i = 0; i < more.slots.length; i++) {
            int place = place(more.slots[i]);
            if (place < 0) {
                bothSlots[count] = more.slots[i];
                bothValues[count++] = more.values[i];
            } else {
                boolean least = Indicator.ofSlot(more.slots[i]).least();
                bothValues[place] = least
                        ? Math.min(bothValues[place], more.values[i])
                        : Math.max(bothValues[place], more.values[i]);
            }
        }
        return new Figures(Arrays.copyOf(bothSlots, count), Arrays.copyOf(bothValues, count));
    }

    /** A figure in the parts of its unit; empty where it is not known. */
    public OptionalLong find(Indicator indicator, Span span) {
        int place = place((byte) indicator.slot(span));
        return place < 0 ? OptionalLong.empty() : OptionalLong.of(values[place]);
    }

    private int place(byte slot) {
        for (int i = 0; i < slots.length; i++) {
            if (slots[i] == slot) {
                return i;
            }
        }
        return -1;
    }

    /** A count, then place and value of each; places by their order, so that equal figures have equal bytes. */
    public void write(Sink out) {
        out.unsigned(slots.length);
        for (int slot = 0; slot < Indicator.SLOTS; slot++) {
            int place = place((byte) slot);
            if (place >= 0) {
                out.one(slot);
                out.signed(values[place]);
            }
        }
    }

    /** @throws IllegalStateException if the bytes are no figures of this version */
    public static Figures read(Source in) {
        int count = in.count();
        byte[] slots = new byte[count];
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
            int slot = in.one();
            if (slot >= Indicator.SLOTS) {
                throw new IllegalStateException(
                        "figure %d is not known; this version knows %d".formatted(slot, Indicator.SLOTS));
            }
            slots[i] = (byte) slot;
            values[i] = in.signed();
        }
        return new Figures(slots, values);
    }

    private byte[] bytes() {
        Sink out = new Sink();
        write(out);
        return out.toBytes();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Figures that && Arrays.equals(bytes(), that.bytes());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes());
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        for (Indicator indicator : Indicator.values()) {
            for (Span span : indicator.spans()) {
                find(indicator, span)
                        .ifPresent(value -> out.append(out.isEmpty() ? "" : ", ")
                                .append(indicator.written())
                                .append(span == Span.NOW ? "" : " in " + span.written())
                                .append(' ')
                                .append(indicator.unit().shown(value)));
            }
        }
        return out.toString();
    }
}
