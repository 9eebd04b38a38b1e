-- An edition of an expo with everybody who takes part, as the library reads it; and the plan made for it.
-- Lists (languages, identifiers, markets, origins, sessions) are separated by blanks, as in the CSV files.
create table meet_edition (
    code                varchar(40)  primary key,
    name                varchar(200) not null,
    country             char(2)      not null,
    first_day           date         not null,
    last_day            date         not null,
    sessions            varchar(200) not null,
    slot_minutes        int          not null,
    previous_exhibitors int,
    previous_buyers     int,
    sample              boolean      not null,
    -- The certificate: prices are in meet_price.
    price_precision     bigint       not null,
    pairs               bigint       not null,
    bound               bigint       not null,
    matched             bigint       not null,
    kept                bigint       not null,
    released            int          not null
);

-- position keeps the order of the list, which the directory's index and a plan's seed depend on.
create table meet_organisation (
    edition       varchar(40)   not null references meet_edition (code),
    id            varchar(40)   not null,
    position      int           not null,
    role          varchar(10)   not null check (role in ('EXHIBITOR', 'BUYER')),
    name          varchar(200)  not null,
    latin_name    varchar(200),
    country       char(2)       not null,
    city          varchar(200)  not null,
    languages     varchar(400)  not null,
    identifiers   varchar(5000) not null,
    hall          varchar(40),
    booth         varchar(40),
    most_meetings int           not null,
    primary key (edition, id)
);

create table meet_offer (
    edition      varchar(40)  not null references meet_edition (code),
    id           varchar(40)  not null,
    position     int          not null,
    organisation varchar(40)  not null,
    title        varchar(400) not null,
    language     varchar(8)   not null,
    subject      varchar(40)  not null,
    markets      varchar(400) not null,
    primary key (edition, id)
);

create table meet_need (
    edition      varchar(40)  not null references meet_edition (code),
    id           varchar(40)  not null,
    position     int          not null,
    organisation varchar(40)  not null,
    title        varchar(400) not null,
    language     varchar(8)   not null,
    subject      varchar(40)  not null,
    destination  char(2)      not null,
    origins      varchar(400) not null,
    primary key (edition, id)
);

create table meet_presence (
    edition      varchar(40) not null references meet_edition (code),
    position     int         not null,
    organisation varchar(40) not null,
    first_day    date        not null,
    last_day     date        not null,
    from_time    time        not null,
    to_time      time        not null,
    attendance   varchar(10) not null check (attendance in ('ON_SITE', 'ONLINE')),
    primary key (edition, position)
);

-- A participant has one meeting in a slot: the two unique constraints are the last to say so.
create table meet_meeting (
    edition    varchar(40) not null references meet_edition (code),
    exhibitor  varchar(40) not null,
    buyer      varchar(40) not null,
    slot       int         not null,
    attendance varchar(10) not null check (attendance in ('ON_SITE', 'ONLINE')),
    points     int         not null,
    offer      varchar(40) not null,
    need       varchar(40) not null,
    primary key (edition, exhibitor, slot),
    unique (edition, buyer, slot)
);

create table meet_price (
    edition   varchar(40) not null references meet_edition (code),
    exhibitor varchar(40) not null,
    price     bigint      not null,
    primary key (edition, exhibitor)
);
