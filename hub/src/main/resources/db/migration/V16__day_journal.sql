-- The day itself: devices that scan, and what they wrote. An edition's code is no reference to meet_edition: rows of samples
-- are written again at each load, and what was scanned must outlive that.
create table day_device (
    name        varchar(40)  primary key,
    edition     varchar(40)  not null,
    kind        varchar(12)  not null check (kind in ('GATE', 'PARTICIPANT')),
    -- The hall of a gate, or the organisation that a participant's phone speaks for.
    place       varchar(40)  not null,
    token_hash  char(64)     not null unique,
    enrolled_at timestamptz  not null,
    closed_at   timestamptz
);

-- A grow-only set: nothing is changed, nothing deleted. The digest tells apart what a device wrote twice under one number.
create table day_entry (
    edition varchar(40)  not null,
    device  varchar(40)  not null,
    number  int          not null,
    digest  char(64)     not null,
    body    varchar(20000) not null,
    primary key (edition, device, number, digest)
);
