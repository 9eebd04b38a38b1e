package io.shibo.bench.clear;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Time of the processors, which does not count what others on the machine take. */
final class Cpu {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private Cpu() {}

    /** Of this thread, nanoseconds. */
    static long ofThread() {
        return THREADS.getCurrentThreadCpuTime();
    }

    /** Of all threads, the collector's and the compiler's too; nanoseconds. */
    static long ofAll() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean machine
                ? machine.getProcessCpuTime()
                : 0;
    }
}
