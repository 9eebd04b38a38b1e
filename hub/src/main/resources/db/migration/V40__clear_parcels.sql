-- What pages ask of the window. Written from its log and rebuildable from it: nothing here is the only copy of anything.
-- sample: of the demo, open to everybody; else the hub's own window, for those who signed in.

create table clear_parcel (
    sample          boolean        not null default true,
    order_no        text           not null,
    ebp_code        text           not null,
    ebp_name        text           not null,
    ebc_code        text           not null,
    ebc_name        text           not null,
    waybill_no      text           not null,
    carrier         text           not null,
    buyer           text           not null, -- masked
    goods           text           not null,
    trade_mode      text           not null,
    origin          text           not null,
    state           text           not null, -- released, returned, waiting
    reason          text           not null, -- of a return
    missing         text           not null, -- message types it waits for
    value           numeric(20, 5),          -- yuan
    duty            numeric(20, 5),
    consumption_tax numeric(20, 5),
    vat             numeric(20, 5),
    received_at     timestamp,               -- China's time
    ended_at        timestamp,
    completed_by    bigint         not null, -- the log's place of the document that ended it
    documents       text           not null, -- the log's places of its documents
    primary key (sample, order_no, ebp_code)
);

create index clear_parcel_queue on clear_parcel (sample, state, reason, order_no);
create index clear_parcel_waybill on clear_parcel (waybill_no);

create table clear_history (
    sample   boolean   not null default true,
    order_no text      not null,
    ebp_code text      not null,
    place    integer   not null,
    at       timestamp not null,
    sequence bigint    not null,
    kind     text      not null,
    args     text      not null, -- separated by U+001F
    primary key (sample, order_no, ebp_code, place)
);
