import { texts } from '#texts/texts.ts';
import type { AccountId, EntityId, LinkId, TagId } from '../ids.ts';
import { isId } from '../ids.ts';
import { ALIAS_LIMIT, LINE_LIMIT, NAME_LIMIT, NOTE_LIMIT } from '../limits.ts';
import { parsed, unreadable, type Parsed } from '../problem.ts';
import { isWikidataId, readEntityAddress } from '../register/addresses.ts';
import type { Decision } from '../review/decision.ts';
import { isRecord } from './field-value.ts';
import type { AwayEnd, Entity, Link } from './tag.ts';

const { records, links, entities, decisions } = texts.problems;

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
    return unreadable('at', records.timeMissing);
  return parsed({ createdBy: isId(by) ? (by as AccountId) : null, createdAt: at });
}

/** A link `{type, from, to, by, at}`, and `away: {end, article}` where one end is in another article. */
export function parseLink(id: string, record: unknown): Parsed<Link> {
  if (!isId(id)) return unreadable('id', records.id);
  if (!isRecord(record)) return unreadable('', records.noObject);
  const { type, from, to, away = null } = record;
  if (typeof type !== 'string') return unreadable('type', records.typeMissing);
  if (!isId(from)) return unreadable('from', links.fromMissing);
  if (!isId(to)) return unreadable('to', links.toMissing);
  const origin = parseOrigin(record);
  if (!origin.ok) return origin;
  if (away !== null && !isAwayEnd(away)) return unreadable('away', links.awayMissing);
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
  if (!isId(id)) return unreadable('id', records.id);
  if (!isRecord(record)) return unreadable('', records.noObject);
  const { name, type, aliases = [], note = '', wikidataId = '' } = record;
  const { role = '', url = '', mergedInto = null, removed = false } = record;
  if (!isLine(name, NAME_LIMIT) || name.trim() === '')
    return unreadable('name', entities.name(NAME_LIMIT));
  if (typeof type !== 'string') return unreadable('type', records.typeMissing);
  if (!isAliases(aliases)) return unreadable('aliases', entities.aliases);
  if (!isLine(note, NOTE_LIMIT)) return unreadable('note', entities.noteTooLong(NOTE_LIMIT));
  if (!isLine(role, LINE_LIMIT)) return unreadable('role', entities.roleTooLong(LINE_LIMIT));
  const address =
    typeof url === 'string' ? readEntityAddress(url) : unreadable('url', entities.urlNoText);
  if (!address.ok) return address;
  if (typeof wikidataId !== 'string' || (wikidataId !== '' && !isWikidataId(wikidataId)))
    return unreadable('wikidataId', entities.wikidataId);
  if (mergedInto !== null && !isId(mergedInto))
    return unreadable('mergedInto', entities.mergedInto);
  if (typeof removed !== 'boolean') return unreadable('removed', entities.removed);
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
  if (!isId(tagId)) return unreadable('tagId', records.tagId);
  if (!isRecord(record)) return unreadable('', records.noObject);
  const { state, reason = '', digest } = record;
  if (state !== 'accepted' && state !== 'rejected') return unreadable('state', decisions.state);
  if (!isLine(reason, NOTE_LIMIT)) return unreadable('reason', decisions.reasonTooLong(NOTE_LIMIT));
  if (state === 'rejected' && reason.trim() === '')
    return unreadable('reason', decisions.reasonMissing);
  if (typeof digest !== 'string') return unreadable('digest', decisions.digestMissing);
  const origin = parseOrigin(record);
  if (!origin.ok) return origin;
  const { createdBy: by, createdAt: at } = origin.value;
  return parsed({ tagId: tagId as TagId, state, reason, digest, by, at });
}
