-- Deals whose papers were made here. The source is the deal file as given; the columns beside it are for lists.
create table trade_deal (
    id             varchar(64)  primary key,
    sample         boolean      not null,
    title          varchar(300) not null,
    seller         varchar(300) not null,
    buyer          varchar(300) not null,
    invoice_date   date         not null,
    amount         numeric      not null,
    currency       varchar(3)   not null,
    source         bytea        not null
);

-- The exact bytes of each file of a bundle: they are what was signed.
create table trade_file (
    deal_id     varchar(64)  not null references trade_deal (id) on delete cascade,
    name        varchar(100) not null,
    place       integer      not null,
    document_id varchar(300),
    sha256      varchar(64)  not null,
    content     bytea        not null,
    primary key (deal_id, name)
);
create index trade_file_by_hash on trade_file (sha256);
create index trade_file_by_document on trade_file (document_id);

-- Whose signatures this hub trusts.
create table trade_issuer (
    kid    varchar(64) primary key,
    sample boolean     not null,
    card   bytea       not null
);
