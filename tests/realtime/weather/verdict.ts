import * as Y from 'yjs';
import { linksOf, tagsOf } from '#collab/layer-document.ts';
import { entitiesOf } from '#collab/register-document.ts';
import { decisionsOf } from '#collab/review-document.ts';
import { roomName, type RoomType } from '#collab/rooms.ts';
import { movesOf, textOf } from '#collab/text-document.ts';
import { commentsOf, threadsOf } from '#collab/thread-document.ts';
import { loadDocument } from '#server/db/documents.ts';
import { documentsBehind, isArticleCurrent } from '#server/db/projections.ts';
import { openDocument } from '#server/realtime/open-document.ts';
import { checkRows } from '#server/realtime/projection/check-rows.ts';
import { until } from '../team.ts';
import { historyFaults } from './history.ts';
import { ROOM_TYPES, type Person, type Story } from './story.ts';
import { contains, type WatchedPage } from './watched-page.ts';

/** Waits for calm after the weather, and answers everything that is not as it should be. */
export async function judge(story: Story): Promise<string[]> {
  await calm(story);
  const faults = [...story.faults];
  for (const room of ROOM_TYPES) faults.push(...(await faultsOfRoom(story, room)));
  return [...faults, ...(await rowFaults(story))];
}

/**
 * Everybody is in every room again, and everything of theirs is saved or was refused.
 * News of an ended session may come late, after the database was away: then they come once more.
 */
async function calm(story: Story): Promise<void> {
  await settle(story, 'all is saved or refused', ['saved', 'stopped']);
  await settle(story, 'everybody is back, and all is saved', ['saved'], () => story.comeIn());
}

async function settle(
  { people }: Story,
  what: string,
  settled: readonly string[],
  before = () => {},
): Promise<void> {
  const others = () =>
    people.flatMap(({ role, open }) =>
      [...open].flatMap(([room, { state }]) =>
        settled.includes(state.type) ? [] : { role, room, state },
      ),
    );
  const isSettled = () => {
    before();
    return others().length === 0;
  };
  await until(what, isSettled).catch((error: unknown) => {
    throw new Error(`${String(error)} ${JSON.stringify(others())}`, { cause: error });
  });
}

async function faultsOfRoom(story: Story, room: RoomType): Promise<string[]> {
  const { database } = story.team;
  const docId = roomName(story.rooms[room]);
  const stored = await loadDocument(database, docId);
  if (stored === null) return [`${room} is not stored`];
  const seqs = [stored.snapshot, ...stored.tail].flatMap((row) => (row === null ? [] : row.seq));
  const isWhole = seqs.every((seq, index) => index === 0 || seq === (seqs[index - 1] ?? 0) + 1);
  const logFaults = isWhole && seqs.at(-1) === stored.seq ? [] : [`${room} has log ${seqs.join()}`];
  const doc = openDocument(story.rooms[room], stored);
  const pages = story.people.flatMap((person) =>
    person.pages.filter((one) => one.room === room).map(({ page }) => ({ person, page })),
  );
  return [
    ...logFaults,
    ...(await replicaFaults(story, room, doc)),
    ...pages
      .flatMap(({ person, page }) => pageFaults(person, page, doc))
      .map((f) => `${room}: ${f}`),
    ...(await historyFaults(database, docId, doc)),
  ];
}

/**
 * A page that opens has nothing unsaved and counts as calm, though it may still be turned away
 * for a session that has ended: then its person comes once more here, too.
 */
async function replicaFaults(story: Story, room: RoomType, doc: Y.Doc): Promise<string[]> {
  const kept = said(doc);
  const differing = () =>
    story.people
      .map((person) => ({ role: person.role, page: story.pageOf(person, room) }))
      .filter(({ page }) => said(page.doc) !== kept);
  await until('all pages say what the log says', () => differing().length === 0).catch(() => {});
  return differing().map(
    ({ role, page: { doc: replica, state } }) =>
      `${room} of ${role ?? 'a stranger'}, ${JSON.stringify(state)}, reads\n${said(replica)}\nand in the log\n${kept}`,
  );
}

/** All a document says, in one order. */
function said(doc: Y.Doc): string {
  const maps = [tagsOf, linksOf, decisionsOf, threadsOf, commentsOf, entitiesOf].map((of) =>
    of(doc),
  );
  const clocks = [...Y.decodeStateVector(Y.encodeStateVector(doc))].toSorted(([a], [b]) => a - b);
  return JSON.stringify(
    [textOf(doc).toDelta(), movesOf(doc).toJSON(), ...maps.map((map) => map.toJSON()), clocks],
    (_key, value: unknown) => inOrder(value),
  );
}

function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function pageFaults({ line }: Person, page: WatchedPage, doc: Y.Doc): string[] {
  const client = page.doc.clientID;
  const { state, acknowledged, unacknowledged } = page;
  const lost = acknowledged.filter((edit) => !contains(doc, client, edit));
  const crept = unacknowledged.filter(
    ({ isForbidden, from, to }) =>
      isForbidden && to > from && !line.hasRepeated && Y.getState(doc.store, client) > from,
  );
  const isTold = state.type === 'stopped' && /\w/.test(state.message);
  return [
    ...(lost.length === 0 ? [] : [`${lost.length} acknowledged edits are missing`]),
    ...(crept.length === 0 ? [] : [`${crept.length} forbidden edits are there`]),
    ...(unacknowledged.length === 0 || isTold ? [] : [`nobody said that edits are refused`]),
    ...(state.type === 'stopped' && UNJUST.test(state.message) ? [state.message] : []),
  ];
}

/** What is said to broken pages only, and no page here is broken. */
const UNJUST = /cannot be read|somebody else/;

async function rowFaults({ team, article, rooms }: Story): Promise<string[]> {
  const { database, projectId } = team;
  const register = roomName(rooms.register);
  await until('the rows say all that is in the log', async () => {
    if (!(await isArticleCurrent(database, article.id))) return false;
    return !(await documentsBehind(database)).includes(register);
  });
  const differences = [
    ...(await checkRows(database, { type: 'article', id: article.id })),
    ...(await checkRows(database, { type: 'register', id: projectId })),
  ];
  return differences.map(({ table, only, row }) => `${table} only ${only}: ${row}`);
}
