-- Who may sign in. Passwords are hashes that name their method, as in {bcrypt}$2a$….
create table account (
    name        varchar(64)  primary key,
    password    varchar(200) not null,
    role        varchar(16)  not null check (role in ('ADMIN', 'MEMBER')),
    must_change boolean      not null,
    created_at  timestamp with time zone not null,
    changed_at  timestamp with time zone not null
);

-- Which result files of the demo the sample rows of a verb come from.
create table sample_load (
    verb        varchar(16) primary key,
    fingerprint varchar(64) not null,
    loaded_at   timestamp with time zone not null
);
