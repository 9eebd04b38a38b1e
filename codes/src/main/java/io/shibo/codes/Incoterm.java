package io.shibo.codes;

import io.shibo.codes.input.Problem;
import io.shibo.codes.input.Wrong;
import java.util.Arrays;

/** A delivery term of Incoterms 2020 (ICC publication 723E): what the seller's price includes. */
public enum Incoterm {
    EXW(false, false, false, false),
    FCA(true, false, false, false),
    FAS(true, false, false, false),
    FOB(true, false, false, false),
    CFR(true, true, false, false),
    CIF(true, true, true, false),
    CPT(true, true, false, false),
    CIP(true, true, true, false),
    DAP(true, true, false, false),
    DPU(true, true, false, false),
    DDP(true, true, false, true);

    private final boolean exportCleared;
    private final boolean mainCarriage;
    private final boolean insurance;
    private final boolean importDuty;

    Incoterm(boolean exportCleared, boolean mainCarriage, boolean insurance, boolean importDuty) {
        this.exportCleared = exportCleared;
        this.mainCarriage = mainCarriage;
        this.insurance = insurance;
        this.importDuty = importDuty;
    }

    /** Whether the seller clears the goods for export. */
    public boolean includesExportClearance() {
        return exportCleared;
    }

    /** Whether the price includes the main carriage. */
    public boolean includesMainCarriage() {
        return mainCarriage;
    }

    /** Whether the seller must insure the goods in transit (CIF and CIP alone). */
    public boolean includesInsurance() {
        return insurance;
    }

    /** Whether the price includes import duty and taxes (DDP alone). */
    public boolean includesImportDuty() {
        return importDuty;
    }

    public static Incoterm parse(String text) {
        for (Incoterm term : values()) {
            if (term.name().equals(text)) {
                return term;
            }
        }
        throw Wrong.of("incoterm", Problem.show(text), Arrays.toString(values()).replaceAll("[\\[\\]]", ""))
                .refusal();
    }
}
