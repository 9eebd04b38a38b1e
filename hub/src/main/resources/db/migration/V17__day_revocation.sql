-- Badges that open nothing from some day on.
create table day_revocation (
    edition  varchar(40)  not null,
    holder   varchar(40)  not null,
    issue    int          not null,
    from_day date         not null,
    reason   varchar(200) not null,
    primary key (edition, holder, issue)
);

-- The rates at which closing figures convert intended deals; one of them is 1: the currency converted into.
create table day_rate (
    edition  varchar(40)  not null,
    currency char(3)      not null,
    rate     numeric      not null,
    day      date         not null,
    source   varchar(200) not null,
    primary key (edition, currency)
);
