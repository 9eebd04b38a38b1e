package io.shibo.hub.day;

import io.shibo.codes.Language;
import io.shibo.hub.io.QrSvg;
import io.shibo.meet.badge.Badge;
import io.shibo.meet.badge.BadgeId;
import io.shibo.meet.badge.BadgeToken;
import io.shibo.meet.badge.Holder;
import io.shibo.meet.badge.Revocations;
import io.shibo.meet.expo.Expo;
import io.shibo.meet.paper.BadgeSheet;
import io.shibo.meet.paper.Words;
import java.security.PrivateKey;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Badges signed by this hub's key. A badge that was revoked has a successor, which is the one that is shown and printed from then on. */
@Service
public class Badges {
    private final BadgeKey key;
    private final DayStore store;

    Badges(BadgeKey key, DayStore store) {
        this.key = key;
        this.store = store;
    }

    /** A badge to hold out. @param id holder and issue. @param qr its signed text as a picture: an SVG element */
    public record Shown(String id, String name, String qr) {}

    /** Of each person of an organisation, or of the organisation where it named nobody. */
    public List<Shown> of(Expo expo, String organisation) {
        List<Holder> holders = Holder.of(expo).stream()
                .filter(holder -> holder.organisation().equals(organisation))
                .toList();
        return printed(expo, holders).stream()
                .map(each ->
                        new Shown(each.badge().id().toString(), each.holder().name(), QrSvg.of(each.token())))
                .toList();
    }

    /** A page of badges to print and cut. */
    public String sheet(Expo expo, List<Holder> holders, Language language) {
        return new BadgeSheet(Words.in(language), expo.edition(), QrSvg::of).html(printed(expo, holders));
    }

    private List<BadgeSheet.Printed> printed(Expo expo, List<Holder> holders) {
        PrivateKey secret = key.pair().getPrivate();
        Set<BadgeId> revoked = store.revocations(expo.edition().code()).list().stream()
                .map(Revocations.Revocation::badge)
                .collect(Collectors.toSet());
        return holders.stream()
                .map(holder -> {
                    Badge badge = holder.badge(expo.edition(), issue(holder.id(), revoked));
                    return new BadgeSheet.Printed(holder, badge, BadgeToken.sign(badge, secret));
                })
                .toList();
    }

    private static int issue(String holder, Set<BadgeId> revoked) {
        int issue = 1;
        while (revoked.contains(new BadgeId(holder, issue))) {
            issue++;
        }
        return issue;
    }
}
