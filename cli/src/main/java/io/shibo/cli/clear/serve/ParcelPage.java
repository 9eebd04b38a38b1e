package io.shibo.cli.clear.serve;

import io.shibo.clear.Window;
import java.util.List;

/** Finds what {@code GET /parcels/…} shows. */
@FunctionalInterface
public interface ParcelPage {
    /**
     * The parcels of an order or waybill number, as records to be written as JSON; empty where none is known. Called in the
     * window's own thread, so it must be quick.
     */
    List<?> find(Window window, String number);
}
