package io.shibo.clear.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers of a fixed width at a place of an array, big-endian: for layouts whose fields are read where they lie. */
public final class Bytes {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle SHORTS = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

    private Bytes() {}

    public static long eight(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    public static void eight(byte[] bytes, int at, long value) {
        LONGS.set(bytes, at, value);
    }

    /** From 0 to 2⁴⁸ − 1. */
    public static long six(byte[] bytes, int at) {
        return four(bytes, at) << 16 | two(bytes, at + 4);
    }

    public static void six(byte[] bytes, int at, long value) {
        INTS.set(bytes, at, (int) (value >>> 16));
        SHORTS.set(bytes, at + 4, (short) value);
    }

    /** From 0 to 2⁴⁰ − 1. */
    public static long five(byte[] bytes, int at) {
        return four(bytes, at) << 8 | bytes[at + 4] & 0xFF;
    }

    public static void five(byte[] bytes, int at, long value) {
        INTS.set(bytes, at, (int) (value >>> 8));
        bytes[at + 4] = (byte) value;
    }

    /** From 0 to 2³² − 1. */
    public static long four(byte[] bytes, int at) {
        return (int) INTS.get(bytes, at) & 0xFFFFFFFFL;
    }

    public static void four(byte[] bytes, int at, long value) {
        INTS.set(bytes, at, (int) value);
    }

    /** From 0 to 2²⁴ − 1. */
    public static int three(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 16 | two(bytes, at + 1);
    }

    public static void three(byte[] bytes, int at, int value) {
        bytes[at] = (byte) (value >>> 16);
        SHORTS.set(bytes, at + 1, (short) value);
    }

    private static int two(byte[] bytes, int at) {
        return (short) SHORTS.get(bytes, at) & 0xFFFF;
    }
}
