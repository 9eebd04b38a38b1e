package io.shibo.quote.tariff;

import io.shibo.codes.input.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** One official format: takes its files one after the other and tells a {@link PackWriter} what they say. */
interface TariffFormat {
    /** The order in which the files are to be read. */
    default List<TariffImport.Source> inOrder(List<TariffImport.Source> sources) {
        return sources;
    }

    /** @throws InputException if the file is not of this format */
    void read(String file, InputStream bytes) throws IOException;

    /** After the last file. */
    default void finish() throws IOException {}
}
