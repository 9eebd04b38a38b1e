-- What calendars were told of each pair, so that SEQUENCE goes up when a meeting changes.
create table day_calendar (
    edition    varchar(40) not null,
    exhibitor  varchar(40) not null,
    buyer      varchar(40) not null,
    sequence   int         not null,
    slot       int         not null,
    attendance varchar(10) not null check (attendance in ('ON_SITE', 'ONLINE')),
    table_no   int,
    cancelled  boolean     not null,
    changed_at timestamptz not null,
    primary key (edition, exhibitor, buyer)
);

-- Private addresses to subscribe to: only a hash is kept.
create table day_feed (
    token_hash   char(64)    primary key,
    edition      varchar(40) not null,
    organisation varchar(40) not null,
    made_at      timestamptz not null
);
