package io.shibo.clear.export;

import io.shibo.clear.export.ExportDocument.Action;
import io.shibo.clear.export.ExportPaper.Objection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The papers of one slice during one step. */
final class Papers {
    private final List<ExportPaper> papers;

    Papers(List<ExportPaper> before) {
        papers = new ArrayList<>(before.size() + 1);
        papers.addAll(before);
    }

    /** The paper of this very sending; null where it is new. */
    @Nullable
    ExportPaper repeated(ExportDocument document) {
        for (ExportPaper paper : papers) {
            if (paper.sending() == document.sending() && paper.type() == document.type()) {
                return paper;
            }
        }
        return null;
    }

    /** The paper that stands for the document's number; null where none does. */
    @Nullable
    ExportPaper standing(ExportDocument document) {
        for (ExportPaper paper : papers) {
            if (paper.stands()
                    && paper.type() == document.type()
                    && paper.number() == document.facts().number()) {
                return paper;
            }
        }
        return null;
    }

    /**
     * Why a document cannot be filed as its slice stands.
     *
     * @param relied whether something was decided by, or waits for, what it would change
     */
    Objection objection(ExportDocument document, boolean relied) {
        ExportPaper standing = standing(document);
        boolean stored = standing != null && standing.standing() == ExportPaper.Standing.STORED;
        if (papers.size() >= ExportSlice.MAX_PAPERS) {
            return Objection.TOO_MANY;
        }
        if (document.action() == Action.NEW) {
            // What was only stored may be declared by a document of its own.
            return standing == null || stored && document.declares() ? Objection.NONE : Objection.EXISTS;
        }
        if (standing == null) {
            return Objection.NO_TARGET;
        }
        if (stored) {
            return Objection.NONE;
        }
        if (relied || !document.declares()) {
            return Objection.DECLARED;
        }
        return document.appTime() < standing.appTime() ? Objection.STALE : Objection.NONE;
    }

    /** Keeps the document as what it was answered with; what it replaces stands no more. */
    ExportPaper add(ExportDocument document, Objection objection, long argument) {
        if (objection == Objection.NONE) {
            papers.replaceAll(paper -> paper.stands()
                            && paper.type() == document.type()
                            && paper.number() == document.facts().number()
                    ? paper.withdrawn()
                    : paper);
        }
        ExportPaper paper = ExportPaper.of(document, objection, argument);
        if (papers.size() < ExportSlice.MAX_PAPERS) {
            papers.add(paper);
        }
        return paper;
    }

    /** {@link #add} with the argument that the objection has of itself. */
    ExportPaper add(ExportDocument document, Objection objection) {
        ExportPaper standing = standing(document);
        return add(document, objection, objection == Objection.STALE && standing != null ? standing.appTime() : 0);
    }

    List<ExportPaper> all() {
        return papers;
    }
}
