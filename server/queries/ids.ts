import { isId } from '#domain/ids.ts';
import { refusals, type Thing } from '#server/errors.ts';

/** An id out of an address; what cannot be one names nothing that exists. */
export function knownId<Id extends string>(text: string, thing: Thing): Id {
  if (!isId(text)) throw refusals.notFound(thing);
  return text as Id;
}
