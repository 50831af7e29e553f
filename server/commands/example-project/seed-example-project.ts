import * as Y from 'yjs';
import { DECISIONS, ENTITIES, LINKS, TAGS } from '#collab/records.ts';
import { roomName } from '#collab/rooms.ts';
import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import {
  newId,
  type ArticleId,
  type LayerId,
  type ProjectId,
  type WorkspaceId,
} from '#domain/ids.ts';
import type { Queryable } from '#server/db/database.ts';
import { appendUpdates } from '#server/db/document-appends.ts';
import { createDocument, loadDocument } from '#server/db/documents.ts';
import { insertProject } from '#server/db/projects.ts';
import { insertEvents, type Subject, type TagEvent } from '#server/db/tag-events.ts';
import { seedArticle } from '../create-article.ts';
import {
  writeRegister,
  writeTags,
  type EntityIds,
  type Maker,
  type WrittenArticle,
} from './documents.ts';
import type { ExampleArticle } from './example.ts';
import { FERRY } from './ferry.ts';
import { SCHOOL } from './school.ts';
import { TUNNEL } from './tunnel.ts';

export const EXAMPLE_PROJECT_NAME = 'Example: the Skerrow ferry';
export const EXAMPLE_ARTICLES: readonly ExampleArticle[] = [SCHOOL, TUNNEL, FERRY];

/**
 * A small project that shows what the tool is for: three articles with their tags,
 * links, decisions and register, written into documents like anybody's work.
 */
export async function seedExampleProject(
  tx: Queryable,
  workspaceId: WorkspaceId,
  maker: Maker,
): Promise<ExampleProject> {
  const projectId = newId<ProjectId>();
  await insertProject(tx, {
    id: projectId,
    workspaceId,
    name: EXAMPLE_PROJECT_NAME,
    codebook: DEFAULT_CODEBOOK,
    createdBy: maker.by,
  });
  const entities = await seedRegister(tx, projectId, maker);
  const articleIds: ArticleId[] = [];
  for (const article of EXAMPLE_ARTICLES)
    articleIds.push(await seedTaggedArticle(tx, article, { projectId, entities, maker }));
  return { projectId, articleIds };
}

export interface ExampleProject {
  readonly projectId: ProjectId;
  readonly articleIds: readonly ArticleId[];
}

async function seedRegister(tx: Queryable, projectId: ProjectId, maker: Maker): Promise<EntityIds> {
  const docId = roomName({ type: 'register', id: projectId });
  const { update, ids, entities } = writeRegister(maker);
  await createDocument(tx, docId, update, maker.by);
  const events = created('entity', ids, { update, map: ENTITIES });
  await insertEvents(tx, [{ docId, seq: 1, actorId: maker.by, events }]);
  return entities;
}

interface Setting {
  readonly projectId: ProjectId;
  readonly entities: EntityIds;
  readonly maker: Maker;
}

async function seedTaggedArticle(
  tx: Queryable,
  article: ExampleArticle,
  { projectId, entities, maker }: Setting,
): Promise<ArticleId> {
  const { fields, blocks } = article;
  const actor = { accountId: maker.by };
  const { articleId, layerId } = await seedArticle(tx, actor, {
    project: { id: projectId },
    fields,
    blocks,
  });
  const text = await openText(tx, articleId);
  await appendTags(tx, layerId, { maker, written: writeTags(article, { text, entities, maker }) });
  return articleId;
}

async function openText(tx: Queryable, articleId: ArticleId): Promise<Y.Doc> {
  const stored = await loadDocument(tx, roomName({ type: 'text', id: articleId }));
  const doc = new Y.Doc();
  for (const { bytes } of stored?.tail ?? []) Y.applyUpdate(doc, bytes);
  return doc;
}

/** Appends what was written to the layer's documents, as a room does: log and audit trail in one. */
async function appendTags(
  tx: Queryable,
  layerId: LayerId,
  { maker, written }: { maker: Maker; written: WrittenArticle },
): Promise<void> {
  const { layer, review } = written;
  const appends = [
    {
      docId: roomName({ type: 'layer', id: layerId }),
      bytes: layer.update,
      events: [
        ...created('tag', layer.ids, { update: layer.update, map: TAGS }),
        ...created('link', layer.links, { update: layer.update, map: LINKS }),
      ],
    },
    {
      docId: roomName({ type: 'review', id: layerId }),
      bytes: review.update,
      events: created('decision', review.ids, { update: review.update, map: DECISIONS }),
    },
  ].map((append, at) => ({ ...append, nodeSeq: at + 1, actorId: maker.by }));
  const seqs = await appendUpdates(tx, `example ${layerId}`, appends);
  await insertEvents(
    tx,
    appends.map(({ docId, actorId, events }, at) => ({
      docId,
      actorId,
      events,
      seq: seqs[at] ?? 0,
    })),
  );
}

/** What made the records of a document that begins with this update. */
function created(
  subject: Subject,
  ids: readonly string[],
  { update, map }: { readonly update: Uint8Array; readonly map: string },
): TagEvent[] {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  const records: Readonly<Record<string, Readonly<Record<string, unknown>>>> = doc
    .getMap(map)
    .toJSON();
  return ids.map((subjectId) => {
    const after = records[subjectId];
    const about = { subject, subjectId, verb: 'created', changed: [] } as const;
    return after === undefined ? about : { ...about, after };
  });
}
