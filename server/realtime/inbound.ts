import { BYTES_PER_COST, ROOM_REST_MS, SMALL_MESSAGE_COST, SYNC_QUESTION_COST } from './limits.ts';
import type { Connection } from './connection.ts';
import { acknowledgement, readFrame, syncQuestion, type Frame } from './frames.ts';
import type { Room } from './room.ts';

/** Takes one message off a socket: reads it, judges it, lets the room act on it. */
export function receiveMessage(room: Room, connection: Connection, message: Uint8Array): void {
  if (!room.isOpen || !connection.isOpen) return;
  const frame = readFrame(message);
  if (frame === null) return connection.strike();
  const cost = costOf(frame, message.length);
  if (!connection.afford(cost)) return connection.refuse('too-much');
  if (!room.rate.take(cost, Date.now())) connection.rest(ROOM_REST_MS);
  handle(room, connection, frame);
}

function costOf({ type }: Frame, sizeBytes: number): number {
  if (type === 'sync-question') return SYNC_QUESTION_COST + sizeBytes / BYTES_PER_COST;
  const isEdit = type === 'update' || type === 'sync-answer';
  return (isEdit ? 1 : SMALL_MESSAGE_COST) + sizeBytes / BYTES_PER_COST;
}

function handle(room: Room, connection: Connection, frame: Frame): void {
  switch (frame.type) {
    case 'sync-question':
      return answer(room, connection, frame.stateVector);
    case 'sync-answer':
      return takeUpdate(room, connection, frame.update, 'release');
    case 'update':
      return takeUpdate(room, connection, frame.update, 'keep');
    case 'awareness':
      return takePresence(room, connection, frame.states);
    case 'query-awareness':
      return sendPresence(room, connection);
    case 'acknowledge':
      return acknowledge(room, connection, frame.upto);
  }
}

function answer(room: Room, connection: Connection, stateVector: Uint8Array): void {
  try {
    room.answer(connection, stateVector);
  } catch {
    connection.strike(); // not a state vector: Yjs throws
  }
}

/** A sync answer holds all a page has: what was held back until then can be acknowledged after it. */
function takeUpdate(
  room: Room,
  connection: Connection,
  update: Uint8Array,
  held: 'release' | 'keep',
): void {
  const verdict = room.receive(connection, update);
  switch (verdict) {
    case 'taken':
    case 'nothing-new':
      if (held === 'release') releaseAcknowledgement(room, connection);
      return;
    case 'ahead':
      return askAgain(room, connection);
    case 'malformed':
    case 'not-yours':
    case 'read-only':
    case 'too-large':
      return connection.refuse(verdict);
  }
}

/** The page is ahead of us by updates that never came: it is asked for all of them. */
function askAgain(room: Room, connection: Connection): void {
  if (!connection.afford(SYNC_QUESTION_COST)) return connection.refuse('too-much');
  if (connection.acknowledging.type === 'prompt') {
    connection.acknowledging = { type: 'held', upto: 0 };
  }
  connection.send(syncQuestion(room.stateVector()));
}

function acknowledge(room: Room, connection: Connection, upto: number): void {
  if (connection.acknowledging.type === 'held') {
    connection.acknowledging = { type: 'held', upto };
    return;
  }
  room.afterCommit(() => connection.send(acknowledgement(upto)));
}

function releaseAcknowledgement(room: Room, connection: Connection): void {
  const { acknowledging } = connection;
  connection.acknowledging = { type: 'prompt' };
  if (acknowledging.type === 'held' && acknowledging.upto > 0) {
    acknowledge(room, connection, acknowledging.upto);
  }
}

function takePresence(room: Room, connection: Connection, states: Uint8Array): void {
  const isTaken = (clientId: number) => room.isTakenFrom(connection, clientId);
  if (!room.presence.receive(connection, states, isTaken)) connection.strike();
}

function sendPresence(room: Room, connection: Connection): void {
  const present = room.presence.all();
  if (present !== null) connection.send(present);
}
