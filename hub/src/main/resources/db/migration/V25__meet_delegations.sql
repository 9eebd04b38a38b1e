-- A delegation may hold several meetings at once: nobody sits in two meetings in a slot, but an organisation may. Two
-- organisations meet once.
alter table meet_meeting add column exhibitor_person varchar(40);
alter table meet_meeting add column buyer_person varchar(40);
alter table meet_meeting drop constraint meet_meeting_pkey;
alter table meet_meeting drop constraint meet_meeting_edition_buyer_slot_key;
alter table meet_meeting add primary key (edition, exhibitor, buyer);
create unique index meet_meeting_exhibitor_seat on meet_meeting (edition, coalesce(exhibitor_person, exhibitor), slot);
create unique index meet_meeting_buyer_seat on meet_meeting (edition, coalesce(buyer_person, buyer), slot);
-- What the first meetings of who is to have at least so many are worth beside their points.
alter table meet_edition add column bonus bigint not null default 0;
alter table meet_edition add column walk_minutes int not null default 0;
