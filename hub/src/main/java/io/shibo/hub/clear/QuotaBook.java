package io.shibo.hub.clear;

import io.shibo.clear.Archive;
import io.shibo.clear.QuotaLedger;
import io.shibo.clear.ceb.Declaration;
import io.shibo.clear.intake.Packing;
import io.shibo.clear.log.Disk;
import io.shibo.codes.Language;
import io.shibo.hub.web.BusyException;
import io.shibo.hub.web.Viewer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/**
 * A buyer's own year. Who asks has to know two things together: the identity number and the number of an order that was
 * declared for it. Whether the number or the identity is wrong is not told. The log is replayed for an answer, for one person
 * at a time.
 */
@Component
class QuotaBook {
    /** Somebody who may see every row; what is found is compared with the identity before anything is told. */
    private static final Viewer ANY = new Viewer(Language.EN, "quota", false);

    private final ParcelStore store;
    private final ParcelFiles files;
    private final Semaphore one = new Semaphore(1);

    QuotaBook(ParcelStore store, ParcelFiles files) {
        this.store = store;
        this.files = files;
    }

    /** The year of a buyer, entry by entry; empty where no order of this number was declared for this identity. */
    Optional<QuotaLedger> find(String identity, String orderNo, int year) throws IOException {
        for (ParcelStore.Row row : store.find(ANY, orderNo)) {
            if (row.orderNo().equals(orderNo) && declaredFor(row, identity)) {
                return Optional.of(read(files.log(row), identity, year));
            }
        }
        return Optional.empty();
    }

    private boolean declaredFor(ParcelStore.Row row, String identity) throws IOException {
        try (Disk disk = Disk.forReading(files.log(row))) {
            Archive archive = new Archive(disk, Packing.DEFLATE);
            for (long sequence : row.sequences()) {
                Archive.Filed filed = archive.find(sequence);
                if (filed != null
                        && filed.document() instanceof Declaration declaration
                        && declaration.orderNo().equals(row.orderNo())
                        && same(declaration.buyerIdNumber(), identity)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private QuotaLedger read(Path log, String identity, int year) throws IOException {
        if (!one.tryAcquire()) {
            throw new BusyException("another year is being read. Ask again in a few seconds.");
        }
        try (Disk disk = Disk.forReading(log)) {
            return QuotaLedger.read(disk, Packing.DEFLATE, identity, year);
        } finally {
            one.release();
        }
    }
}
