package io.shibo.bench.peers;

/**
 * The arithmetic of the tariff in one SQL statement over a source of lines; exact, as {@code numeric} is. {@code round} of a
 * positive {@code numeric} is half-up. Each layer is a lateral join that finds its measures by the primary key.
 */
final class PostgresQuery {
    static final String SCHEMA = """
            create table member (
                origin text, area int,
                primary key (origin, area));
            create table measure (
                layer text, code text, area int, valid_from date, valid_to date not null,
                kind text not null, proof boolean not null, priority int not null,
                share numeric not null, per_kg numeric not null, joined text not null,
                of_duty boolean not null, of_additional boolean not null, of_excise boolean not null);
            """;

    /** After loading, which is quicker so. */
    static final String INDEX = """
            alter table measure add primary key (code, layer, area, valid_from, kind);
            analyze member;
            analyze measure;
            """;

    /** A line from parameters: what an application sends for one sale. */
    static final String ONE = """
            select ?::int, ?::text, ?::text, ?::date, ?::boolean, ?::numeric, ?::numeric, ?::numeric""";

    /** Many lines from as many arrays. */
    static final String MANY = """
            select * from unnest(?::int[], ?::text[], ?::text[], ?::date[], ?::boolean[], ?::numeric[], ?::numeric[], ?::numeric[])""";

    private PostgresQuery() {}

    /** @param lines {@link #ONE} or {@link #MANY} */
    static String of(String lines) {
        return """
                select l.n, d.duty, a.additional, e.excise, v.vat
                from (%s) as l(n, code, origin, day, proof, price, freight, kg)
                cross join lateral (
                    select round(min(%s), 2) as duty %s) d
                cross join lateral (
                    select coalesce(sum(round(%s, 2)), 0) as additional %s) a
                cross join lateral (
                    select coalesce(sum(round(%s, 2)), 0) as excise %s) e
                cross join lateral (
                    select round(%s, 2) as vat %s
                    order by m.priority desc limit 1) v
                """.formatted(
                        lines,
                        amount("l.price + l.freight"),
                        measures("duty", "m.code = l.code"),
                        amount("l.price + l.freight + case when m.of_duty then d.duty else 0 end"),
                        measures("additional", "m.code = l.code"),
                        amount("""
                                l.price + l.freight + case when m.of_duty then d.duty else 0 end
                                        + case when m.of_additional then a.additional else 0 end"""),
                        measures("excise", "m.code = l.code"),
                        amount("""
                                l.price + l.freight + case when m.of_duty then d.duty else 0 end
                                        + case when m.of_additional then a.additional else 0 end
                                        + case when m.of_excise then e.excise else 0 end"""),
                        measures("vat", "m.code in (l.code, '" + Tariff.ALL + "')"));
    }

    private static String amount(String base) {
        return """
                case m.joined
                        when 'SUM' then m.share * (%1$s) + m.per_kg * l.kg
                        when 'LARGER' then greatest(m.share * (%1$s), m.per_kg * l.kg)
                        when 'SMALLER' then least(m.share * (%1$s), m.per_kg * l.kg) end""".formatted(base);
    }

    private static String measures(String layer, String code) {
        return """

                    from member r join measure m on m.area = r.area
                    where r.origin = l.origin and m.layer = '%s' and %s
                        and l.day >= m.valid_from and l.day < m.valid_to and (l.proof or not m.proof)""".formatted(layer, code);
    }
}
