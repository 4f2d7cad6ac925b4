/**
 * What makes the records of version n + 1 from those of version n, at place n. A migration that has been released is
 * never edited: a change is a new one at the end.
 */
export const migrations: readonly string[] = [
  `create table checks (
     id integer primary key autoincrement,
     file text not null,
     checked_at text not null,
     as_of text not null,
     as_of_asked integer not null,
     stage text,
     plumb text not null,
     seed integer not null,
     product_fingerprint text,
     verdict text not null,
     evidence blob not null
   );
   create index checks_alike on checks (file, stage, as_of_asked, id);
   create table looks (
     file text not null,
     claim text not null,
     statement text not null,
     fingerprint text not null,
     dataset text not null,
     text text not null,
     bound text not null,
     looks integer not null,
     moves integer not null,
     last_check integer not null references checks (id),
     primary key (file, claim, statement, fingerprint)
   ) without rowid;`,
  // a check that says the same as an earlier one, at another time, keeps no evidence of its own
  `alter table checks add column content text;
   alter table checks add column same_as integer references checks (id);
   create index checks_content on checks (file, content) where same_as is null;`,
]
