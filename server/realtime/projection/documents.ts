import type * as Y from 'yjs';
import type { Room as RoomAddress } from '#collab/rooms.ts';
import { roomName } from '#collab/rooms.ts';
import { readText, textOf } from '#collab/text-document.ts';
import type { Codebook } from '#domain/codebook/codebook.ts';
import type { ArticleId, LayerId, ProjectId } from '#domain/ids.ts';
import { countWords } from '#domain/text/article-text.ts';
import { sha256 } from '#domain/text/hash.ts';
import { writeArticleText } from '#server/db/article-texts.ts';
import type { Queryable } from '#server/db/database.ts';
import { layersOf, type RoomPlace } from '#server/db/rooms.ts';
import { writeComments, writeThreads } from '#server/db/threads.ts';
import { storableText } from '#server/db/storable.ts';
import {
  writeDecisions,
  writeEntities,
  writeLinks,
  writeTags,
  type RowChange,
} from '#server/db/tags.ts';
import { decisionRows, entityRows, layerRows } from './rows.ts';
import { commentRows, threadRows } from './thread-rows.ts';

/** What is projected in one piece: offsets in a layer's rows belong to one state of the text. */
export type Subject =
  | { readonly type: 'article'; readonly id: ArticleId }
  | { readonly type: 'register'; readonly id: ProjectId };

/** The documents of a subject, by name; a text without its layers when there are none. */
export type Documents = ReadonlyMap<string, { readonly address: RoomAddress; readonly doc: Y.Doc }>;

/** The rows of one document, ready to be written. */
export interface DocumentRows {
  readonly docId: string;
  readonly sets: readonly RowSet[];
}

/** The rows of one table. */
export interface RowSet {
  write(tx: Queryable, known: Prints, seq: number): Promise<WrittenSet>;
}

export interface WrittenSet {
  /** Of all rows, to know next time which changed. */
  readonly prints: Prints;
  /** Whether records changed: a text is none. */
  readonly changed: boolean;
}

export type Prints = ReadonlyMap<string, string>;

export function subjectName({ type, id }: Subject): string {
  return `${type}/${id}`;
}

/** What the rows of a room belong to. */
export function subjectOf({ articleId, projectId }: RoomPlace): Subject {
  return articleId === null
    ? { type: 'register', id: projectId }
    : { type: 'article', id: articleId };
}

export async function addressesOf(db: Queryable, subject: Subject): Promise<RoomAddress[]> {
  if (subject.type === 'register') return [subject];
  const layers = await layersOf(db, subject.id);
  return [
    { type: 'text', id: subject.id },
    ...layers.flatMap((id): RoomAddress[] => [
      { type: 'layer', id },
      { type: 'review', id },
      { type: 'thread', id },
    ]),
  ];
}

/** The rows of all documents, as they are this moment. */
export function rowsOf(documents: Documents, codebook: Codebook): DocumentRows[] {
  const text = [...documents.values()].find(({ address }) => address.type === 'text')?.doc;
  return [...documents.values()].map(({ address, doc }) => ({
    docId: roomName(address),
    sets: setsOf(address, doc, { text, codebook }),
  }));
}

interface Context {
  readonly text: Y.Doc | undefined;
  readonly codebook: Codebook;
}

function setsOf(address: RoomAddress, doc: Y.Doc, { text, codebook }: Context): RowSet[] {
  switch (address.type) {
    case 'text':
      return [textSet(address.id, doc)];
    case 'layer': {
      if (text === undefined) return [];
      const { tags, links } = layerRows(doc, text, codebook);
      const id: LayerId = address.id;
      return [
        rowSet(tags, (tx, change) => writeTags(tx, id, change)),
        rowSet(links, (tx, change) => writeLinks(tx, id, change)),
      ];
    }
    case 'review':
      return [rowSet(decisionRows(doc), (tx, change) => writeDecisions(tx, address.id, change))];
    case 'register':
      return [rowSet(entityRows(doc), (tx, change) => writeEntities(tx, address.id, change))];
    case 'thread': {
      const id: LayerId = address.id;
      if (text === undefined) return [];
      return [
        rowSet(threadRows(doc, text), (tx, change) => writeThreads(tx, id, change)),
        rowSet(commentRows(doc), (tx, change) => writeComments(tx, id, change)),
      ];
    }
  }
}

/** The one row of a text, written whenever its log grew: it names the seq it was read at. */
function textSet(articleId: ArticleId, doc: Y.Doc): RowSet {
  const text = storableText(readText(textOf(doc)));
  return {
    async write(tx, _known, seq) {
      const wordCount = countWords(text);
      await writeArticleText(tx, { articleId, seq, text, sha256: await sha256(text), wordCount });
      return { prints: new Map(), changed: false };
    },
  };
}

function rowSet<Row extends { readonly id: string }>(
  rows: readonly Row[],
  write: (tx: Queryable, change: RowChange<Row>) => Promise<void>,
): RowSet {
  const rowById = new Map(rows.map((row) => [row.id, row]));
  return {
    async write(tx, known) {
      const prints = new Map([...rowById].map(([id, row]) => [id, JSON.stringify(row)]));
      const changed = [...rowById.values()].filter(({ id }) => known.get(id) !== prints.get(id));
      const isChanged = changed.length > 0 || known.size !== prints.size || known === NOTHING_KNOWN;
      if (isChanged) await write(tx, { ids: [...prints.keys()], changed });
      return { prints, changed: isChanged };
    },
  };
}

/** Before anything was written by us: all rows are written, and all others go. */
export const NOTHING_KNOWN: Prints = new Map();
