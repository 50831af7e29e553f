import type { NodeReport } from '#domain/health/health.ts';
import type { CommittedRun } from '../committed-run.ts';
import {
  HEARTBEAT_OF_NODE_MS,
  NODE_GONE_MS,
  NODE_MISSING_MS,
  REPORT_CALL_MS,
  ROLL_CALL_MS,
  SILENCE_OF_BUS_MS,
} from '../limits.ts';
import type { PresenceOfClient } from '../presence.ts';
import type { Visitor, Whereabouts } from '../visitors.ts';
import type { Bus, OpenBus } from './bus.ts';
import type { FanOut, FanOutEvents, OtherNodes, RoomEars } from './fan-out.ts';
import { decodeMessage, encodeMessage, type Message } from './messages.ts';
import { Peers } from './peers.ts';
import { RollCalls } from './roll-calls.ts';

const NODES = 'copydesk/nodes';

/** What is said without saying who says it. */
type Saying = Message extends infer One
  ? One extends Message
    ? Omit<One, 'nodeId'>
    : never
  : never;

/**
 * Many nodes on one bus. Each shows a sign of life every other second and hears
 * its own: so it knows who else is there, and whether the bus carries at all.
 */
export class SharedFanOut implements FanOut {
  readonly isShared = true;
  readonly #nodeId: string;
  readonly #name: string;
  readonly #events: FanOutEvents;
  readonly #bus: Bus;
  readonly #rooms = new Map<string, RoomEars>();
  readonly #peers = new Peers(NODE_GONE_MS, NODE_MISSING_MS);
  readonly #rollCalls = new RollCalls<Visitor>();
  readonly #reportCalls = new RollCalls<NodeReport>();
  readonly #heartbeat: NodeJS.Timeout;
  readonly #bornAt = Date.now();
  #heardOwnAt = Date.now();
  #isLost = true; // until the bus says otherwise

  constructor(
    { nodeId, name }: { readonly nodeId: string; readonly name: string },
    openBus: OpenBus,
    events: FanOutEvents,
  ) {
    this.#nodeId = nodeId;
    this.#name = name;
    this.#events = events;
    this.#bus = openBus({
      onMessage: (message) => this.#hear(message),
      onLost: () => this.#lose(),
      onBack: () => this.#comeBack(),
      onError: events.onError,
    });
    void this.#bus.subscribe(NODES);
    this.#heartbeat = setInterval(() => this.#beat(), HEARTBEAT_OF_NODE_MS);
    this.#heartbeat.unref();
  }

  join(room: string, ears: RoomEars): Promise<void> {
    this.#rooms.set(room, ears);
    return this.#bus.subscribe(channelOf(room));
  }

  leave(room: string): void {
    if (this.#rooms.delete(room)) this.#bus.unsubscribe(channelOf(room));
  }

  tellCommitted({ docId: room, epoch, from, to, updates, bindings: owners }: CommittedRun): void {
    if (!this.#hasListeners()) return;
    const news = { epoch, from, to, updates, owners };
    if (this.#say(channelOf(room), { type: 'committed', room, news })) return;
    // Too long for the bus: the others are told that there is something, and read it in the log.
    const short = { ...news, updates: null, owners: [] };
    this.#say(channelOf(room), { type: 'committed', room, news: short });
  }

  tellPresence(room: string, clients: readonly PresenceOfClient[]): void {
    if (!this.#hasListeners()) return;
    this.#sayInParts(clients, (part) =>
      this.#say(channelOf(room), { type: 'presence', room, clients: part }),
    );
  }

  askPresence(room: string): void {
    if (this.#hasListeners()) this.#say(channelOf(room), { type: 'who', room });
  }

  async visitors(asked: Whereabouts): Promise<Visitor[]> {
    const nodeIds = this.#peers.ids;
    if (nodeIds.length === 0 || this.#isLost) return [];
    const { call, called } = this.#rollCalls.open(nodeIds, ROLL_CALL_MS);
    this.#say(NODES, { type: 'roll-call', call, asked });
    return [...(await called).heard];
  }

  async others(): Promise<OtherNodes> {
    const nodeIds = this.#peers.ids;
    const reports: NodeReport[] = [];
    let unheard = nodeIds;
    if (nodeIds.length > 0 && !this.#isLost) {
      const { call, called } = this.#reportCalls.open(nodeIds, REPORT_CALL_MS);
      this.#say(NODES, { type: 'report-call', call });
      const { heard, silent } = await called;
      reports.push(...heard);
      unheard = silent;
    }
    return { reports, silent: this.#peers.silent(unheard, Date.now()) };
  }

  isAtWork(nodeId: string): boolean {
    return this.#peers.has(nodeId);
  }

  async close(): Promise<void> {
    clearInterval(this.#heartbeat);
    this.#rollCalls.close();
    this.#reportCalls.close();
    this.#say(NODES, { type: 'leaving' });
    await this.#bus.close();
  }

  /** A node that just came may not have heard of the others yet. */
  #hasListeners(): boolean {
    return this.#peers.ids.length > 0 || Date.now() - this.#bornAt < NODE_GONE_MS;
  }

  /** False, and nothing said, when the bus does not carry as much. */
  #say(channel: string, saying: Saying): boolean {
    const message = encodeMessage({ ...saying, nodeId: this.#nodeId });
    if (message.length > this.#bus.limitBytes) return false;
    this.#bus.publish(channel, message);
    return true;
  }

  /** Halves what is too much to be said at once. */
  #sayInParts<Item>(items: readonly Item[], say: (part: readonly Item[]) => boolean): void {
    if (items.length === 0 || say(items) || items.length === 1) return;
    const middle = items.length >> 1;
    this.#sayInParts(items.slice(0, middle), say);
    this.#sayInParts(items.slice(middle), say);
  }

  #hear(bytes: Uint8Array): void {
    try {
      const message = decodeMessage(bytes);
      if (message === null) return;
      if (message.nodeId === this.#nodeId) this.#hearOwn();
      else this.#hearOther(message);
    } catch (error) {
      this.#events.onError(error);
    }
  }

  #hearOwn(): void {
    this.#heardOwnAt = Date.now();
    if (this.#isLost) this.#comeBack();
  }

  #hearOther(message: Message): void {
    const { nodeId } = message;
    if (message.type === 'leaving') return this.#forget(nodeId);
    const isNew = this.#peers.hear(nodeId, Date.now());
    if (isNew) this.#beat();
    switch (message.type) {
      case 'alive':
        this.#peers.call(nodeId, message.name);
        if (isNew || message.isNews) this.#events.onDoubt();
        return;
      case 'committed':
        return this.#rooms.get(message.room)?.onNews(message.news);
      case 'presence':
        return this.#rooms.get(message.room)?.onPresence(nodeId, message.clients);
      case 'who':
        return this.#rooms.get(message.room)?.onPresenceAsked();
      case 'roll-call':
        return this.#answer(nodeId, message);
      case 'answer':
        if (message.to === this.#nodeId) this.#rollCalls.hear(message.call, message);
        return;
      case 'report-call':
        return this.#report(nodeId, message.call);
      case 'report':
        if (message.to === this.#nodeId) {
          const answer = { nodeId, answers: [message.report], isLast: true };
          this.#reportCalls.hear(message.call, answer);
        }
    }
  }

  #answer(to: string, { call, asked }: Extract<Message, { type: 'roll-call' }>): void {
    const visitors = this.#events.visitorsHere(asked);
    const say = (part: readonly Visitor[], isLast: boolean) =>
      this.#say(NODES, { type: 'answer', to, call, answers: part, isLast });
    if (say(visitors, true)) return;
    this.#sayInParts(visitors, (part) => say(part, false));
    say([], true);
  }

  #report(to: string, call: number): void {
    this.#say(NODES, { type: 'report', to, call, report: this.#events.reportHere() });
  }

  #beat(): void {
    const now = Date.now();
    if (!this.#isLost && now - this.#heardOwnAt > SILENCE_OF_BUS_MS) this.#lose();
    for (const nodeId of this.#peers.expire(now)) this.#forget(nodeId);
    this.#say(NODES, { type: 'alive', isNews: this.#isLost, name: this.#name });
  }

  #forget(nodeId: string): void {
    this.#peers.forget(nodeId);
    this.#rollCalls.forget(nodeId);
    this.#reportCalls.forget(nodeId);
    this.#events.onNodeGone(nodeId);
  }

  #lose(): void {
    if (this.#isLost) return;
    this.#isLost = true;
    this.#events.onLost();
  }

  /** What was said meanwhile was heard by nobody, here or there. */
  #comeBack(): void {
    this.#heardOwnAt = Date.now();
    this.#isLost = false;
    this.#say(NODES, { type: 'alive', isNews: true, name: this.#name });
    this.#events.onBack();
    for (const [room, ears] of this.#rooms) {
      this.askPresence(room);
      ears.onPresenceAsked();
    }
  }
}

function channelOf(room: string): string {
  return `copydesk/${room}`;
}
