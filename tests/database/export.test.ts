import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { anchorSpan } from '#collab/anchors.ts';
import { tagsOf } from '#collab/layer-document.ts';
import { roomName } from '#collab/rooms.ts';
import { textOf } from '#collab/text-document.ts';
import { addThread, resolveThread, threadsOf, type LayerThread } from '#collab/thread-document.ts';
import { FORMATS } from '#domain/formats/formats.ts';
import type { Line } from '#domain/formats/jsonl/line.ts';
import type { Role } from '#domain/access/roles.ts';
import {
  newId,
  type AccountId,
  type ArticleId,
  type CommentId,
  type LayerId,
  type ProjectId,
  type TagId,
  type ThreadId,
  type WorkspaceId,
} from '#domain/ids.ts';
import { sha256 } from '#domain/text/hash.ts';
import type { Comment } from '#domain/thread/thread.ts';
import type { Actor } from '#server/access.ts';
import { createAuth } from '#server/auth/auth.ts';
import { createCommands } from '#server/commands/commands.ts';
import { appendUpdates } from '#server/db/document-appends.ts';
import { loadDocument } from '#server/db/documents.ts';
import { Refusal } from '#server/errors.ts';
import { createExports, type Exports, type GivenRequest } from '#server/exports/exports.ts';
import { createLog } from '#server/log.ts';
import { createRealtime, type Realtime } from '#server/realtime/index.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';
import { addMember } from '#tests/support/team.ts';
import { measuredNode } from '#tests/support/measured-node.ts';

const log = createLog({ level: 'silent', stream: process.stdout });
const now = (): Date => new Date('2026-05-06T12:00:00Z');

let database: FreshDatabase;
let realtime: Realtime;
let exporting: Exports;
let owner: Actor;
let workspaceId: WorkspaceId;
let projectId: ProjectId;
let ferry: { articleId: ArticleId; layerId: LayerId };

beforeAll(async () => {
  database = await freshDatabase();
  const auth = createAuth({ database, origin: null });
  realtime = createRealtime({
    database,
    auth,
    log,
    config: { origin: null },
    ...measuredNode(),
  });
  exporting = createExports({ database, log, realtime, now });
  await createCommands({ database, auth, now }).createFirstAccount({
    name: 'Ada Marsh',
    email: 'ada@example.org',
    password: 'a long enough password',
    workspaceName: 'The Skerrow Post',
  });
  const [member] = await database.query<{ accountId: AccountId; workspaceId: WorkspaceId }>(
    'select account_id as "accountId", workspace_id as "workspaceId" from member',
  );
  const [article] = await database.query<typeof ferry & { projectId: ProjectId }>(
    `select article.id as "articleId", layer.id as "layerId", project_id as "projectId"
     from article join layer on layer.article_id = article.id
     where title like 'Old ferry%'`,
  );
  if (member === undefined || article === undefined) throw new Error('there is no example');
  workspaceId = member.workspaceId;
  projectId = article.projectId;
  ferry = article;
  owner = actor(member.accountId, 'owner');
});

afterAll(async () => {
  await realtime.close();
  await database.close();
});

function actor(accountId: AccountId, role: Role): Actor {
  return { accountId, name: '', email: '', roles: new Map([[workspaceId, role]]) };
}

function asked(request: Partial<GivenRequest> = {}): GivenRequest {
  return { format: 'jsonl', review: null, people: 'named', formulas: 'guarded', ...request };
}

async function textOfExport({ pieces }: { pieces: AsyncIterable<string> }): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

async function lines(request: Partial<GivenRequest> = {}): Promise<Line[]> {
  const text = await textOfExport(await exporting.project(owner, projectId, asked(request)));
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);
}

async function ferryLine(request: Partial<GivenRequest> = {}): Promise<Line> {
  const text = await textOfExport(await exporting.article(owner, ferry.articleId, asked(request)));
  return JSON.parse(text) as Line;
}

/** The article's text as its log says. */
async function textDocument(): Promise<Y.Doc> {
  const doc = new Y.Doc();
  const stored = await loadDocument(database, roomName({ type: 'text', id: ferry.articleId }));
  for (const { bytes } of stored?.tail ?? []) Y.applyUpdate(doc, bytes);
  return doc;
}

/** Appends an edit to a document's log as a room of another node would. */
async function edit(docId: string, change: (doc: Y.Doc) => void): Promise<void> {
  const doc = new Y.Doc();
  const stored = await loadDocument(database, docId);
  for (const { bytes } of stored?.tail ?? []) Y.applyUpdate(doc, bytes);
  const before = Y.encodeStateVector(doc);
  change(doc);
  const bytes = Y.encodeStateAsUpdate(doc, before);
  const nodeSeq = Number(stored?.seq);
  await database.transaction(async (tx) => {
    await appendUpdates(tx, `test ${docId}`, [{ docId, nodeSeq, actorId: owner.accountId, bytes }]);
    await tx.query(`select pg_notify('document', $1)`, [docId]);
  });
}

describe('JSON Lines', () => {
  it('EX1: has one article a line, and every span at its words in all three units', async () => {
    const all = await lines();
    expect(all).toHaveLength(3);
    for (const line of all) {
      const bytes = new TextEncoder().encode(line.text);
      const spans = line.tags.flatMap(({ parts }) => Object.values(parts).flat());
      expect(spans.length).toBeGreaterThan(40);
      for (const { quote, utf16, codePoints, utf8Bytes } of spans) {
        expect(line.text.slice(utf16.start, utf16.end)).toBe(quote);
        expect(Array.from(line.text).slice(codePoints.start, codePoints.end).join('')).toBe(quote);
        const cut = bytes.slice(utf8Bytes.start, utf8Bytes.end);
        expect(new TextDecoder().decode(cut)).toBe(quote);
      }
    }
  });

  it('EX2: names the revision of its text by number and hash', async () => {
    const line = await ferryLine();
    expect(line.revision.sha256).toBe(await sha256(line.text));
    const revisions = await database.query(
      'select number, text, sha256 from revision where article_id = $1',
      [ferry.articleId],
    );
    expect(revisions).toEqual([
      { number: line.revision.number, text: line.text, sha256: line.revision.sha256 },
    ]);
  });

  it('has speakers by name, evidence, links, decisions and authors', async () => {
    const line = await ferryLine();
    const speakers = line.tags.map(({ fields }) => fields['speaker']);
    expect(speakers).toContainEqual({
      entity: expect.any(String),
      name: 'Ines Okafor',
      unnamed: null,
    });
    expect(speakers).toContainEqual({
      entity: null,
      name: null,
      unnamed: 'an official of the ministry',
    });
    expect(line.links.map(({ type }) => type).toSorted()).toEqual([
      'about',
      'about',
      'contradicts',
      'supports',
    ]);
    expect(line.tags.find(({ review }) => review.state === 'rejected')?.review).toMatchObject({
      reason: expect.stringContaining('no event'),
      by: owner.accountId,
    });
    expect(line.people).toEqual([{ id: owner.accountId, name: 'Ada Marsh' }]);
    expect(line.entities.map(({ name }) => name)).toContain('Morning Tide');
    expect(line.codebook.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('EX6: has the threads on tags and on words, with their authors among the people', async () => {
    const { accountId: anton } = await addMember(database, workspaceId, 'annotator');
    const { tags, text } = await ferryLine();
    const at = now().getTime();
    const tagId = tags[0]?.id as TagId;
    const words = await textDocument();
    const thread = (subject: LayerThread['subject']): LayerThread => ({
      id: newId<ThreadId>(),
      subject,
      resolved: null,
      createdBy: owner.accountId,
      createdAt: at,
    });
    const onTag = thread({ type: 'tag', tagId });
    const start = text.indexOf('Morning Tide');
    const place = anchorSpan(textOf(words), start, start + 12);
    const onWords = thread({ type: 'words', places: [place] });
    const comment = (threadId: ThreadId, words: string): Comment => ({
      id: newId<CommentId>(),
      threadId,
      text: words,
      mentions: [anton],
      createdBy: anton,
      createdAt: at,
      editedAt: null,
    });
    await edit(roomName({ type: 'thread', id: ferry.layerId }), (doc) => {
      addThread(doc, onTag, comment(onTag.id, 'Is this right?'));
      resolveThread(doc, onTag.id, { by: anton, at: at + 1 });
      addThread(doc, onWords, comment(onWords.id, 'Which ship?'));
    });
    const line = await ferryLine();
    expect(line.threads.map((one) => [one.tag, one.words?.spans[0]?.quote])).toEqual(
      expect.arrayContaining([
        [tagId, undefined],
        [null, 'Morning Tide'],
      ]),
    );
    expect(line.threads.find(({ id }) => id === onTag.id)).toMatchObject({
      resolved: { by: anton, at: new Date(at + 1).toISOString() },
      createdBy: owner.accountId,
      comments: [{ text: 'Is this right?', mentions: [anton], createdBy: anton, editedAt: null }],
    });
    expect(line.people.map(({ id }) => id)).toContain(anton);
    expect(line.schemaVersion).toBe(2);
    expect(FORMATS.jsonl.loses).toEqual([]);
    expect(FORMATS.csv.loses).toContain('comments');
    await edit(roomName({ type: 'thread', id: ferry.layerId }), (doc) => {
      for (const id of [onTag.id, onWords.id]) threadsOf(doc).delete(id);
    });
  });

  it('leaves people’s names out when asked to', async () => {
    const { people } = await ferryLine({ people: 'ids' });
    expect(people).toEqual([{ id: owner.accountId, name: null }]);
  });

  it('takes only the tags in one state of review, and links between them', async () => {
    const line = await ferryLine({ review: 'accepted' });
    expect(line.tags.length).toBeGreaterThan(5);
    expect(new Set(line.tags.map(({ review }) => review.state))).toEqual(new Set(['accepted']));
    expect(line.links).toEqual([]);
    expect(line.filter).toEqual({ review: 'accepted' });
  });
});

describe('a CSV of tags', () => {
  it('says its units in the header and has a row a span', async () => {
    const csv = await textOfExport(
      await exporting.article(owner, ferry.articleId, asked({ format: 'csv' })),
    );
    const [head = '', ...rows] = csv.trimEnd().split('\r\n');
    expect(head).toMatch(
      /^article_id,.*start_utf16,end_utf16,start_code_points,.*,quote\.speaker,quote\.speaker\.id,/,
    );
    const { tags } = await ferryLine();
    const spans = tags.flatMap(({ parts }) => Object.values(parts).flat());
    expect(rows).toHaveLength(spans.length);
    expect(csv).toContain('"“I keep a list on the wall,”"');
  });
});

describe('an article that changes', () => {
  it('keeps its revision until its text does, then gets the next one, with tags that followed', async () => {
    const before = await ferryLine();
    expect((await ferryLine()).revision).toEqual(before.revision);

    await edit(roomName({ type: 'text', id: ferry.articleId }), (doc) =>
      textOf(doc).insert(0, '😀 '),
    );
    const after = await ferryLine();
    expect(after.revision.number).toBe(before.revision.number + 1);
    expect(after.text).toBe(`😀 ${before.text}`);
    expect(after.tags[0]?.parts).not.toEqual(before.tags[0]?.parts);
    expect(after.tags).toHaveLength(before.tags.length);
  });

  it('EX3: lists a tag whose words were deleted with its words', async () => {
    const { text, tags } = await ferryLine();
    const start = text.indexOf('Tuesday night');
    await edit(roomName({ type: 'text', id: ferry.articleId }), (doc) =>
      textOf(doc).delete(start, 13),
    );
    const line = await ferryLine();
    expect(line.tags).toHaveLength(tags.length - 1);
    expect(line.detachedTags.map(({ detachedSpans }) => detachedSpans)).toEqual([
      [{ part: 'mention', quote: 'Tuesday night' }],
    ]);
  });

  it('shows that an accepted tag has changed since', async () => {
    const { tags } = await ferryLine({ review: 'accepted' });
    const id = tags.find(({ label }) => label === 'person')?.id ?? '';
    await edit(roomName({ type: 'layer', id: ferry.layerId }), (doc) => {
      const tag = tagsOf(doc).get(id);
      if (tag instanceof Y.Map) tag.set('label', 'other');
    });
    const changed = (await ferryLine()).tags.find((tag) => tag.id === id);
    expect(changed).toMatchObject({
      label: 'other',
      review: { state: 'undecided', changedSince: 'accepted' },
    });
  });
});

describe('a span that is not at its words', () => {
  it('EX4: fails the export, naming the article and the tag', async () => {
    await realtime.settle(ferry.articleId);
    const [span] = await database.query<{ tagId: string }>(
      `update tag_span set quote = quote || '!'
       where (layer_id, tag_id, part) = (
         select layer_id, tag_id, part from tag_span
         where layer_id = $1 and start_utf16 is not null limit 1)
       returning tag_id as "tagId"`,
      [ferry.layerId],
    );
    await expect(exporting.article(owner, ferry.articleId, asked())).rejects.toThrow(
      `Tag ${span?.tagId} of article ${ferry.articleId} is not at its words, counted in utf16.`,
    );
    await database.query(
      `update tag_span set quote = left(quote, -1) where layer_id = $1 and tag_id = $2 and quote like '%!'`,
      [ferry.layerId, span?.tagId],
    );
  });
});

describe('who may export', () => {
  const status = async (work: Promise<unknown>): Promise<number> => {
    const reason: unknown = await work.catch((error: unknown) => error);
    return reason instanceof Refusal ? reason.status : 200;
  };

  it('EX5: is everybody who tags, not those who only read, and nobody else', async () => {
    const { accountId } = owner;
    expect(await status(exporting.project(actor(accountId, 'annotator'), projectId, asked()))).toBe(
      200,
    );
    expect(await status(exporting.project(actor(accountId, 'viewer'), projectId, asked()))).toBe(
      403,
    );
    const stranger: Actor = { ...owner, roles: new Map() };
    expect(await status(exporting.project(stranger, projectId, asked()))).toBe(404);
    expect(await status(exporting.article(stranger, ferry.articleId, asked()))).toBe(404);
  });

  it('is told in words what is wrong with a request', async () => {
    expect(await status(exporting.project(owner, projectId, asked({ format: 'xlsx' })))).toBe(400);
    expect(await status(exporting.project(owner, projectId, asked({ review: 'fine' })))).toBe(400);
    expect(await status(exporting.project(owner, 'nothing', asked()))).toBe(404);
  });

  it('is written down', async () => {
    const events = await database.query<{ subject: string }>(
      `select distinct subject from audit_event where verb = 'dataset.exported'`,
    );
    expect(events.map(({ subject }) => subject).toSorted()).toEqual(
      [ferry.articleId, projectId].toSorted(),
    );
  });
});

describe('the file', () => {
  it('is named for what is in it and the day', async () => {
    const { fileName, mediaType, pieces } = await exporting.project(
      owner,
      projectId,
      asked({ format: 'csv' }),
    );
    await pieces.return(undefined);
    expect(fileName).toBe('example-the-skerrow-ferry-2026-05-06.csv');
    expect(mediaType).toBe('text/csv; charset=utf-8; header=present');
  });

  it('is made no further once nobody takes it', async () => {
    await database.query('delete from revision');
    const { pieces } = await exporting.project(owner, projectId, asked());
    await pieces.next();
    await pieces.return(undefined);
    const [revisions] = await database.query<{ count: number }>('select count(*) from revision');
    expect(revisions?.count).toBe(1);
  });
});
