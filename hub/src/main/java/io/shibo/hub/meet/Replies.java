package io.shibo.hub.meet;

import io.shibo.meet.expo.Expo;
import io.shibo.meet.expo.Particulars;
import io.shibo.meet.expo.Wish;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What participants said of each other after the plan was made: the last word of one on the other. */
@Repository
class Replies {
    private final JdbcClient jdbc;
    private final Clock clock;

    Replies(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    enum Word {
        ACCEPTED,
        DECLINED,
        /** Of somebody who was only recommended. */
        NO_THANKS
    }

    /** What it was said of. */
    enum About {
        MEETING,
        REQUEST,
        NOTHING
    }

    record Reply(String organisation, String partner, Word word, About about) {
        boolean against() {
            return word != Word.ACCEPTED;
        }
    }

    /** What an organisation said and what was said of it, the latest first. */
    List<Reply> of(String edition, String organisation) {
        return jdbc.sql("""
                        select organisation, partner, word, about from meet_reply
                        where edition = ? and (organisation = ? or partner = ?) order by at desc, organisation, partner
                        """)
                .params(edition, organisation, organisation)
                .query((row, number) -> new Reply(
                        row.getString("organisation"),
                        row.getString("partner"),
                        Word.valueOf(row.getString("word")),
                        About.valueOf(row.getString("about"))))
                .list();
    }

    void say(String edition, Reply reply) {
        jdbc.sql("""
                        insert into meet_reply values (:edition, :organisation, :partner, :word, :about, :at)
                        on conflict (edition, organisation, partner) do update set word = :word, about = :about, at = :at
                        """)
                .param("edition", edition)
                .param("organisation", reply.organisation())
                .param("partner", reply.partner())
                .param("word", reply.word().name())
                .param("about", reply.about().name())
                .param("at", OffsetDateTime.now(clock))
                .update();
    }

    void takeBack(String edition, String organisation, String partner) {
        jdbc.sql("delete from meet_reply where edition = ? and organisation = ? and partner = ?")
                .params(edition, organisation, partner)
                .update();
    }

    /** The expo with every refusal as a wish of its own, so that no later plan brings the two together. */
    Expo into(Expo expo) {
        Set<List<String>> refused = new HashSet<>();
        jdbc
                .sql("select organisation, partner from meet_reply where edition = ? and word <> 'ACCEPTED'")
                .param(expo.edition().code())
                .query((row, number) -> List.of(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .filter(pair -> expo.find(pair.get(0))
                        .flatMap(one -> expo.find(pair.get(1)).filter(other -> one.role() != other.role()))
                        .isPresent())
                .forEach(refused::add);
        if (refused.isEmpty()) {
            return expo;
        }
        Particulars said = expo.particulars();
        List<Wish> wishes = new ArrayList<>(said.wishes());
        // The last word of one on the other: what its registration had wished is no more.
        wishes.removeIf(wish -> refused.contains(List.of(wish.from(), wish.to())));
        refused.stream()
                .sorted((a, b) -> String.join(" ", a).compareTo(String.join(" ", b)))
                .forEach(pair -> wishes.add(new Wish(pair.get(0), pair.get(1), Wish.Kind.NO_THANKS)));
        return new Expo(
                expo.edition(),
                expo.organisations(),
                expo.offers(),
                expo.needs(),
                expo.presences(),
                expo.findPrevious().orElse(null),
                expo.venue(),
                new Particulars(said.people(), wishes, said.fixed(), said.precedences(), said.evidence()));
    }
}
