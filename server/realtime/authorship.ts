import * as Y from 'yjs';
import { entitiesOf } from '#collab/register-document.ts';
import { linksOf, tagsOf } from '#collab/layer-document.ts';
import { plainRecordIn, type PlainRecord } from '#collab/map-records.ts';
import { decisionsOf } from '#collab/review-document.ts';
import type { RoomType } from '#collab/rooms.ts';
import { commentsOf, threadsOf } from '#collab/thread-document.ts';
import { isId, type AccountId } from '#domain/ids.ts';
import { eventOf, type FirstAuthor, type Subject, type TagEvent } from '#server/db/tag-events.ts';
import { credible } from './credible.ts';
import { putRecord } from './plain-record.ts';
import { commentAfter, threadAfter } from './thread-rules.ts';

interface Origin {
  readonly by: AccountId | null;
  readonly at: number;
}

/** A record that something was done to. */
interface Touched {
  readonly subject: Subject;
  readonly id: string;
  readonly map: Y.Map<unknown>;
}

/**
 * Who did what in one document, decided by what the server saw and not by what
 * the records say. A record's author is the account that first made it, and
 * stays so when a later edit or an undo puts it back; a decision's is whoever
 * put down the one that stands. Where a record says otherwise, it is corrected.
 * A comment that somebody else changed is put back.
 */
export class Authorship {
  readonly #doc: Y.Doc;
  readonly #maps: ReadonlyMap<Subject, Y.Map<unknown>>;
  readonly #origins = new Map<string, Origin>();
  /** Every record as it was before what is being judged. */
  readonly #known = new Map<string, PlainRecord>();
  readonly #touched = new Map<string, Touched>();

  constructor(doc: Y.Doc, type: RoomType, firstAuthors: readonly FirstAuthor[]) {
    this.#doc = doc;
    this.#maps = mapsOf(doc, type);
    for (const { subject, subjectId, by, at } of firstAuthors) {
      this.#origins.set(keyOf(subject, subjectId), { by, at });
    }
    for (const [subject, map] of this.#maps) {
      for (const id of map.keys()) this.#remember({ subject, id, map });
      map.observeDeep((events) => {
        for (const event of events) {
          for (const id of idsIn(event, map)) {
            this.#touched.set(keyOf(subject, id), { subject, id, map });
          }
        }
      });
    }
  }

  /** What was done since last asked, after the records that misstate their origin were put right. */
  settle(actor: AccountId | null, now: number): TagEvent[] {
    const touched = this.#take();
    this.#doc.transact(() => {
      for (const one of touched) {
        this.#permit(one, { actor, now });
        this.#correct(one, { by: actor, at: now });
      }
    });
    this.#touched.clear(); // the corrections themselves are no one's edits
    return touched.flatMap((one) => this.#eventOf(one));
  }

  /** Forgets what was done: it came from the log, where its events are already written. */
  trust(): void {
    for (const one of this.#take()) this.#remember(one);
  }

  /** In the order of the maps, whatever the order of the edits. */
  #take(): Touched[] {
    const touched = [...this.#touched.values()];
    this.#touched.clear();
    return [...this.#maps.keys()].flatMap((of) => touched.filter(({ subject }) => subject === of));
  }

  #remember({ subject, id, map }: Touched): void {
    const key = keyOf(subject, id);
    const record = plainRecordIn(map, id);
    if (record === undefined) this.#known.delete(key);
    else {
      this.#known.set(key, record);
      this.#origins.set(key, statedOrigin(record));
    }
  }

  /** Takes back what was not the actor's to do. */
  #permit({ subject, id, map }: Touched, { actor, now }: { actor: AccountId | null; now: number }) {
    if (subject !== 'comment' && subject !== 'thread') return;
    const key = keyOf(subject, id);
    const after = plainRecordIn(map, id);
    const edit = { before: this.#known.get(key), after, actor, now };
    const origin = this.#origins.get(key);
    const wanted =
      subject === 'comment'
        ? commentAfter(edit, origin === undefined ? actor : origin.by)
        : threadAfter(edit);
    putRecord(map, id, wanted);
  }

  #correct({ subject, id, map }: Touched, edit: Origin): void {
    const record = plainRecordIn(map, id);
    if (record === undefined) return;
    const stated = statedOrigin(record);
    const origin = this.#originOf(subject, id, { by: edit.by, at: credible(stated.at, edit.at) });
    if (stated.by === origin.by && stated.at === origin.at) return;
    const held = map.get(id);
    if (held instanceof Y.Map) {
      held.set('by', origin.by);
      held.set('at', origin.at);
    } else if (Object.keys(record).length > 0) {
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

  /** What became of a record; nothing where it says what it said before. */
  #eventOf({ subject, id, map }: Touched): TagEvent[] {
    const key = keyOf(subject, id);
    const [before, after] = [this.#known.get(key), plainRecordIn(map, id)];
    if (after === undefined) this.#known.delete(key);
    else this.#known.set(key, after);
    return eventOf({ subject, id }, before, after);
  }
}

/** The records that an event speaks of: of the map itself, or the one it happened in. */
function idsIn(event: Y.YEvent<Y.AbstractType<unknown>>, map: Y.Map<unknown>): string[] {
  if (event.target === map) return [...event.changes.keys.keys()];
  const [id] = event.path;
  return id === undefined ? [] : [String(id)];
}

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
    case 'thread':
      return new Map<Subject, Y.Map<unknown>>([
        ['comment', commentsOf(doc)],
        ['thread', threadsOf(doc)],
      ]);
  }
}

function keyOf(subject: Subject, id: string): string {
  return `${subject} ${id}`;
}

/** What a record says of its origin; null and 0 for what is no account and no time. */
function statedOrigin({ by, at }: PlainRecord): Origin {
  return {
    by: isId(by) ? (by as AccountId) : null,
    at: typeof at === 'number' && Number.isSafeInteger(at) ? at : 0,
  };
}
