-- What a participant said of one other participant: of a meeting of the plan, of a request, or of somebody who was recommended.
-- The last word counts. Who was declined or not wanted is no pair of any later plan until that is taken back.
create table meet_reply (
    edition      varchar(40) not null references meet_edition (code),
    organisation varchar(40) not null,
    partner      varchar(40) not null,
    word         varchar(10) not null check (word in ('ACCEPTED', 'DECLINED', 'NO_THANKS')),
    -- What it was said of, so that it can be taken back.
    about        varchar(10) not null check (about in ('MEETING', 'REQUEST', 'NOTHING')),
    at           timestamptz not null,
    primary key (edition, organisation, partner)
);
create index meet_reply_partner on meet_reply (edition, partner);
