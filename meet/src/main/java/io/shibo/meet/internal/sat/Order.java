package io.shibo.meet.internal.sat;

import java.util.Arrays;

/** Variables, those in the most recent conflicts first: a heap by activity. */
final class Order {
    private static final double MOST = 1e100;

    private double[] activity = new double[64];
    private int[] heap = new int[64];
    private int[] place = new int[64];
    private int size;
    private double step = 1;

    void add(int variable) {
        if (variable == place.length) {
            activity = Arrays.copyOf(activity, 2 * variable);
            heap = Arrays.copyOf(heap, 2 * variable);
            place = Arrays.copyOf(place, 2 * variable);
        }
        place[variable] = -1;
        offer(variable);
    }

    boolean isEmpty() {
        return size == 0;
    }

    void offer(int variable) {
        if (place[variable] < 0) {
            place[variable] = size;
            heap[size++] = variable;
            up(place[variable]);
        }
    }

    int poll() {
        int first = heap[0];
        place[first] = -1;
        int last = heap[--size];
        if (size > 0) {
            heap[0] = last;
            place[last] = 0;
            down(0);
        }
        return first;
    }

    void bump(int variable) {
        activity[variable] += step;
        if (activity[variable] > MOST) {
            for (int v = 0; v < activity.length; v++) {
                activity[v] /= MOST;
            }
            step /= MOST;
        }
        if (place[variable] >= 0) {
            up(place[variable]);
        }
    }

    /** What was bumped before counts a twentieth less. */
    void age() {
        step /= 0.95;
    }

    private void up(int from) {
        int at = from;
        int variable = heap[at];
        while (at > 0) {
            int parent = (at - 1) >> 1;
            if (activity[heap[parent]] >= activity[variable]) {
                break;
            }
            heap[at] = heap[parent];
            place[heap[at]] = at;
            at = parent;
        }
        heap[at] = variable;
        place[variable] = at;
    }

    private void down(int from) {
        int at = from;
        int variable = heap[at];
        while (2 * at + 1 < size) {
            int child = 2 * at + 1;
            if (child + 1 < size && activity[heap[child + 1]] > activity[heap[child]]) {
                child++;
            }
            if (activity[variable] >= activity[heap[child]]) {
                break;
            }
            heap[at] = heap[child];
            place[heap[at]] = at;
            at = child;
        }
        heap[at] = variable;
        place[variable] = at;
    }
}
