-- Published tables as rows. Only what may be published comes here: a confidential row has no figures.
create table measure_release (
    arrival              bigint generated always as identity primary key,
    digest               varchar(64)  not null unique,
    vintage              varchar(40)  not null,
    period               varchar(8)   not null,
    base                 varchar(8),
    definition           varchar(400) not null,
    definition_url       varchar(400),
    definition_verified  boolean      not null,
    codelists            varchar(200) not null,
    rounding_unit        numeric(6, 2) not null,
    rounding_mode        varchar(16)  not null,
    minimum_enterprises  integer      not null,
    partners_shown       integer      not null,
    rates_unverified     boolean      not null,
    other_periods        bigint       not null,
    sample               boolean      not null
);
create index measure_release_period on measure_release (period, arrival);

-- The files it was made of; kind: records or rates.
create table measure_input (
    release  bigint       not null references measure_release (arrival) on delete cascade,
    place    integer      not null,
    kind     varchar(8)   not null check (kind in ('records', 'rates')),
    name     varchar(400) not null,
    sha256   varchar(64)  not null,
    records  bigint       not null,
    primary key (release, place)
);

create table measure_rate_publisher (
    release  bigint       not null references measure_release (arrival) on delete cascade,
    place    integer      not null,
    name     varchar(400) not null,
    primary key (release, place)
);

create table measure_row (
    release    bigint      not null references measure_release (arrival) on delete cascade,
    place      integer     not null,
    period     varchar(8)  not null,
    flow       varchar(8)  not null,
    breakdown  varchar(8)  not null,
    item       varchar(16) not null,
    primary key (release, place)
);

create table measure_figure (
    release     bigint         not null,
    place       integer        not null,
    measure     varchar(16)    not null,
    cny         numeric(38, 2) not null,
    usd         numeric(38, 2) not null,
    records     bigint         not null,
    growth_cny  numeric(20, 6),
    growth_usd  numeric(20, 6),
    primary key (release, place, measure),
    foreign key (release, place) references measure_row (release, place) on delete cascade
);
