import * as Y from 'yjs';
import { entitiesOf } from '#collab/register-document.ts';
import { linksOf, tagsOf } from '#collab/layer-document.ts';
import { decisionsOf } from '#collab/review-document.ts';
import type { RoomType } from '#collab/rooms.ts';
import { isId, type AccountId } from '#domain/ids.ts';
import { isRecord } from '#domain/tag/field-value.ts';
import type { FirstAuthor, Subject, TagEvent } from '#server/db/tag-events.ts';
import { storableName } from '#server/db/storable.ts';
import { CLOCK_SKEW_MS, OFFLINE_WORK_MS } from './limits.ts';

interface Origin {
  readonly by: AccountId | null;
  readonly at: number;
}

interface Observed {
  readonly subject: Subject;
  readonly id: string;
  verb: TagEvent['verb'];
  readonly changed: Set<string>;
}

/**
 * Who did what in one document, decided by what the server saw and not by what
 * the records say. A record's author is the account that first made it, and
 * stays so when a later edit or an undo puts it back; a decision's is whoever
 * put down the one that stands. Where a record says otherwise, it is corrected.
 */
export class Authorship {
  readonly #doc: Y.Doc;
  readonly #maps: ReadonlyMap<Subject, Y.Map<unknown>>;
  readonly #origins = new Map<string, Origin>();
  readonly #observed = new Map<string, Observed>();

  constructor(doc: Y.Doc, type: RoomType, firstAuthors: readonly FirstAuthor[]) {
    this.#doc = doc;
    this.#maps = mapsOf(doc, type);
    for (const { subject, subjectId, by, at } of firstAuthors) {
      this.#origins.set(keyOf(subject, subjectId), { by, at });
    }
    for (const [subject, map] of this.#maps) {
      for (const [id, record] of map.entries()) {
        this.#origins.set(keyOf(subject, id), statedOrigin(record));
      }
      map.observeDeep((events) => events.forEach((event) => this.#observe(subject, map, event)));
    }
  }

  /** What was observed since last asked, after the records that misstate their origin were put right. */
  settle(actor: AccountId | null, now: number): TagEvent[] {
    const observed = this.#take();
    this.#doc.transact(() => {
      for (const one of observed) this.#correct(one, { by: actor, at: now });
    });
    this.#observed.clear(); // the corrections themselves are no one's edits
    return observed.map(({ subject, id, verb, changed }) => ({
      subject,
      subjectId: storableName(id),
      verb,
      changed: [...changed].map(storableName),
    }));
  }

  /** Forgets what was observed: it came from the log, where its events are already written. */
  trust(): void {
    for (const { subject, id } of this.#take()) {
      const record = this.#maps.get(subject)?.get(id);
      if (record !== undefined) this.#origins.set(keyOf(subject, id), statedOrigin(record));
    }
  }

  #take(): Observed[] {
    const observed = [...this.#observed.values()];
    this.#observed.clear();
    return observed;
  }

  #observe(subject: Subject, map: Y.Map<unknown>, event: Y.YEvent<Y.AbstractType<unknown>>): void {
    if (event.target !== map) {
      const [id] = event.path;
      const keys = [...event.changes.keys.keys()];
      if (id !== undefined) this.#note(subject, String(id), 'changed', keys);
      return;
    }
    for (const [id, { action }] of event.changes.keys) {
      this.#note(subject, id, VERB[action], []);
    }
  }

  #note(subject: Subject, id: string, verb: TagEvent['verb'], keys: readonly string[]): void {
    const key = keyOf(subject, id);
    const known = this.#observed.get(key) ?? { subject, id, verb, changed: new Set<string>() };
    if (verb !== 'changed') known.verb = verb;
    for (const changed of keys) known.changed.add(changed);
    this.#observed.set(key, known);
  }

  #correct({ subject, id, verb }: Observed, edit: Origin): void {
    const map = this.#maps.get(subject);
    const record = map?.get(id);
    if (map === undefined || record === undefined || verb === 'deleted') return;
    const stated = statedOrigin(record);
    const origin = this.#originOf(subject, id, { by: edit.by, at: credible(stated.at, edit.at) });
    if (stated.by === origin.by && stated.at === origin.at) return;
    if (record instanceof Y.Map) {
      record.set('by', origin.by);
      record.set('at', origin.at);
    } else if (isRecord(record)) {
      map.set(id, { ...record, ...origin });
    }
  }

  #originOf(subject: Subject, id: string, edit: Origin): Origin {
    const key = keyOf(subject, id);
    const first = subject === 'decision' ? undefined : this.#origins.get(key);
    const origin = first ?? edit;
    this.#origins.set(key, origin);
    return origin;
  }
}

const VERB = { add: 'created', update: 'changed', delete: 'deleted' } as const;

function mapsOf(doc: Y.Doc, type: RoomType): Map<Subject, Y.Map<unknown>> {
  switch (type) {
    case 'text':
      return new Map();
    case 'layer':
      return new Map<Subject, Y.Map<unknown>>([
        ['tag', tagsOf(doc)],
        ['link', linksOf(doc)],
      ]);
    case 'review':
      return new Map([['decision', decisionsOf(doc)]]);
    case 'register':
      return new Map([['entity', entitiesOf(doc)]]);
  }
}

function keyOf(subject: Subject, id: string): string {
  return `${subject} ${id}`;
}

/** What a record says of its origin; null and 0 for what is no account and no time. */
function statedOrigin(record: unknown): Origin {
  const { by, at } = plain(record);
  return {
    by: isId(by) ? (by as AccountId) : null,
    at: typeof at === 'number' && Number.isSafeInteger(at) ? at : 0,
  };
}

function plain(record: unknown): Readonly<Record<string, unknown>> {
  if (record instanceof Y.Map) return { by: record.get('by'), at: record.get('at') };
  return isRecord(record) ? record : {};
}

/** A stated time if it can be true, else the time of the edit. */
function credible(stated: number, now: number): number {
  const isCredible =
    Number.isSafeInteger(stated) &&
    stated <= now + CLOCK_SKEW_MS &&
    stated >= now - OFFLINE_WORK_MS;
  return isCredible ? stated : now;
}
