package io.shibo.hub.register;

import io.shibo.codes.input.InputException;
import io.shibo.codes.input.Problem;
import io.shibo.codes.input.Problems;
import io.shibo.hub.database.Transactions;
import io.shibo.hub.register.Dossier.Wanted;
import io.shibo.hub.register.RefusedException.Kind;
import io.shibo.hub.register.State.Act;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.web.server.ResponseStatusException;

/**
 * Every change of a registration goes through here: it is checked, made in one transaction together with its history, and
 * refused where somebody else was faster.
 */
@Service
class Desk {
    /** Who changes a dossier by its private link. */
    static final String PARTICIPANT = "participant";

    private static final int MOST_REASON = 1000;
    /** Digits and letters that are not mistaken for one another (Crockford's base 32). */
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Editions editions;
    private final Dossiers dossiers;
    private final Transactions transactions;

    Desk(Editions editions, Dossiers dossiers, Transactions transactions) {
        this.editions = editions;
        this.dossiers = dossiers;
        this.transactions = transactions;
    }

    /** A registration in its first state, DRAFT. @throws InputException with everything that is wrong */
    Registration create(String edition, Dossier dossier, String by) {
        Editions.Open open = open(edition, by);
        String id = newId(dossier);
        Dossier named = DossierIds.assign(id, dossier, Optional.empty());
        DossierCheck.check(open.edition(), id, named);
        Instant now = dossiers.now();
        Registration made = new Registration(edition, id, 1, State.DRAFT, "", warns(named), named, now, now);
        return transactions.run(() -> {
            checkWishes(made);
            dossiers.insert(List.of(new Dossiers.Written(made, Act.CREATED, by)), now.toEpochMilli() * 1_000_000);
            return made;
        });
    }

    /**
     * Changes what it says.
     *
     * @param version that was seen
     * @throws InputException with everything that is wrong
     * @throws RefusedException where another version is the last, or the time is over
     */
    Registration change(String edition, String id, int version, String by, UnaryOperator<Dossier> change) {
        Editions.Open open = open(edition, by);
        return write(edition, id, version, by, Act.CHANGED, before -> {
            if (!before.state().writable()) {
                throw refused(Kind.STATE, "a withdrawn registration is not changed; submit it again first");
            }
            Dossier after = DossierIds.assign(id, change.apply(before.dossier()), Optional.of(before.dossier()));
            if (!after.role().equals(before.dossier().role())) {
                throw wrong("role", "is not changed once registered. Withdraw this one and register anew.");
            }
            DossierCheck.check(open.edition(), id, after);
            State state = by.equals(PARTICIPANT)
                    ? before.state().changedByParticipant(looksAt(before.dossier(), after))
                    : before.state();
            return made(before, state, before.reason(), after);
        });
    }

    Registration submit(String edition, String id, int version, String by) {
        open(edition, by);
        return write(edition, id, version, by, Act.SUBMITTED, before -> {
            List<DossierCheck.Missing> missing = DossierCheck.missing(before.dossier());
            if (!missing.isEmpty()) {
                Problems problems = new Problems();
                for (DossierCheck.Missing each : missing) {
                    problems.add(
                            "registration",
                            0,
                            switch (each) {
                                case PERSON -> "people";
                                case LINE -> before.dossier().exhibits() ? "offers" : "needs";
                                case TIMES -> "times";
                            },
                            "is empty; a registration that is submitted has at least one.");
                }
                problems.throwIfAny();
            }
            return moved(before, State.SUBMITTED, "");
        });
    }

    Registration accept(String edition, String id, int version, String by) {
        return write(edition, id, version, by, Act.ACCEPTED, before -> moved(before, State.ACCEPTED, ""));
    }

    /** Sends it back. @param reason what is to be mended; needed */
    Registration giveBack(String edition, String id, int version, String by, String reason) {
        String why = reason(reason);
        if (why.isEmpty()) {
            throw wrong("reason", "is empty. Say what is to be mended.");
        }
        return write(edition, id, version, by, Act.RETURNED, before -> moved(before, State.RETURNED, why));
    }

    Registration withdraw(String edition, String id, int version, String by, String reason) {
        String why = reason(reason);
        return write(edition, id, version, by, Act.WITHDRAWN, before -> moved(before, State.WITHDRAWN, why));
    }

    /**
     * Takes the last change back: what it said and its state are those of the version before. To take back an undo is to do
     * again what it undid. A participant takes back only what it did itself.
     */
    Registration undo(String edition, String id, int version, String by) {
        open(edition, by);
        return write(edition, id, version, by, Act.UNDONE, before -> {
            Dossiers.Change last = dossiers.findChange(edition, id, before.version())
                    .orElseThrow(() -> refused(Kind.NO_UNDO, "there is nothing to take back"));
            Dossiers.Change target = dossiers.findChange(edition, id, before.version() - 1)
                    .orElseThrow(() -> refused(Kind.NO_UNDO, "there is nothing to take back"));
            if (by.equals(PARTICIPANT) && !last.by().equals(PARTICIPANT)) {
                throw refused(Kind.NO_UNDO, "the last change was the organiser's");
            }
            return made(before, target.state(), target.reason(), target.dossier());
        });
    }

    private Registration write(
            String edition, String id, int version, String by, Act act, UnaryOperator<Registration> change) {
        return transactions.run(() -> {
            Registration before =
                    dossiers.find(edition, id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
            if (before.version() != version) {
                throw refused(
                        Kind.CHANGED_SINCE,
                        "version %d was changed since; it is %d now".formatted(version, before.version()));
            }
            Registration after = change.apply(before);
            checkWishes(after);
            if (!dossiers.update(new Dossiers.Written(after, act, by))) {
                throw refused(Kind.CHANGED_SINCE, "version %d was changed since".formatted(version));
            }
            return after;
        });
    }

    private Registration moved(Registration before, State to, String reason) {
        if (!before.state().next().contains(to)) {
            throw refused(Kind.STATE, "a registration that is %s does not become %s".formatted(before.state(), to));
        }
        return made(before, to, reason, before.dossier());
    }

    private Registration made(Registration before, State state, String reason, Dossier dossier) {
        return new Registration(
                before.edition(),
                before.id(),
                before.version() + 1,
                state,
                reason,
                warns(dossier),
                dossier,
                before.createdAt(),
                dossiers.now());
    }

    /** A wish names somebody who is registered, on the other side; one who has withdrawn may stay named. */
    private void checkWishes(Registration registration) {
        List<Wanted> wishes = registration.dossier().wishes();
        Set<String> named = new HashSet<>();
        wishes.forEach(wish -> named.add(wish.to()));
        Map<String, String> roles = dossiers.roles(registration.edition(), named);
        Set<List<String>> said = new HashSet<>();
        Problems problems = new Problems();
        for (int i = 0; i < wishes.size(); i++) {
            Wanted wish = wishes.get(i);
            String role = roles.getOrDefault(wish.to(), "");
            if (role.isEmpty()) {
                problems.add(
                        "registration",
                        0,
                        "wishes[%d].to".formatted(i),
                        "'%s' is not registered for %s.".formatted(Problem.show(wish.to()), registration.edition()));
            } else if (role.equals(registration.dossier().role())) {
                problems.add(
                        "registration",
                        0,
                        "wishes[%d].to".formatted(i),
                        "'%s' is on the same side of the table.".formatted(Problem.show(wish.to())));
            }
            if (!Set.of("must-meet", "would-meet", "no-thanks").contains(wish.wish())) {
                problems.add(
                        "registration",
                        0,
                        "wishes[%d].wish".formatted(i),
                        "'%s' is not known. Write one of must-meet, would-meet, no-thanks."
                                .formatted(Problem.show(wish.wish())));
            }
            boolean own = wish.from().isEmpty()
                    || registration.dossier().people().stream().anyMatch(p -> p.id().equals(wish.from()));
            if (!own) {
                problems.add(
                        "registration",
                        0,
                        "wishes[%d].from".formatted(i),
                        "'%s' is no person of this registration.".formatted(Problem.show(wish.from())));
            }
            if (!said.add(List.of(wish.from(), wish.to()))) {
                problems.add(
                        "registration", 0, "wishes[%d].to".formatted(i), "is named twice. Keep one of the wishes.");
            }
        }
        problems.throwIfAny();
    }

    /** Whether what the organiser looks at has changed: all but times and wishes. */
    private static boolean looksAt(Dossier before, Dossier after) {
        return !before.withTimes(List.of(), 0)
                .withWishes(List.of())
                .equals(after.withTimes(List.of(), 0).withWishes(List.of()));
    }

    private Editions.Open open(String edition, String by) {
        Editions.Open open =
                editions.find(edition).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (by.equals(PARTICIPANT) && !editions.writable(open)) {
            throw refused(
                    Kind.CLOSED,
                    "registration for %s is closed".formatted(open.edition().code()));
        }
        return open;
    }

    static boolean warns(Dossier dossier) {
        return DossierCheck.identifiers(dossier).stream().anyMatch(DossierCheck.Checked::warns);
    }

    private static String newId(Dossier dossier) {
        StringBuilder id = new StringBuilder(dossier.exhibits() ? "E-" : "B-");
        for (int i = 0; i < 9; i++) {
            id.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }

    private static String reason(String text) {
        String one = Dossier.one(text);
        return one.substring(0, Math.min(MOST_REASON, one.length()));
    }

    private static InputException wrong(String field, String message) {
        return new InputException(new Problem("registration", 0, field, message));
    }

    private static RefusedException refused(Kind kind, String message) {
        return new RefusedException(kind, message);
    }
}
