import * as Y from 'yjs';
import { indexIntervals, type IntervalIndex } from '#domain/span/interval-index.ts';
import type { CharacterId, Move } from './records.ts';
import { movesOf, textOf } from './text-document.ts';
import { placeCharacters, type CharacterRun, type Place } from './text-positions.ts';

/** The moves of a text in the order they were made; what is not one is left out. */
export function readMoves(doc: Y.Doc): Move[] {
  return movesOf(doc).toArray().filter(isMove);
}

/** Longer than any text: a move that claims more is not one. */
const LONGEST_MOVE = 1 << 26;

function isMove(value: unknown): value is Move {
  if (typeof value !== 'object' || value === null) return false;
  if (!('from' in value && 'to' in value && 'length' in value)) return false;
  const { from, to, length } = value;
  return isCharacterId(from) && isCharacterId(to) && isCount(length) && length <= LONGEST_MOVE;
}

/** Whether a value from another replica is a character's id. */
export function isCharacterId(value: unknown): value is CharacterId {
  return Array.isArray(value) && value.length === 2 && value.every(isCount);
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

/** The origin of what is written down for others to follow: no one's undo takes it back. */
const BOOKKEEPING = Symbol('bookkeeping');

/** Writes moves down, neighbours as one. */
export function appendMoves(doc: Y.Doc, moves: readonly Move[]): void {
  if (moves.length === 0) return;
  doc.transact(() => movesOf(doc).push(joinMoves(moves)), BOOKKEEPING);
}

function joinMoves(moves: readonly Move[]): Move[] {
  const joined: Move[] = [];
  for (const move of moves) {
    const before = joined.at(-1);
    if (before !== undefined && follows(before, move))
      joined.splice(-1, 1, { ...before, length: before.length + move.length });
    else joined.push(move);
  }
  return joined;
}

function follows({ from, to, length }: Move, next: Move): boolean {
  return (
    from[0] === next.from[0] &&
    to[0] === next.to[0] &&
    from[1] + length === next.from[1] &&
    to[1] + length === next.to[1]
  );
}

/** The moves that take the characters of some runs to those of others, pairwise in order. */
export function movesBetween(from: readonly CharacterRun[], to: readonly CharacterRun[]): Move[] {
  const moves: Move[] = [];
  const targets = [...to];
  for (let { client, clock, length } of from) {
    while (length > 0) {
      const target = targets.shift();
      if (target === undefined) return moves;
      const taken = Math.min(length, target.length);
      moves.push({ from: [client, clock], to: [target.client, target.clock], length: taken });
      if (taken < target.length)
        targets.unshift({ ...target, clock: target.clock + taken, length: target.length - taken });
      clock += taken;
      length -= taken;
    }
  }
  return moves;
}

/** The deleted characters of a step of `Y.UndoManager`. */
type Deletions = Parameters<typeof Y.iterateDeletedStructs>[1];

/**
 * Writes down where the deleted characters of an undone or redone step stand again.
 * Yjs re-creates them under new ids and keeps the relation in the memory of this
 * replica only.
 * @param since the clock of this replica before the undo: older copies were written down then
 */
export function recordRestored(doc: Y.Doc, deletions: Deletions, since: number): void {
  doc.transact((transaction) => {
    const moves: Move[] = [];
    Y.iterateDeletedStructs(transaction, deletions, (struct) => {
      const move = struct instanceof Y.Item && struct.countable ? restoration(struct) : null;
      if (move !== null && move.to[0] === doc.clientID && move.to[1] >= since) moves.push(move);
    });
    appendMoves(doc, moves);
  }, BOOKKEEPING);
}

function restoration({ id, redone, length }: Y.Item): Move | null {
  if (redone === null) return null;
  return { from: [id.client, id.clock], to: [redone.client, redone.clock], length };
}

/**
 * The places characters can be read at, the best first: where it stands, where its
 * newest standing copy is, where it was deleted. What an undo brought back in place was
 * deleted where that was deleted again: it may have lost what stood beside it. The text is
 * walked once, and once more when deleted characters may stand elsewhere.
 */
export function placeWithCopies(
  doc: Y.Doc,
  ids: readonly CharacterId[],
): (id: CharacterId) => Place[] {
  const text = textOf(doc);
  const placeOf = placeCharacters(text, ids);
  const moves = readMoves(doc);
  const isDeleted = (id: CharacterId): boolean => placeOf(id)?.visible === false;
  const { copiesOf, lastInPlace } = copiesIn(doc, moves);
  const moved = moves.length === 0 ? [] : ids.filter(isDeleted);
  const placeOfCopy = placeCharacters(text, moved.flatMap(copiesOf));
  return (id) => {
    const place = placeOf(id);
    if (place === undefined) return [];
    if (place.visible) return [place];
    const copy = copiesOf(id)
      .map(placeOfCopy)
      .find((candidate) => candidate?.visible);
    const deletedAt = placeOfCopy(lastInPlace(id)) ?? place;
    return copy === undefined ? [deletedAt] : [copy, deletedAt];
  };
}

/** A character can be copied on without end; the oldest beyond this many are forgotten. */
const MOST_COPIES = 256;

interface Copies {
  /**
   * The other ids a character has or had, the newest first. A copy that is undone
   * gives way to what it was copied from, so the relation is followed both ways.
   */
  readonly copiesOf: (id: CharacterId) => CharacterId[];
  /** The id a character has since an undo last brought it back where it was; its own if none did. */
  readonly lastInPlace: (id: CharacterId) => CharacterId;
}

function copiesIn(doc: Y.Doc, moves: readonly Move[]): Copies {
  const forward = indexByClient(moves, ({ from }) => from);
  const backward = indexByClient(moves, ({ to }) => to);
  const madeBy = ([client, clock]: CharacterId): number =>
    Math.max(-1, ...(backward.get(client)?.at(clock) ?? []).map(({ order }) => order));

  function neighbours([client, clock]: CharacterId): CharacterId[] {
    const copies = forward.get(client)?.at(clock) ?? [];
    const origins = backward.get(client)?.at(clock) ?? [];
    return [
      ...copies.map(({ move }) => counterpart(clock, move.from, move.to)),
      ...origins.map(({ move }) => counterpart(clock, move.to, move.from)),
    ];
  }

  function copyInPlace([client, clock]: CharacterId): CharacterId | undefined {
    return (forward.get(client)?.at(clock) ?? [])
      .toSorted((one, other) => other.order - one.order)
      .filter(({ move }) => isInPlace(doc, move, clock))
      .map(({ move }) => counterpart(clock, move.from, move.to))[0];
  }

  return {
    copiesOf(id) {
      const found = new Map([[key(id), id]]);
      for (const known of found.values()) {
        if (found.size > MOST_COPIES) break;
        for (const other of neighbours(known)) found.set(key(other), other);
      }
      found.delete(key(id));
      return [...found.values()].sort((one, other) => madeBy(other) - madeBy(one));
    },
    lastInPlace(id) {
      let last = id;
      for (let steps = 0; steps < MOST_COPIES; steps += 1) {
        const next = copyInPlace(last);
        if (next === undefined) break;
        last = next;
      }
      return last;
    },
  };
}

/** Whether the copy of a character was put just before what it was copied from, as undo does it. */
function isInPlace({ store }: Y.Doc, { from, to }: Move, clock: number): boolean {
  const [client, copied] = counterpart(clock, from, to);
  if (Y.getState(store, client) <= copied) return false;
  const copy: unknown = Y.getItem(store, Y.createID(client, copied));
  const behind = copy instanceof Y.Item ? copy.rightOrigin : null;
  return behind?.client === from[0] && from[1] <= behind.clock && behind.clock <= clock;
}

interface OrderedMove {
  readonly move: Move;
  readonly order: number;
}

function indexByClient(
  moves: readonly Move[],
  endOf: (move: Move) => CharacterId,
): Map<number, IntervalIndex<OrderedMove>> {
  const byClient = new Map<number, OrderedMove[]>();
  for (const [order, move] of moves.entries()) {
    const [client] = endOf(move);
    const known = byClient.get(client);
    if (known === undefined) byClient.set(client, [{ move, order }]);
    else known.push({ move, order });
  }
  const spanOf = ({ move }: OrderedMove) => {
    const [, clock] = endOf(move);
    return { start: clock, end: clock + move.length };
  };
  return new Map([...byClient].map(([client, list]) => [client, indexIntervals(list, spanOf)]));
}

/** The id at the other end of a move for the one with `clock` at this end. */
function counterpart(clock: number, here: CharacterId, there: CharacterId): CharacterId {
  return [there[0], there[1] + clock - here[1]];
}

function key([client, clock]: CharacterId): string {
  return `${client}:${clock}`;
}
