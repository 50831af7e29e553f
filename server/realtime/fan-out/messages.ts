import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { NodeReport } from '#domain/health/health.ts';
import type { AccountId } from '#domain/ids.ts';
import type { Ownership } from '../client-owners.ts';
import type { PresenceOfClient } from '../presence.ts';
import type { RoomNews } from '../room.ts';
import type { Visitor, Whereabouts } from '../visitors.ts';

/** What nodes say to each other. */
export type Message = { readonly nodeId: string } & (
  | { readonly type: 'alive'; readonly isNews: boolean; readonly name: string }
  | { readonly type: 'leaving' }
  | { readonly type: 'committed'; readonly room: string; readonly news: RoomNews }
  | {
      readonly type: 'presence';
      readonly room: string;
      readonly clients: readonly PresenceOfClient[];
    }
  | { readonly type: 'who'; readonly room: string }
  | {
      readonly type: 'roll-call';
      readonly call: number;
      readonly asked: Whereabouts;
    }
  | {
      readonly type: 'answer';
      /** Who asked. */
      readonly to: string;
      readonly call: number;
      readonly answers: readonly Visitor[];
      readonly isLast: boolean;
    }
  | { readonly type: 'report-call'; readonly call: number }
  | {
      readonly type: 'report';
      /** Who asked. */
      readonly to: string;
      readonly call: number;
      readonly report: NodeReport;
    }
);

/** Nodes of another version understand each other's log, not each other's messages. */
const VERSION = 2;

/** Their places are their numbers on the wire. */
const TYPES = [
  'alive',
  'leaving',
  'committed',
  'presence',
  'who',
  'roll-call',
  'answer',
  'report-call',
  'report',
] as const;

export function encodeMessage(message: Message): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeUint8(encoder, VERSION);
    encoding.writeUint8(encoder, TYPES.indexOf(message.type));
    encoding.writeVarString(encoder, message.nodeId);
    writeBody(encoder, message);
  });
}

/** Reads a message; null when it is one of another version. Throws on what is none at all. */
export function decodeMessage(bytes: Uint8Array): Message | null {
  const decoder = decoding.createDecoder(bytes);
  if (decoding.readUint8(decoder) !== VERSION) return null;
  const type = TYPES[decoding.readUint8(decoder)];
  return type === undefined ? null : readBody(decoder, type, decoding.readVarString(decoder));
}

function writeBody(encoder: encoding.Encoder, message: Message): void {
  switch (message.type) {
    case 'alive':
      encoding.writeUint8(encoder, Number(message.isNews));
      return encoding.writeVarString(encoder, message.name);
    case 'leaving':
      return;
    case 'committed':
      encoding.writeVarString(encoder, message.room);
      return writeNews(encoder, message.news);
    case 'presence':
      encoding.writeVarString(encoder, message.room);
      return writeList(encoder, message.clients, writeClient);
    case 'who':
      return encoding.writeVarString(encoder, message.room);
    case 'roll-call':
      encoding.writeVarUint(encoder, message.call);
      return writeJson(encoder, message.asked);
    case 'answer':
      encoding.writeVarString(encoder, message.to);
      encoding.writeVarUint(encoder, message.call);
      encoding.writeUint8(encoder, Number(message.isLast));
      return writeList(encoder, message.answers, writeJson);
    case 'report-call':
      return encoding.writeVarUint(encoder, message.call);
    case 'report':
      encoding.writeVarString(encoder, message.to);
      encoding.writeVarUint(encoder, message.call);
      return writeJson(encoder, message.report);
  }
}

function readBody(
  decoder: decoding.Decoder,
  type: (typeof TYPES)[number],
  nodeId: string,
): Message {
  switch (type) {
    case 'alive': {
      const isNews = decoding.readUint8(decoder) === 1;
      return { type, nodeId, isNews, name: decoding.readVarString(decoder) };
    }
    case 'leaving':
      return { type, nodeId };
    case 'committed':
      return { type, nodeId, room: decoding.readVarString(decoder), news: readNews(decoder) };
    case 'presence': {
      const room = decoding.readVarString(decoder);
      return { type, nodeId, room, clients: readList(decoder, readClient) };
    }
    case 'who':
      return { type, nodeId, room: decoding.readVarString(decoder) };
    case 'roll-call': {
      const call = decoding.readVarUint(decoder);
      return { type, nodeId, call, asked: readJson<Whereabouts>(decoder) };
    }
    case 'answer': {
      const to = decoding.readVarString(decoder);
      const call = decoding.readVarUint(decoder);
      const isLast = decoding.readUint8(decoder) === 1;
      return { type, nodeId, to, call, isLast, answers: readList(decoder, readJson<Visitor>) };
    }
    case 'report-call':
      return { type, nodeId, call: decoding.readVarUint(decoder) };
    case 'report': {
      const to = decoding.readVarString(decoder);
      const call = decoding.readVarUint(decoder);
      return { type, nodeId, to, call, report: readJson<NodeReport>(decoder) };
    }
  }
}

function writeNews(encoder: encoding.Encoder, news: RoomNews): void {
  encoding.writeVarUint(encoder, news.epoch);
  encoding.writeVarUint(encoder, news.from);
  encoding.writeVarUint(encoder, news.to);
  writeList(encoder, news.updates ?? [], encoding.writeVarUint8Array);
  writeList(encoder, news.owners, writeOwnership);
}

function readNews(decoder: decoding.Decoder): RoomNews {
  const epoch = decoding.readVarUint(decoder);
  const from = decoding.readVarUint(decoder);
  const to = decoding.readVarUint(decoder);
  const updates = readList(decoder, decoding.readVarUint8Array);
  const owners = readList(decoder, readOwnership);
  return { epoch, from, to, updates: updates.length === 0 ? null : updates, owners };
}

function writeOwnership(encoder: encoding.Encoder, { clientId, accountId }: Ownership): void {
  encoding.writeVarUint(encoder, clientId);
  encoding.writeVarString(encoder, accountId ?? '');
}

function readOwnership(decoder: decoding.Decoder): Ownership {
  const clientId = decoding.readVarUint(decoder);
  const accountId = readId<AccountId>(decoder);
  return { clientId, accountId: accountId === '' ? null : accountId };
}

function writeClient(encoder: encoding.Encoder, client: PresenceOfClient): void {
  encoding.writeVarUint(encoder, client.clientId);
  encoding.writeVarUint(encoder, client.clock);
  encoding.writeVarString(encoder, client.json);
  encoding.writeVarString(encoder, client.accountId);
}

function readClient(decoder: decoding.Decoder): PresenceOfClient {
  const clientId = decoding.readVarUint(decoder);
  const clock = decoding.readVarUint(decoder);
  const json = decoding.readVarString(decoder);
  return { clientId, clock, json, accountId: readId<AccountId>(decoder) };
}

/** For what is said rarely. */
function writeJson(encoder: encoding.Encoder, value: Whereabouts | Visitor | NodeReport): void {
  encoding.writeVarString(encoder, JSON.stringify(value));
}

/** What a node of the same version wrote. */
function readJson<Value>(decoder: decoding.Decoder): Value {
  return JSON.parse(decoding.readVarString(decoder)) as Value;
}

function readId<Id extends string>(decoder: decoding.Decoder): Id {
  return decoding.readVarString(decoder) as Id;
}

function writeList<Item>(
  encoder: encoding.Encoder,
  items: readonly Item[],
  write: (encoder: encoding.Encoder, item: Item) => void,
): void {
  encoding.writeVarUint(encoder, items.length);
  for (const item of items) write(encoder, item);
}

function readList<Item>(
  decoder: decoding.Decoder,
  read: (decoder: decoding.Decoder) => Item,
): Item[] {
  const items: Item[] = [];
  for (let left = decoding.readVarUint(decoder); left > 0; left--) items.push(read(decoder));
  return items;
}
