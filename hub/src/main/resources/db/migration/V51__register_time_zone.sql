-- By whose clock an edition's days and times are meant: a name of the IANA database; null where it is its country's one time.
alter table register_edition add column time_zone varchar(60);
