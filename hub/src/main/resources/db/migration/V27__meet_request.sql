-- A meeting that one side has asked for and the other has not answered. It takes no place and no slot: one is looked for
-- when it is accepted.
create table meet_request (
    edition   varchar(40) not null references meet_edition (code),
    exhibitor varchar(40) not null,
    buyer     varchar(40) not null,
    by_buyer  boolean     not null,
    at        timestamptz not null,
    primary key (edition, exhibitor, buyer)
);
