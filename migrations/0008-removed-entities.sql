-- An entity taken off the register keeps its record and its row: tags that point at it
-- still say whom they meant, and it can be put back.
alter table entity add column removed boolean not null default false;
