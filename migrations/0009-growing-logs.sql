-- Moves the heads of logs on, one after the other in the order of their names, so that two
-- writers never wait in a circle, and answers where each stood before. What is closed for
-- writing, or gone, is left out. Each step of the loop sees what was committed while it waited:
-- one statement that locks all heads and then updates them has a snapshot older than its locks,
-- locks a newer version once more, and may stand in line behind a writer that waits for it.
create function grow_logs(doc_ids text[], counts bigint[])
returns table (doc_id text, before bigint)
language plpgsql as $$
declare growth record;
begin
  for growth in
    select * from unnest(doc_ids, counts) as given(name, count) order by name
  loop
    update doc_head h
    set seq = h.seq + growth.count
    where h.doc_id = growth.name and h.writable
    returning h.doc_id, h.seq - growth.count into doc_id, before;
    if found then
      return next;
    end if;
  end loop;
end $$;
