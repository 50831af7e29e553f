import { can, PROJECT } from '#domain/access/access.ts';
import type { Role } from '#domain/access/roles.ts';
import { roomAccess, type RoomState } from '#domain/access/room-access.ts';
import type { ArticleId } from '#domain/ids.ts';
import { roomName, type Room } from '#collab/rooms.ts';
import type { Actor } from '#server/access.ts';
import { authorizedArticle, authorizedProject } from '#server/authorized.ts';
import { ownKeysOf } from '#server/db/accounts.ts';
import type { Article } from '#server/db/articles.ts';
import { currentCodebookOf } from '#server/db/codebooks.ts';
import type { Queryable } from '#server/db/database.ts';
import { lastRevision } from '#server/db/revisions.ts';
import { seenComments } from '#server/db/threads.ts';
import { documentHeads } from '#server/db/document-heads.ts';
import { teamLayerOf, type Layer } from '#server/db/layers.ts';
import { peopleOf } from '#server/db/members.ts';
import { refusals } from '#server/errors.ts';
import type { QueryDependencies } from './dependencies.ts';
import { knownId } from './ids.ts';

/** All that the workspace needs to open an article and its rooms. */
export const openArticle =
  ({ database }: QueryDependencies) =>
  async (actor: Actor, givenId: string) => {
    const articleId = knownId<ArticleId>(givenId, 'article');
    const { article, role } = await authorizedArticle(database, actor, { articleId, verb: 'see' });
    const { projectId } = article;
    const [{ project }, current, layer, keys] = await Promise.all([
      authorizedProject(database, actor, { projectId, verb: 'see' }),
      currentCodebookOf(database, projectId),
      teamLayerOf(database, articleId),
      ownKeysOf(database, actor.accountId),
    ]);
    if (current === null || layer === null) throw refusals.notFound('article');
    const isArchived = project.archivedAt !== null;
    const revision = article.state === 'frozen' ? await lastRevision(database, articleId) : null;
    return {
      article: { ...article, frozenAs: revision?.number ?? null },
      project,
      codebook: current.codebook,
      codebookVersion: current.version,
      layer,
      rooms: await roomsOf(database, role, { article, layer, isArchived }),
      me: { id: actor.accountId, name: actor.name, keys },
      seenComments: await seenComments(database, {
        accountId: actor.accountId,
        layerId: layer.id,
      }),
      role,
      may: {
        freeze: !isArchived && can(role, 'freeze', PROJECT),
        export: can(role, 'export', PROJECT),
      },
      people: await peopleOf(database, { workspaceId: article.workspaceId, layerId: layer.id }),
    };
  };

interface Opened {
  readonly article: Article;
  readonly layer: Layer;
  readonly isArchived: boolean;
}

/** The rooms of an article with what this role may do there, as the server will judge it too. */
async function roomsOf(db: Queryable, role: Role, { article, layer, isArchived }: Opened) {
  const asLayer = { party: layer.party, state: layer.state, own: false };
  const rooms: readonly (readonly [Room, RoomState])[] = [
    [
      { type: 'text', id: article.id },
      { type: 'text', article: article.state },
    ],
    [
      { type: 'layer', id: layer.id },
      { type: 'layer', layer: asLayer },
    ],
    [
      { type: 'review', id: layer.id },
      { type: 'review', layer: asLayer },
    ],
    [{ type: 'register', id: article.projectId }, { type: 'register' }],
    [
      { type: 'thread', id: layer.id },
      { type: 'thread', layer: asLayer },
    ],
  ];
  const names = rooms.map(([room]) => roomName(room));
  const heads = new Map((await documentHeads(db, names)).map((head) => [head.docId, head]));
  return rooms.map(([room, state]) => {
    const name = roomName(room);
    const head = heads.get(name);
    if (head === undefined) throw refusals.notFound('article');
    const { mayWrite } = roomAccess(role, { ...state, isArchived });
    return { type: room.type, name, epoch: head.epoch, mayWrite: mayWrite && head.writable };
  });
}
