import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { encodeAwarenessUpdate, type Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { AccountId } from '#domain/ids.ts';
import { actionOnClose, CLOSE } from './close-codes.ts';
import { readNotice } from './notices.ts';
import { keepOfflineCopy, UnsavedLedger, type OfflineCopy, type SmallStorage } from './offline.ts';
import {
  acknowledge,
  beginProgress,
  pendingOf,
  saveStateOf,
  type SaveProgress,
  type SaveState,
} from './save-state.ts';
import { DOCUMENT_SCHEMA_VERSION, MESSAGE, type Notice } from './wire.ts';

/** While words are composed, this many messages wait; beyond that they are let in. */
const HELD_LIMIT = 1_000;
/** Within this an open tab that is back has delivered its own work, or was refused: what is left then is of closed ones. */
const TAKE_OVER_MS = 3_000;

export interface RoomOptions {
  /** Where rooms are, as `wss://desk.example.org/sync`. */
  readonly url: string;
  readonly room: string;
  readonly epoch: number;
  readonly accountId: AccountId;
  readonly mayWrite: boolean;
  /** Where to note what is unsaved; null keeps nothing in this browser. */
  readonly storage: SmallStorage | null;
  readonly WebSocket?: typeof WebSocket;
}

export interface RoomConnection {
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  /** How own work in this room stands. */
  readonly state: SaveState;
  readonly mayWrite: boolean;
  /** Client ids under which earlier pages of this browser wrote what is not saved yet. */
  readonly earlierPages: ReadonlySet<number>;
  /** Resolves when the document is here as the server has it, for the first time. */
  readonly synced: Promise<void>;
  /** Called whenever `state` or `mayWrite` changed; answers how to stop. */
  onChange(listener: () => void): () => void;
  onNotice(listener: (notice: Notice) => void): () => void;
  /** Lets what comes in wait: nothing moves under words being composed. */
  hold(): void;
  release(): void;
  destroy(): void;
}

/** Opens a room: what this browser kept of it at once, then the server's state, then everything live. */
export function openRoom(options: RoomOptions): RoomConnection {
  return new ProviderConnection(options);
}

class ProviderConnection implements RoomConnection {
  readonly doc = new Y.Doc();
  readonly synced: Promise<void>;
  readonly #provider: WebsocketProvider;
  readonly #copy: OfflineCopy;
  readonly #ledger: UnsavedLedger;
  readonly #changeListeners = new Set<() => void>();
  readonly #noticeListeners = new Set<(notice: Notice) => void>();
  #progress: SaveProgress;
  #mayWrite: boolean;
  #held: Uint8Array[] | null = null;
  #isAsking = false;
  #isDestroyed = false;
  #takingOver: ReturnType<typeof setTimeout> | undefined;

  constructor(options: RoomOptions) {
    const { room, epoch, accountId, storage } = options;
    this.#ledger = new UnsavedLedger(storage, { accountId, room, epoch }, this.doc.clientID);
    this.#progress = beginProgress(this.#ledger.takeOver(0));
    this.#mayWrite = options.mayWrite;
    this.#copy = keepOfflineCopy(this.doc, { accountId, room, epoch }, storage);
    this.#provider = createProvider(options, this.doc);
    this.#handleMessages();
    this.#handleEvents();
    this.synced = new Promise((resolve) => {
      this.#provider.once('sync', () => resolve());
    });
    void this.#copy.loaded.then(() => this.#isDestroyed || this.#provider.connect());
  }

  get awareness(): Awareness {
    return this.#provider.awareness;
  }

  get state(): SaveState {
    return saveStateOf(this.#progress);
  }

  get mayWrite(): boolean {
    return this.#mayWrite;
  }

  get earlierPages(): ReadonlySet<number> {
    return this.#ledger.earlierPages;
  }

  onChange(listener: () => void): () => void {
    this.#changeListeners.add(listener);
    return () => this.#changeListeners.delete(listener);
  }

  onNotice(listener: (notice: Notice) => void): () => void {
    this.#noticeListeners.add(listener);
    return () => this.#noticeListeners.delete(listener);
  }

  hold(): void {
    this.#held ??= [];
  }

  release(): void {
    const held = this.#held ?? [];
    this.#held = null;
    for (const message of held) this.#readSync(message);
  }

  destroy(): void {
    this.#isDestroyed = true;
    clearTimeout(this.#takingOver);
    globalThis.removeEventListener?.('offline', this.#lookAgain);
    this.#changeListeners.clear();
    this.#noticeListeners.clear();
    this.#provider.destroy();
    this.#copy.close();
    this.doc.destroy();
  }

  #handleMessages(): void {
    const { messageHandlers } = this.#provider;
    const readSync = messageHandlers[MESSAGE.sync];
    messageHandlers[MESSAGE.sync] = (encoder, decoder, ...rest) => {
      if (this.#held === null) return readSync?.(encoder, decoder, ...rest);
      this.#held.push(decoding.readTailAsUint8Array(decoder).slice());
      if (this.#held.length > HELD_LIMIT) this.release();
    };
    messageHandlers[MESSAGE.acknowledge] = (_encoder, decoder) =>
      this.#setProgress(acknowledge(this.#progress, decoding.readVarUint(decoder)));
    messageHandlers[MESSAGE.notice] = (_encoder, decoder) =>
      this.#receiveNotice(readNotice(decoding.readVarString(decoder)));
  }

  #handleEvents(): void {
    const provider = this.#provider;
    this.doc.on('update', (_update, _origin, _doc, { local }) => local && this.#madeChange());
    provider.on('sync', (isSynced) => {
      if (!isSynced) return;
      this.#setProgress({ ...this.#progress, awayFor: null });
      this.#askForAcknowledgement();
      clearTimeout(this.#takingOver);
      this.#takingOver = setTimeout(() => void this.#takeOver(), TAKE_OVER_MS);
    });
    provider.on('status', ({ status }) => {
      if (status !== 'connected') return;
      this.#setProgress({ ...this.#progress, link: 'online', storageAvailable: true });
      // Others forgot this page with its old socket, and take no news of the same clock.
      provider.awareness.setLocalState(provider.awareness.getLocalState());
    });
    // The provider would send back whatever it hears of others: every page, to every page.
    provider.awareness.off('update', provider._awarenessUpdateHandler);
    provider.awareness.on('update', this.#shareOwnPresence);
    provider.on('connection-close', (event) => {
      const awayFor = event?.code === CLOSE.overloaded ? event.reason || null : null;
      this.#setProgress({ ...this.#progress, link: 'offline', awayFor });
    });
    provider.on('closed', ({ code, reason }) => {
      const action = actionOnClose(code);
      if (action === 'retry') return;
      const stopped = { type: 'stopped', action, message: reason } as const;
      this.#setProgress({ ...this.#progress, stopped });
      if (code === CLOSE.refused) this.#discardCopy();
    });
    globalThis.addEventListener?.('offline', this.#lookAgain);
  }

  /** The browser lost its network: an open socket would not tell for half a minute. */
  readonly #lookAgain = (): void => {
    if (this.#progress.stopped !== null) return;
    this.#provider.disconnect();
    this.#provider.connect();
  };

  readonly #shareOwnPresence = (_changes: unknown, origin: unknown) => {
    if (origin !== 'local') return;
    const { awareness } = this.#provider;
    this.#send((encoder) => {
      encoding.writeVarUint(encoder, MESSAGE.awareness);
      encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(awareness, [this.doc.clientID]));
    });
  };

  /** What was refused stays on the page until it is left. Kept for the next visit, it would be refused for ever. */
  #discardCopy(): void {
    this.#ledger.write(0);
    void this.#copy.discard();
  }

  /** A tab that was closed before it could deliver left its work in the copy that all tabs share. */
  async #takeOver(): Promise<void> {
    if (!this.#provider.synced) return; // away again: open tabs are, too, and keep their work
    const left = this.#ledger.takeOver(pendingOf(this.#progress));
    if (left === 0) return;
    await this.#copy.catchUp(); // and out to the server with it: only what is behind it can be asked for
    if (this.#isDestroyed) return;
    this.#setProgress({ ...this.#progress, made: this.#progress.made + left });
    this.#askForAcknowledgement();
  }

  #madeChange(): void {
    this.#setProgress({ ...this.#progress, made: this.#progress.made + 1 });
    this.#askForAcknowledgement();
  }

  /**
   * Asks, once a turn, to be told when all changes so far are committed. Not before
   * the first exchange is over: until then the server lacks what was made offline.
   */
  #askForAcknowledgement(): void {
    if (this.#isAsking || !this.#provider.synced || pendingOf(this.#progress) === 0) return;
    this.#isAsking = true;
    queueMicrotask(() => {
      this.#isAsking = false;
      this.#send((encoder) => {
        encoding.writeVarUint(encoder, MESSAGE.acknowledge);
        encoding.writeVarUint(encoder, this.#progress.made);
      });
    });
  }

  /** Reads a message that was held, as the provider reads one that comes in. */
  #readSync(message: Uint8Array): void {
    const read = this.#provider.messageHandlers[MESSAGE.sync];
    const decoder = decoding.createDecoder(message);
    const answer = encoding.encode((encoder) =>
      read?.(encoder, decoder, this.#provider, true, MESSAGE.sync),
    );
    if (answer.length > 1) this.#send((encoder) => encoding.writeUint8Array(encoder, answer));
  }

  #send(write: (encoder: encoding.Encoder) => void): void {
    const { ws, wsconnected } = this.#provider;
    if (ws !== null && wsconnected) ws.send(encoding.encode(write));
  }

  #receiveNotice(notice: Notice | null): void {
    if (notice === null) return;
    if (notice.type === 'access') this.#mayWrite = notice.mayWrite;
    if (notice.type === 'storage') {
      this.#setProgress({ ...this.#progress, storageAvailable: notice.available });
    }
    for (const listener of this.#noticeListeners) listener(notice);
    if (notice.type === 'access') this.#tellChange();
  }

  #setProgress(progress: SaveProgress): void {
    const before = pendingOf(this.#progress);
    this.#progress = progress;
    if (pendingOf(progress) !== before && progress.stopped === null) {
      this.#ledger.write(pendingOf(progress));
    }
    this.#tellChange();
  }

  #tellChange(): void {
    for (const listener of this.#changeListeners) listener();
  }
}

function createProvider({ url, room, epoch, ...options }: RoomOptions, doc: Y.Doc) {
  return new WebsocketProvider(url, room, doc, {
    connect: false,
    disableBc: true, // what another tab has is not yet saved: every change comes by way of the server
    params: { schema: String(DOCUMENT_SCHEMA_VERSION), epoch: String(epoch) },
    ...(options.WebSocket === undefined ? {} : { WebSocketPolyfill: options.WebSocket }),
  });
}
