/** What a form says, as the query of the address it would be sent to. */
export function formQuery(form: HTMLFormElement): URLSearchParams {
  const query = new URLSearchParams();
  for (const [field, value] of new FormData(form))
    if (typeof value === 'string') query.set(field, value);
  return query;
}
