import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { tagsOf } from '#collab/layer-document.ts';
import { textOf } from '#collab/text-document.ts';
import { MESSAGE } from '#collab/wire.ts';
import type { Choice, Random } from '../../support/random.ts';
import { frameOf } from './raider.ts';
import { weirdUpdate } from './weird-update.ts';

/** Frames of one raid. */
export const FRAMES = 100;

export interface Raid {
  readonly name: string;
  readonly isOutdated?: true;
  readonly isByViewer?: true;
  /** `victim` is a client id that is somebody else's. */
  readonly frames: (random: Random, victim: number) => readonly Buffer[];
}

/** What hostile pages do; each raid is chosen by chance, and so is what it sends. */
export const RAIDS: Choice<Raid> = [
  { name: 'nonsense', frames: (random) => many(() => frameOf(nonsense(random))) },
  { name: 'broken frames', frames: (random) => [...many(query), random.pick(BROKEN_FRAMES)] },
  { name: 'split frames', frames: (random) => many(() => splitFrame(random)) },
  { name: 'missing predecessor', frames: () => withoutFirst() },
  { name: "another's client id", frames: (_random, victim) => many(() => forged(victim)) },
  { name: 'strange updates', frames: (random) => strange(random) },
  { name: 'forged authors', frames: () => forgedAuthors() },
  { name: 'invented people', frames: (random) => many(() => invented(random)) },
  { name: 'questions', frames: () => many(query) },
  { name: 'acknowledgements', frames: () => many(() => frameOf(message(MESSAGE.acknowledge, 1))) },
  { name: 'writes by a viewer', isByViewer: true, frames: (random) => strange(random) },
  { name: 'an older schema', isOutdated: true, frames: (random) => strange(random) },
];

function many(make: (index: number) => Buffer): Buffer[] {
  return Array.from({ length: FRAMES }, (_, index) => make(index));
}

function message(...fields: readonly (number | string | Uint8Array)[]): Uint8Array {
  return encoding.encode((encoder) => {
    for (const field of fields) {
      if (typeof field === 'number') encoding.writeVarUint(encoder, field);
      else if (typeof field === 'string') encoding.writeVarString(encoder, field);
      else encoding.writeVarUint8Array(encoder, field);
    }
  });
}

function update(bytes: Uint8Array): Buffer {
  return frameOf(message(MESSAGE.sync, 2, bytes));
}

function query(): Buffer {
  return frameOf(message(MESSAGE.queryAwareness));
}

function bytes(random: Random, limit: number): Uint8Array {
  return Uint8Array.from({ length: random.below(limit) }, () => random.below(256));
}

/** Random bytes, messages that end early or late, giant counts, numbers that are too long. */
function nonsense(random: Random): Uint8Array | string {
  const some = bytes(random, 64);
  return random.pick<Uint8Array | string>([
    some,
    'text',
    Uint8Array.of(MESSAGE.sync, 2, 200, ...some),
    Uint8Array.of(MESSAGE.sync, 2, 2, 0, 0, ...some),
    message(MESSAGE.sync, random.below(100), some),
    message(MESSAGE.sync, 2, Uint8Array.of(255, 255, 255, 255, 127, ...some)),
    message(MESSAGE.sync, 2, Uint8Array.of(1, 158, 167, 14, 5, 0, ...some)), // 30,000 times as much as there is
    message(MESSAGE.awareness, Uint8Array.of(1, 7, 1, 1, 123)),
    Uint8Array.of(MESSAGE.acknowledge, ...Array.from({ length: 12 }, () => 0x80)),
    message(4 + random.below(110), some),
  ]);
}

/** Bytes no WebSocket library sends: reserved bits and opcodes, lengths beyond reason, no mask, no UTF-8. */
const BROKEN_FRAMES: Choice<Buffer> = [
  Buffer.of(0xf2, 0x80, 1, 2, 3, 4),
  Buffer.of(0x83, 0x80, 1, 2, 3, 4),
  Buffer.of(0x82, 0xff, 0, 0, 1, 0, 0, 0, 0, 0, 1, 2, 3, 4),
  Buffer.of(0x82, 0xff, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1, 2, 3, 4),
  Buffer.of(0x82, 0x02, 1, 2),
  Buffer.of(0x81, 0x82, 0, 0, 0, 0, 0xff, 0xfe),
  Buffer.of(0x88, 0x81, 0, 0, 0, 0, 1),
];

/** A message in two frames, the second of which is missing now and then. */
function splitFrame(random: Random): Buffer {
  const first = Buffer.of(0x02, 0x81, 0, 0, 0, 0, MESSAGE.queryAwareness);
  const second = Buffer.of(0x80, 0x80, 0, 0, 0, 0);
  return random.below(50) === 0 ? first : Buffer.concat([first, second]);
}

function withoutFirst(): Buffer[] {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (emitted: Uint8Array) => updates.push(emitted));
  for (let count = 0; count <= FRAMES; count++) textOf(doc).insert(count, 'x');
  return updates.slice(1).map(update);
}

function forged(victim: number): Buffer {
  const doc = new Y.Doc();
  doc.clientID = victim;
  textOf(doc).insert(0, 'Forged. '.repeat(20));
  return update(Y.encodeStateAsUpdate(doc));
}

function strange(random: Random): Buffer[] {
  const client = 1 + random.below(2 ** 30);
  let clock = 0;
  return many(() => {
    const written = weirdUpdate({ random, client, clock, ids: [] });
    clock = written.clock;
    return update(written.bytes);
  });
}

/** Tags said to be by somebody who does not exist, each taken away again. */
function forgedAuthors(): Buffer[] {
  const doc = new Y.Doc();
  const updates: Buffer[] = [];
  doc.on('update', (emitted: Uint8Array) => updates.push(update(emitted)));
  for (let count = 0; count < FRAMES / 2; count++) {
    tagsOf(doc).set('0000000000000000', new Y.Map([['by', '1111111111111111']]));
    tagsOf(doc).delete('0000000000000000');
  }
  return updates;
}

function invented(random: Random): Buffer {
  const states = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 200);
    for (let count = 0; count < 200; count++) {
      encoding.writeVarUint(encoder, random.below(2 ** 31));
      encoding.writeVarUint(encoder, random.below(2 ** 31));
      encoding.writeVarString(encoder, '{"user":{"name":"Nobody"}}');
    }
  });
  return frameOf(message(MESSAGE.awareness, states));
}
