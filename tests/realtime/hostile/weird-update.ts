import * as encoding from 'lib0/encoding';
import type { Choice, Random } from '../../support/random.ts';

/** A character's address in a Yjs document. */
type Id = readonly [client: number, clock: number];

export interface WeirdOptions {
  readonly random: Random;
  /** The client id it is written under, and the clock it goes on from. */
  readonly client: number;
  readonly clock: number;
  /** Places in the document it may build on, or destroy. */
  readonly ids: readonly Id[];
}

const ROOTS = ['text', 'moves', 'tags', 'links', 'decisions', 'entities', 'elsewhere', ''] as const;
const KEYS = ['kind', 'by', 'at', 'part:mention', '__proto__', 'constructor', ''] as const;
const JSONS = ['null', '{"a":1}', '[1]', '"x"', '0'] as const;
const ORIGIN = 0x80;
const RIGHT_ORIGIN = 0x40;
const PARENT_SUB = 0x20;
const TYPES = 7;

interface Written {
  readonly bytes: Uint8Array;
  /** Where the next one goes on. */
  readonly clock: number;
}

/**
 * An update that is encoded as it should be and says what no page would say: parents
 * that are no parents, roots of other kinds, neighbours that do not belong together,
 * every kind of content anywhere.
 */
export function weirdUpdate(options: WeirdOptions): Written {
  const { random } = options;
  const count = random.below(4);
  let clock = options.clock;
  const bytes = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, count === 0 ? 0 : 1);
    if (count > 0) {
      encoding.writeVarUint(encoder, count);
      encoding.writeVarUint(encoder, options.client);
      encoding.writeVarUint(encoder, clock);
    }
    for (let left = count; left > 0; left--) clock += writeStruct(encoder, { ...options, clock });
    writeDeletes(encoder, options);
  });
  return { bytes, clock };
}

/** Answers how many clocks it takes. */
function writeStruct(encoder: encoding.Encoder, options: WeirdOptions): number {
  const { random } = options;
  const content = random.pick(CONTENTS);
  const has = (flag: number): number => (random.below(2) === 0 ? flag : 0);
  const flags = has(ORIGIN) | has(RIGHT_ORIGIN) | has(PARENT_SUB);
  if (random.below(20) === 0) {
    encoding.writeUint8(encoder, 0); // garbage collected, where nothing ever was
    const length = 1 + random.below(3);
    encoding.writeVarUint(encoder, length);
    return length;
  }
  encoding.writeUint8(encoder, content.type | flags);
  if (flags & ORIGIN) writeId(encoder, someId(options));
  if (flags & RIGHT_ORIGIN) writeId(encoder, someId(options));
  if (!(flags & (ORIGIN | RIGHT_ORIGIN))) writeParent(encoder, options);
  if (!(flags & (ORIGIN | RIGHT_ORIGIN)) && flags & PARENT_SUB)
    encoding.writeVarString(encoder, random.pick(KEYS));
  return content.write(encoder, random);
}

function writeParent(encoder: encoding.Encoder, options: WeirdOptions): void {
  const isRoot = options.random.below(2) === 0;
  encoding.writeVarUint(encoder, isRoot ? 1 : 0);
  if (isRoot) encoding.writeVarString(encoder, options.random.pick(ROOTS));
  else writeId(encoder, someId(options));
}

interface Content {
  readonly type: number;
  readonly write: (encoder: encoding.Encoder, random: Random) => number;
}

const CONTENTS: Choice<Content> = [
  { type: 1, write: writeLength },
  { type: 2, write: writeJson },
  { type: 3, write: writeBinary },
  { type: 4, write: writeText },
  { type: 5, write: (encoder, random) => writeStrings(encoder, [random.pick(JSONS)]) },
  { type: 6, write: (encoder, random) => writeStrings(encoder, ['strong', random.pick(JSONS)]) },
  { type: 7, write: writeType },
  { type: 7, write: writeType },
  { type: 8, write: writeAny },
  { type: 9, write: writeDocument },
];

function writeLength(encoder: encoding.Encoder, random: Random): number {
  const length = 1 + random.below(3);
  encoding.writeVarUint(encoder, length);
  return length;
}

function writeJson(encoder: encoding.Encoder, random: Random): number {
  encoding.writeVarUint(encoder, 1);
  return writeStrings(encoder, [random.pick([...JSONS, 'undefined'])]);
}

function writeBinary(encoder: encoding.Encoder): number {
  encoding.writeVarUint8Array(encoder, Uint8Array.of(1, 2, 3));
  return 1;
}

function writeText(encoder: encoding.Encoder, random: Random): number {
  const text = random.pick(['x', '\n', '\uD83D\uDE00', 'several words']);
  encoding.writeVarString(encoder, text);
  return text.length;
}

function writeType(encoder: encoding.Encoder, random: Random): number {
  const type = random.below(TYPES);
  encoding.writeVarUint(encoder, type);
  if (type === 3 || type === 5) encoding.writeVarString(encoder, 'name');
  return 1;
}

function writeAny(encoder: encoding.Encoder, random: Random): number {
  encoding.writeVarUint(encoder, 1);
  encoding.writeAny(encoder, random.pick([null, undefined, 1, 'x', [1, [2]], { by: 'x' }]));
  return 1;
}

function writeDocument(encoder: encoding.Encoder, random: Random): number {
  encoding.writeVarString(encoder, random.pick(['a', 'b']));
  encoding.writeAny(
    encoder,
    random.pick<{ autoLoad?: boolean; gc?: boolean } | number>([
      {},
      { autoLoad: true },
      { gc: false },
      1,
    ]),
  );
  return 1;
}

function writeStrings(encoder: encoding.Encoder, strings: readonly string[]): number {
  for (const string of strings) encoding.writeVarString(encoder, string);
  return 1;
}

function writeDeletes(encoder: encoding.Encoder, options: WeirdOptions): void {
  const { random } = options;
  const count = random.below(2);
  encoding.writeVarUint(encoder, count);
  if (count === 0) return;
  const [client, clock] = someId(options);
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarUint(encoder, clock);
  encoding.writeVarUint(encoder, random.below(4));
}

function writeId(encoder: encoding.Encoder, [client, clock]: Id): void {
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock);
}

/** Of the document, of the update itself, rarely of nothing. */
function someId({ random, client, clock, ids }: WeirdOptions): Id {
  const known = ids[random.below(Math.max(1, ids.length))];
  const own: Id = [client, Math.max(0, clock - random.below(8))];
  return random.below(3) > 0 && known !== undefined ? known : own;
}
