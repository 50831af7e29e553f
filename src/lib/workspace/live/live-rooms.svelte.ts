import type * as Y from 'yjs';
import type { AccountId } from '#domain/ids.ts';
import { openRoom, type RoomConnection } from '#collab/connection.ts';
import { readPeers, type OwnPresence, type Peer } from '#collab/presence.ts';
import type { RoomType } from '#collab/rooms.ts';
import { combineSaveStates, type SaveState } from '#collab/save-state.ts';
import { textOf } from '#collab/text-document.ts';
import type { Notice } from '#collab/wire.ts';
import type { DeskRights } from '../desk/desk-rights.ts';
import { FrameWork } from '../desk/frame.ts';
import type { ArticleDocuments } from './live-article.svelte.ts';
import type { OpenArticle } from '../desk/open-article.ts';

interface Place {
  /** Where rooms are, as `wss://desk.example.org/sync`. */
  readonly url: string;
  readonly storage: Storage | null;
}

/** The five rooms an open article is in: what may be written there, how one's work stands, who is here. */
export class LiveRooms {
  save = $state.raw<SaveState>({ type: 'saved' });
  rights = $state.raw<DeskRights>({
    tag: false,
    editText: false,
    review: false,
    addEntities: false,
    comment: false,
  });
  peers = $state.raw<readonly Peer[]>([]);
  /** Why the server did not take a change, until it is dismissed. */
  refusal = $state.raw<string | null>(null);
  /** The text is here, from the server or from this browser's copy. */
  isOpen = $state.raw(false);
  /** The tags came as the server has them; until then there may be more than are shown. */
  hasTags = $state.raw(false);
  /** Counts how often something came to be said of the article that was not, such as that it is frozen. */
  articleVersion = $state.raw(0);

  readonly documents: ArticleDocuments;
  /** The document of what is said of the tags and words. */
  readonly threads: Y.Doc;
  readonly #connections: Readonly<Record<RoomType, RoomConnection>>;
  #wasLetIn = false;
  readonly #peersFrame = new FrameWork(() => this.#readPeers());

  constructor(opened: OpenArticle, { url, storage }: Place) {
    const connect = (type: RoomType): RoomConnection => {
      const { name, epoch, mayWrite } = roomOf(opened, type);
      const accountId: AccountId = opened.me.id;
      return openRoom({ url, room: name, epoch, mayWrite, accountId, storage });
    };
    const [text, layer] = [connect('text'), connect('layer')];
    const [review, register] = [connect('review'), connect('register')];
    const thread = connect('thread');
    this.#connections = { text, layer, review, register, thread };
    this.threads = thread.doc;
    this.documents = {
      text: text.doc,
      layer: layer.doc,
      review: review.doc,
      register: register.doc,
    };
    for (const connection of this.#all) {
      connection.onChange(() => this.#readStates());
      connection.onNotice((notice) => this.#receive(notice));
    }
    text.onNotice((notice) => this.#lookAgain(notice));
    void layer.synced.then(() => (this.hasTags = true));
    text.awareness.on('change', this.#onPeers);
    text.doc.on('update', this.#onText);
    this.#readStates();
  }

  /** Client ids under which earlier pages of this browser tagged what is not saved yet. */
  get earlierPages(): ReadonlySet<number> {
    return this.#connections.layer.earlierPages;
  }

  /** Tells others where one is. The server says who. */
  share(presence: OwnPresence): void {
    this.#connections.text.awareness.setLocalState({ ...presence });
  }

  /** Tells of every version of the codebook that the tags are to follow. */
  onCodebook(listener: (version: number) => void): void {
    this.#connections.layer.onNotice((notice) => {
      if (notice.type === 'codebook') listener(notice.version);
    });
  }

  /** Tells whenever links with other articles say something else. */
  onLinksAcross(listener: () => void): void {
    this.#connections.layer.onNotice((notice) => {
      if (notice.type === 'links-across') listener();
    });
  }

  /** While words are composed, nothing may move under them. */
  hold(): void {
    this.#connections.text.hold();
  }

  release(): void {
    this.#connections.text.release();
  }

  destroy(): void {
    this.#peersFrame.cancel();
    for (const connection of this.#all) connection.destroy();
  }

  get #all(): readonly RoomConnection[] {
    return Object.values(this.#connections);
  }

  readonly #onPeers = (): void => this.#peersFrame.request();

  readonly #onText = (): void => {
    this.isOpen ||= textOf(this.documents.text).length > 0;
    this.#peersFrame.request(); // carets move with the words around them
  };

  #readStates(): void {
    const { text, layer, review, register, thread } = this.#connections;
    this.save = combineSaveStates(this.#all.map(({ state }) => state));
    const isStopped = this.save.type === 'stopped';
    this.rights = {
      tag: layer.mayWrite && !isStopped,
      editText: text.mayWrite && !isStopped,
      review: review.mayWrite && !isStopped,
      addEntities: register.mayWrite && !isStopped,
      comment: thread.mayWrite && !isStopped,
    };
  }

  #receive(notice: Notice): void {
    if (notice.type !== 'refused') return;
    this.refusal = notice.message;
    // The socket may close before it hears why, such as that the text was frozen.
    this.articleVersion += 1;
  }

  /** A page that was away may have missed news: what it may do is said again on its return. */
  #lookAgain({ type }: Notice): void {
    if (type === 'article-changed' || (type === 'access' && this.#wasLetIn)) {
      this.articleVersion += 1;
    }
    this.#wasLetIn ||= type === 'access';
  }

  #readPeers(): void {
    const { doc, awareness } = this.#connections.text;
    this.peers = readPeers(doc, awareness.getStates(), doc.clientID);
  }
}

function roomOf({ rooms }: OpenArticle, type: RoomType): OpenArticle['rooms'][number] {
  const room = rooms.find((candidate) => candidate.type === type);
  if (room === undefined) throw new Error(`The article has no ${type} room.`);
  return room;
}
