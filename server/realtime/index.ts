import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { PresentPerson } from '#collab/presence.ts';
import { parseRoomName, roomName } from '#collab/rooms.ts';
import type { NodeReport, SilentNode } from '#domain/health/health.ts';
import type { ArticleId, ProjectId, WorkspaceId } from '#domain/ids.ts';
import { ACCESS_CHANNEL, readAccessChange } from '#server/db/access-changes.ts';
import { CODEBOOK_CHANNEL, readCodebookChange } from '#server/db/codebook-changes.ts';
import type { Database } from '#server/db/database.ts';
import { DOCUMENT_CHANNEL } from '#server/db/documents.ts';
import { LINKS_CHANNEL, readLinksChange } from '#server/db/links.ts';
import { documentsBehind, isArticleCurrent } from '#server/db/projections.ts';
import { findRoom } from '#server/db/rooms.ts';
import type { Log } from '#server/log.ts';
import { takeCensus } from './census.ts';
import { Committer } from './committer.ts';
import { Doorkeeper } from './doorkeeper.ts';
import { EditTrace } from './edit-trace.ts';
import type { OpenBus } from './fan-out/bus.ts';
import { ALONE, type FanOut, type FanOutEvents } from './fan-out/fan-out.ts';
import { HeadWatch } from './fan-out/head-watch.ts';
import { SharedFanOut } from './fan-out/shared.ts';
import { CONNECTIONS_PER_ADDRESS, DRAIN_MS } from './limits.ts';
import type { Census, Instruments } from './instruments.ts';
import { Listener } from './listener.ts';
import { CodebookFollower } from './projection/codebook-follower.ts';
import { checkRows, type Difference } from './projection/check-rows.ts';
import { addressesOf, subjectOf, type Subject } from './projection/documents.ts';
import { Projector } from './projection/projector.ts';
import type { Authenticates } from './room-judge.ts';
import { Rooms } from './rooms.ts';
import { SampledLog } from './sampled-log.ts';
import { makeSnapshotHere, type MakeSnapshot } from './snapshot.ts';
import { isSyncPath } from './upgrade.ts';
import { peopleByArticle, visitorsAmong, type Visitor, type Whereabouts } from './visitors.ts';

export type { Visitor } from './visitors.ts';

/** Told apart for ever: what a node commits is found by its name and number. */
const NODE_ID_BYTES = 9;

export interface RealtimeDependencies {
  readonly database: Database;
  readonly auth: Authenticates;
  readonly log: Log;
  readonly instruments: Instruments;
  readonly config: {
    readonly origin: string | null;
    readonly trustedProxies?: number;
    readonly connectionsPerAddress?: number;
  };
  /** What this process is called among nodes, and how it is. */
  readonly thisNode: {
    readonly name: string;
    readonly report: (census: Census) => NodeReport;
  };
  /** Connects to other nodes; null, or left out, where this process is the only one. */
  readonly openBus?: OpenBus | null;
  /** Makes snapshots of long logs; left out, they are made on this thread. */
  readonly makeSnapshot?: MakeSnapshot;
}

export interface Realtime {
  /** Takes an upgrade to a room; false, and nothing done, when the path is none of ours. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** Resolves when the rows of an article say all that is committed. */
  settle(articleId: ArticleId): Promise<void>;
  /** Resolves when the rows of a project's register say all that is committed. */
  settleRegister(projectId: ProjectId): Promise<void>;
  /** Who is in the text of each of these articles now, on any node. */
  presentIn(articleIds: readonly ArticleId[]): Promise<Map<ArticleId, PresentPerson[]>>;
  /** Who is in the texts of a workspace now, on any node, a line for each page. */
  visitorsOf(workspaceId: WorkspaceId): Promise<Visitor[]>;
  /** How every node is, this one first; those that do not answer in time are named. */
  nodes(): Promise<{
    readonly nodes: readonly [NodeReport, ...NodeReport[]];
    readonly silent: readonly SilentNode[];
  }>;
  /** What is in memory and under way at this moment. */
  census(): Census;
  /** Where the rows of an article or a register differ from a rebuild out of the log. */
  checkRows(subject: Subject): Promise<Difference[]>;
  /** Commits what was taken in, then shows everybody out: they come back. */
  close(): Promise<void>;
}

/** Starts the sync server; it takes sockets from `upgrade` on. */
export function createRealtime(dependencies: RealtimeDependencies): Realtime {
  const { database, auth, log, instruments, config, thisNode, openBus = null } = dependencies;
  const nodeId = randomBytes(NODE_ID_BYTES).toString('base64url');
  const trace = new EditTrace(log, nodeId);
  const sampled = new SampledLog(log);
  const committer = new Committer(database, nodeId, {
    onCommitted: (run) => fanOut.tellCommitted(run),
    onStorage: (available) => {
      log.warn({ available }, 'storage of edits');
      for (const connection of doorkeeper.connections()) {
        connection.notify({ type: 'storage', available });
      }
    },
    onPressure: (isFull) => {
      for (const connection of doorkeeper.connections()) connection.setPaused(isFull);
    },
    onError: (error) => {
      instruments.commitFailed();
      log.error({ error }, 'edits could not be committed');
    },
    onBatch: (batch) => instruments.committed(batch),
    onAccepted: (edit) => trace.accepted(edit),
    onSettled: (edit, outcome) => trace.settled(edit, outcome),
    onTold: (edit) => trace.told(edit),
  });
  const census = () => takeCensus({ committer, doorkeeper, projector, rooms });
  const fanOut = openFanOut({ nodeId, name: thisNode.name }, openBus, {
    onLost: () => {
      log.warn('other nodes are not heard; their logs are read instead');
      watch?.lost();
    },
    onBack: () => {
      log.info('other nodes are heard');
      watch?.back();
    },
    onDoubt: () => watch?.look(),
    onNodeGone: (gone) => {
      for (const { presence } of rooms.openRooms()) presence.forgetNode(gone);
      watch?.doubt();
    },
    visitorsHere: (asked) => visitorsAmong(doorkeeper.visits(), asked),
    reportHere: () => thisNode.report(census()),
    onError: (error) => log.warn({ error }, 'talking to other nodes failed'),
  });
  const projector = new Projector({
    database,
    trace,
    nodeId,
    fanOut,
    log,
    instruments,
    rooms: () => rooms,
  });
  const codebooks = new CodebookFollower({ database, log, projector });
  const rooms = new Rooms({
    database,
    committer,
    fanOut,
    nodeId,
    log,
    sampled,
    makeSnapshot: dependencies.makeSnapshot ?? makeSnapshotHere,
    instruments,
    onCommitted: ({ place }, where) => projector.touch(subjectOf(place), where),
  });
  const doorkeeper = new Doorkeeper({
    database,
    auth,
    rooms,
    log,
    sampled,
    instruments,
    origin: config.origin,
    trustedProxies: config.trustedProxies ?? 0,
    connectionsPerAddress: config.connectionsPerAddress ?? CONNECTIONS_PER_ADDRESS,
    isStorageAvailable: () => committer.isAvailable,
  });

  /** What was appended outside a room: the room catches up, the rows follow. */
  const documentGrew = async (docId: string) => {
    const address = parseRoomName(docId);
    const place = address === null ? null : await findRoom(database, address);
    if (place === null) return;
    await rooms.catchUp(docId);
    projector.touch(subjectOf(place), 'elsewhere');
  };
  const documentsMayHaveGrown = async () => {
    await rooms.catchUpAll();
    for (const docId of await documentsBehind(database)) await documentGrew(docId);
  };
  /** What was appended outside a room is read before its rows are written, though the news of it is still on its way. */
  const bringUpToDate = async (subject: Subject) => {
    const addresses = await addressesOf(database, subject);
    for (const address of addresses) await rooms.catchUp(roomName(address));
    await projector.now(subject);
  };
  /** Open pages are told of the new version, the rows of all articles follow it. */
  const codebookChanged = (projectId: ProjectId | null) => {
    if (projectId === null) return;
    void doorkeeper.rejudge({ projectId });
    codebooks.follow(projectId);
  };
  const visitors = async (asked: Whereabouts) => [
    ...visitorsAmong(doorkeeper.visits(), asked),
    ...(await fanOut.visitors(asked)),
  ];
  const report = (error: unknown) => log.warn({ error }, 'a change was not followed yet');
  const look = () => {
    for (const { presence } of rooms.openRooms()) presence.expire(Date.now());
    return rooms.catchUpAll().catch(report);
  };
  const watch = fanOut.isShared ? new HeadWatch(look) : null;

  const channels = [ACCESS_CHANNEL, CODEBOOK_CHANNEL, DOCUMENT_CHANNEL, LINKS_CHANNEL];
  const listener = new Listener(database, channels, {
    onMessage: (channel, payload) => {
      if (channel === DOCUMENT_CHANNEL) documentGrew(payload).catch(report);
      else if (channel === CODEBOOK_CHANNEL) codebookChanged(readCodebookChange(payload));
      else if (channel === LINKS_CHANNEL) doorkeeper.tellLinks(readLinksChange(payload));
      else void doorkeeper.rejudge(readAccessChange(payload));
    },
    onListening: () => {
      void doorkeeper.rejudge({});
      doorkeeper.tellLinks('all');
      documentsMayHaveGrown().catch(report);
      codebooks.catchUp().catch(report);
    },
    onError: (error) => log.warn({ error }, 'the listening connection broke'),
  });

  return {
    upgrade(request, socket, head) {
      if (!isSyncPath(request.url)) return false;
      doorkeeper.upgrade(request, socket, head).catch((error: unknown) => {
        log.error({ error }, 'an upgrade failed');
        socket.destroy();
      });
      return true;
    },
    async settle(id) {
      if (!(await isArticleCurrent(database, id))) await bringUpToDate({ type: 'article', id });
    },
    settleRegister: (id) => bringUpToDate({ type: 'register', id }),
    async presentIn(ids) {
      return ids.length === 0
        ? new Map()
        : peopleByArticle(await visitors({ type: 'articles', ids }));
    },
    visitorsOf: (id) => visitors({ type: 'workspace', id }),
    async nodes() {
      const { reports, silent } = await fanOut.others();
      return { nodes: [thisNode.report(census()), ...reports], silent };
    },
    census,
    checkRows: (subject) => checkRows(database, subject),
    async close() {
      doorkeeper.close();
      await listener.close();
      await watch?.close();
      await committer.drain(DRAIN_MS);
      rooms.close(); // what waits for a commit that will not come gives up
      await codebooks.close();
      await projector.close();
      await fanOut.close();
    },
  };
}

function openFanOut(
  node: { readonly nodeId: string; readonly name: string },
  openBus: OpenBus | null,
  events: FanOutEvents,
): FanOut {
  return openBus === null ? ALONE : new SharedFanOut(node, openBus, events);
}
