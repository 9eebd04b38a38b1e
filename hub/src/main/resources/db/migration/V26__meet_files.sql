-- An expo is kept as the files it is read from, so that nothing of it is lost on the way and a plan can be made again: the
-- venue, people, wishes, what is fixed and what is to be before what. The rows of participants that stood beside it go, and with them
-- the sample, which is brought in again from its results.
create table meet_file (
    edition varchar(40) not null references meet_edition (code),
    -- As ExpoReader names it: organisations.csv, walks.csv …
    name    varchar(60) not null,
    content text        not null,
    primary key (edition, name)
);

-- What has upset the plan since it was made: who is away, which hall is closed, a row a slot.
create table meet_change (
    edition varchar(40) not null references meet_edition (code),
    kind    varchar(8)  not null check (kind in ('AWAY', 'CLOSED')),
    who     varchar(40) not null,
    slot    int         not null,
    primary key (edition, kind, who, slot)
);

delete from meet_price where edition in (select code from meet_edition where sample);
delete from meet_meeting where edition in (select code from meet_edition where sample);
drop table meet_presence;
drop table meet_need;
drop table meet_offer;
drop table meet_organisation;
delete from meet_edition where sample;
delete from sample_load where verb = 'meet';
