import * as Y from 'yjs';
import { appendUpdates } from '#server/db/document-appends.ts';
import { loadDocument, replaceLogBySnapshot } from '#server/db/documents.ts';
import { median } from '../../statistics.ts';
import type { BenchServer, Storage } from '../contestant.ts';
import { placeIn } from '../load/manuscript.ts';
import { Person } from '../load/person.ts';
import { Typist } from '../load/typist.ts';
import type { Scenario } from '../scenario.ts';

const TYPED_EDITS = 100_000;
/** As many updates as Copydesk lets gather behind a snapshot. */
const TAIL = 500;
const UPDATES_PER_STATEMENT = 5_000;
const TYPIST_CLIENT = 4_000_000_000;

const COMPACTED_ROOMS = [0, 1, 2, 3, 4];
const LOG_ROOM = 5;
/** Opened first, so that it is documents and not a young process that is timed. */
const SMALL_ROOM = 6;

/** A document that was typed letter by letter, opened by the first to come: from knocking to its last byte. */
export const coldOpen: Scenario = {
  name: 'cold-open',
  title: `A document of ${TYPED_EDITS.toLocaleString('en')} typed edits, opened while nobody has it open`,
  shape: { rooms: SMALL_ROOM + 1, peoplePerRoom: 1 },
  isAboutStorage: true,
  measures: [
    { key: 'compacted', title: `ms, snapshot and ${TAIL} updates` },
    { key: 'log', title: 'ms, log never compacted' },
    { key: 'small', title: 'ms, empty document' },
  ],
  async furnish(storage) {
    for (const room of COMPACTED_ROOMS) await store(storage, room, 'compacted');
    await store(storage, LOG_ROOM, 'log');
  },
  async run(server) {
    const small = await open(server, SMALL_ROOM);
    const compacted = [];
    for (const room of COMPACTED_ROOMS) compacted.push(await open(server, room));
    const log = await open(server, LOG_ROOM);
    const opened = [...compacted, log];
    return {
      compacted: median(compacted.map(({ ms }) => ms)),
      log: log.ms,
      small: small.ms,
      missing: opened.filter(({ letters }) => letters < TYPED_EDITS).length,
    };
  },
};

async function open(server: BenchServer, room: number) {
  const reader = new Person(room, server.door(room, room), {
    onUpdate: () => {},
    onAcknowledged: () => {},
    onEnd: () => {}, // then no document comes, and that is said
  });
  const startedAt = performance.now();
  const document = await reader.enter(null);
  const ms = performance.now() - startedAt;
  reader.leave();
  const doc = new Y.Doc();
  Y.applyUpdate(doc, document ?? Uint8Array.of(0, 0));
  return { ms, letters: doc.getText('text').length };
}

/** Types into a stored document, which is then as its log or as compaction leaves it. */
async function store(
  { database, documentOf }: Storage,
  room: number,
  form: 'log' | 'compacted',
): Promise<void> {
  const docId = documentOf(room);
  const stored = await loadDocument(database, docId);
  const opening = stored?.tail[0]?.bytes;
  if (opening === undefined) throw new Error(`${docId} has no text to type in.`);
  const updates = typedUpdates(opening);
  const behind = form === 'log' ? 0 : TYPED_EDITS - TAIL;
  const first = Y.encodeStateAsUpdate(documentWith([opening, ...updates.slice(0, behind)]));
  await database.transaction(async (tx) => {
    await appendAll(tx, docId, [first, ...updates.slice(behind)]);
    if (form === 'log') return;
    await replaceLogBySnapshot(tx, { docId, upto: 2, bytes: first, nodeId: nodeOf(docId) });
  });
}

function typedUpdates(opening: Uint8Array): Uint8Array[] {
  const typist = new Typist(TYPIST_CLIENT, placeIn(opening, 0));
  return Array.from({ length: TYPED_EDITS }, () => typist.type('e'));
}

function documentWith(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  doc.transact(() => updates.forEach((update) => Y.applyUpdate(doc, update)));
  return doc;
}

async function appendAll(
  tx: Parameters<typeof appendUpdates>[0],
  docId: string,
  updates: readonly Uint8Array[],
): Promise<void> {
  for (let at = 0; at < updates.length; at += UPDATES_PER_STATEMENT) {
    const appends = updates
      .slice(at, at + UPDATES_PER_STATEMENT)
      .map((bytes, index) => ({ docId, nodeSeq: at + index, actorId: null, bytes }));
    await appendUpdates(tx, nodeOf(docId), appends);
  }
}

function nodeOf(docId: string): string {
  return `bench ${docId}`;
}
