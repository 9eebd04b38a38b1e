-- Registration for an edition. What an organisation says is one JSON text, its dossier; the columns beside it are what the
-- organiser's list filters by. Every version is kept in register_change, which is the history and what an undo takes back.
create table register_edition (
    code         varchar(40)  primary key,
    name         varchar(200) not null,
    country      char(2)      not null,
    first_day    date         not null,
    last_day     date         not null,
    sessions     varchar(200) not null,
    slot_minutes int          not null,
    walk_minutes int          not null,
    -- Participants may register and change what they said until then.
    open_until   timestamptz  not null,
    created_at   timestamptz  not null
);

-- Files of the edition that are the organiser's: halls.csv, interpreters.csv, walks.csv, fixed.csv, precedences.csv and
-- previous/organisations.csv, each as it was sent.
create table register_file (
    edition varchar(40) not null references register_edition (code),
    name    varchar(60) not null,
    content text        not null,
    primary key (edition, name)
);

create table register_dossier (
    edition    varchar(40)   not null references register_edition (code),
    id         varchar(40)   not null,
    -- The order of the list, which a plan's seed depends on.
    position   bigint        not null,
    version    int           not null,
    state      varchar(12)   not null check (state in ('DRAFT', 'SUBMITTED', 'ACCEPTED', 'RETURNED', 'WITHDRAWN')),
    reason     varchar(1000) not null,
    role       varchar(10)   not null check (role in ('exhibitor', 'buyer')),
    country    char(2)       not null,
    -- In small letters without blanks and punctuation: what two spellings of a name have in common.
    name_key   varchar(200)  not null,
    search     varchar(700)  not null,
    warns      boolean       not null,
    created_at timestamptz   not null,
    changed_at timestamptz   not null,
    body       text          not null,
    primary key (edition, id)
);
create index register_dossier_position on register_dossier (edition, position);
create index register_dossier_name on register_dossier (edition, name_key);

create table register_identifier (
    edition    varchar(40) not null,
    dossier    varchar(40) not null,
    identifier varchar(80) not null,
    primary key (edition, dossier, identifier),
    foreign key (edition, dossier) references register_dossier (edition, id)
);
create index register_identifier_value on register_identifier (edition, identifier);

-- People's ids are unique in an edition, so that a wish may name one.
create table register_person (
    edition varchar(40) not null,
    id      varchar(40) not null,
    dossier varchar(40) not null,
    primary key (edition, id),
    foreign key (edition, dossier) references register_dossier (edition, id)
);
create index register_person_dossier on register_person (edition, dossier);

create table register_change (
    edition varchar(40)   not null,
    dossier varchar(40)   not null,
    version int           not null,
    at      timestamptz   not null,
    -- An account, or 'participant'.
    by_whom varchar(80)   not null,
    act     varchar(12)   not null,
    state   varchar(12)   not null,
    reason  varchar(1000) not null,
    body    text          not null,
    primary key (edition, dossier, version),
    foreign key (edition, dossier) references register_dossier (edition, id)
);

-- The way back to one's own dossier. The token itself is nowhere: only its SHA-256.
create table register_link (
    hash       char(64)    primary key,
    edition    varchar(40) not null,
    dossier    varchar(40) not null,
    created_at timestamptz not null,
    created_by varchar(80) not null,
    revoked_at timestamptz,
    foreign key (edition, dossier) references register_dossier (edition, id)
);
create index register_link_dossier on register_link (edition, dossier);

create table register_evidence (
    id         varchar(40)  primary key,
    edition    varchar(40)  not null,
    dossier    varchar(40)  not null,
    identifier varchar(80)  not null,
    kind       varchar(40)  not null,
    -- A file, or a reference that came with an import.
    reference  varchar(400) not null,
    file_name  varchar(100),
    media_type varchar(40),
    sha256     char(64),
    content    bytea,
    at         timestamptz  not null,
    by_whom    varchar(80)  not null,
    foreign key (edition, dossier) references register_dossier (edition, id)
);
create index register_evidence_dossier on register_evidence (edition, dossier);
