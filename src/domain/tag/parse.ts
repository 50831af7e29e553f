import type { AccountId, EntityId, LinkId, TagId } from '../ids.ts';
import { isId } from '../ids.ts';
import { ALIAS_LIMIT, LINE_LIMIT, NAME_LIMIT, NOTE_LIMIT } from '../limits.ts';
import { parsed, unreadable, type Parsed } from '../problem.ts';
import { isWikidataId, readEntityAddress } from '../register/addresses.ts';
import type { Decision } from '../review/decision.ts';
import { isRecord } from './field-value.ts';
import type { AwayEnd, Entity, Link } from './tag.ts';

/*
 * Records of a living document come from other people's browsers: each parser is
 * total and answers a value in its canonical shape, or the first thing wrong.
 * The id is the record's key in its document.
 */

/** Who and when, as every record says it. */
interface Origin {
  readonly createdBy: AccountId | null;
  readonly createdAt: number;
}

/** The `by` and `at` of a record. An author who is no account is nobody. */
export function parseOrigin(record: Readonly<Record<string, unknown>>): Parsed<Origin> {
  const { by, at } = record;
  if (typeof at !== 'number' || !Number.isSafeInteger(at) || at < 0)
    return unreadable('at', 'The time is missing.');
  return parsed({ createdBy: isId(by) ? (by as AccountId) : null, createdAt: at });
}

/** A link `{type, from, to, by, at}`, and `away: {end, article}` where one end is in another article. */
export function parseLink(id: string, record: unknown): Parsed<Link> {
  if (!isId(id)) return unreadable('id', 'The id is malformed.');
  if (!isRecord(record)) return unreadable('', 'The record is no object.');
  const { type, from, to, away = null } = record;
  if (typeof type !== 'string') return unreadable('type', 'The type is missing.');
  if (!isId(from)) return unreadable('from', 'The tag it starts at is missing.');
  if (!isId(to)) return unreadable('to', 'The tag it ends at is missing.');
  const origin = parseOrigin(record);
  if (!origin.ok) return origin;
  if (away !== null && !isAwayEnd(away))
    return unreadable('away', 'The article of its other end is missing.');
  return parsed({
    id: id as LinkId,
    type,
    from: from as TagId,
    to: to as TagId,
    away: away === null ? null : { end: away.end, article: away.article },
    ...origin.value,
  });
}

function isAwayEnd(value: unknown): value is AwayEnd {
  return (
    isRecord(value) && (value['end'] === 'from' || value['end'] === 'to') && isId(value['article'])
  );
}

/** An entity `{name, type, aliases, note, role, url, wikidataId, mergedInto, removed, by, at}`; all but name and type may be missing. */
export function parseEntity(id: string, record: unknown): Parsed<Entity> {
  if (!isId(id)) return unreadable('id', 'The id is malformed.');
  if (!isRecord(record)) return unreadable('', 'The record is no object.');
  const { name, type, aliases = [], note = '', wikidataId = '' } = record;
  const { role = '', url = '', mergedInto = null, removed = false } = record;
  if (!isLine(name, NAME_LIMIT) || name.trim() === '')
    return unreadable('name', `The name is missing or longer than ${NAME_LIMIT} characters.`);
  if (typeof type !== 'string') return unreadable('type', 'The type is missing.');
  if (!isAliases(aliases))
    return unreadable('aliases', 'The other names are no short list of names.');
  if (!isLine(note, NOTE_LIMIT))
    return unreadable('note', `The note is longer than ${NOTE_LIMIT} characters.`);
  if (!isLine(role, LINE_LIMIT))
    return unreadable('role', `The role is longer than ${LINE_LIMIT} characters.`);
  const address = typeof url === 'string' ? readEntityAddress(url) : unreadable('url', NO_TEXT);
  if (!address.ok) return address;
  if (typeof wikidataId !== 'string' || (wikidataId !== '' && !isWikidataId(wikidataId)))
    return unreadable('wikidataId', 'A Wikidata id is a Q and a number.');
  if (mergedInto !== null && !isId(mergedInto))
    return unreadable('mergedInto', 'What it was merged into has no id.');
  if (typeof removed !== 'boolean')
    return unreadable('removed', 'Whether it was removed is neither yes nor no.');
  const origin = parseOrigin(record);
  if (!origin.ok) return origin;
  return parsed({
    id: id as EntityId,
    name,
    type,
    aliases,
    note,
    role,
    url: address.value,
    wikidataId,
    mergedInto: mergedInto as EntityId | null,
    removed,
    ...origin.value,
  });
}

const NO_TEXT = 'The address is no text.';

function isLine(value: unknown, limit: number): value is string {
  return typeof value === 'string' && value.length <= limit;
}

function isAliases(value: unknown): value is readonly string[] {
  return (
    Array.isArray(value) &&
    value.length <= ALIAS_LIMIT &&
    value.every((alias) => isLine(alias, NAME_LIMIT))
  );
}

/** A decision `{state, reason, digest, by, at}` on the tag that is its key. */
export function parseDecision(tagId: string, record: unknown): Parsed<Decision> {
  if (!isId(tagId)) return unreadable('tagId', 'The id of the tag is malformed.');
  if (!isRecord(record)) return unreadable('', 'The record is no object.');
  const { state, reason = '', digest } = record;
  if (state !== 'accepted' && state !== 'rejected')
    return unreadable('state', 'A decision is accepted or rejected.');
  if (!isLine(reason, NOTE_LIMIT))
    return unreadable('reason', `The reason is longer than ${NOTE_LIMIT} characters.`);
  if (state === 'rejected' && reason.trim() === '')
    return unreadable('reason', 'A rejection needs a reason.');
  if (typeof digest !== 'string') return unreadable('digest', 'The state of the tag is missing.');
  const origin = parseOrigin(record);
  if (!origin.ok) return origin;
  const { createdBy: by, createdAt: at } = origin.value;
  return parsed({ tagId: tagId as TagId, state, reason, digest, by, at });
}
