import { isId } from '#domain/ids.ts';
import { refusals } from '#server/errors.ts';

/** An id out of an address; what cannot be one names nothing that exists. */
export function knownId<Id extends string>(text: string, noun: string): Id {
  if (!isId(text)) throw refusals.notFound(noun);
  return text as Id;
}
