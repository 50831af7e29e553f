import type { IncomingMessage } from 'node:http';
import { CLOSE, type CloseCode } from '#collab/close-codes.ts';
import { parseRoomName, type Room as RoomAddress } from '#collab/rooms.ts';
import { DOCUMENT_SCHEMA_VERSION } from '#collab/wire.ts';
import { texts } from '#texts/texts.ts';
import { CONNECTIONS_PER_ROOM } from './limits.ts';

const PATH = '/sync/';

/** What a page asks for when it opens a socket. */
export interface Request {
  readonly address: RoomAddress;
  readonly schema: number;
  readonly epoch: number;
  readonly cookie: string | null;
}

/** Why a socket is closed right after it opened: a refused upgrade would look like a lost network to a browser. */
export interface Closing {
  readonly code: CloseCode;
  readonly reason: string;
}

const words = texts.sync.closings;

export const CLOSINGS = {
  signedOut: { code: CLOSE.signedOut, reason: words.signedOut },
  forbidden: { code: CLOSE.forbidden, reason: words.forbidden },
  // One answer for what does not exist and what is not yours: its existence is nobody else's business.
  notFound: { code: CLOSE.notFound, reason: words.notFound },
  outdated: { code: CLOSE.reload, reason: words.outdated },
  unavailable: { code: CLOSE.overloaded, reason: words.unavailable },
  crowdedRoom: {
    code: CLOSE.overloaded,
    reason: words.crowdedRoom(CONNECTIONS_PER_ROOM),
  },
  crowdedAccount: {
    code: CLOSE.overloaded,
    reason: words.crowdedAccount,
  },
  crowdedAddress: {
    code: CLOSE.overloaded,
    reason: words.crowdedAddress,
  },
  comeBack: { code: CLOSE.comeBack, reason: words.comeBack },
} as const satisfies Record<string, Closing>;

export type ClosingReason = keyof typeof CLOSINGS;

/** Whether an upgrade is meant for the sync server at all. */
export function isSyncPath(url: string | undefined): boolean {
  return url?.startsWith(PATH) === true;
}

/**
 * Whether the page that opens the socket is one of ours. Cookies travel with
 * sockets from any site, so this is what stands against cross-site hijacking.
 */
export function isOwnOrigin({ headers }: IncomingMessage, origin: string | null): boolean {
  const given = headers.origin;
  if (given === undefined || !URL.canParse(given)) return false;
  return origin === null ? new URL(given).host === headers.host : new URL(given).origin === origin;
}

/** Reads the room, the versions and the cookie out of an upgrade; null when it names no room. */
export function readRequest({ url = '', headers }: IncomingMessage): Request | null {
  const { pathname, searchParams } = new URL(url, 'http://sync.invalid');
  const address = parseRoomName(pathname.slice(PATH.length));
  if (address === null) return null;
  return {
    address,
    schema: Number(searchParams.get('schema') ?? DOCUMENT_SCHEMA_VERSION),
    epoch: Number(searchParams.get('epoch') ?? 0),
    cookie: headers.cookie ?? null,
  };
}
