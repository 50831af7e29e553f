import type { Room } from '#collab/rooms.ts';
import type { ArticleResource, LayerParty, LayerResource } from '#domain/access/access.ts';
import type { AccountId, ArticleId, LayerId, ProjectId, WorkspaceId } from '#domain/ids.ts';
import type { PreparedStatement, Queryable } from './database.ts';

/** Where a room stands in the house, and what of its state decides who may write. */
export interface RoomPlace {
  readonly workspaceId: WorkspaceId;
  readonly projectId: ProjectId;
  /** Whether the project is archived. */
  readonly isArchived: boolean;
  /** The version its project is tagged by. */
  readonly codebookVersion: number;
  /** Null for a register. */
  readonly articleId: ArticleId | null;
  readonly article: ArticleResource['state'] | null;
  readonly layer: {
    readonly party: LayerParty;
    readonly state: LayerResource['state'];
    readonly accountId: AccountId | null;
  } | null;
}

/** The place of a room, or null when there is no such article, layer or project. */
export async function findRoom(db: Queryable, room: Room): Promise<RoomPlace | null> {
  const rows = await db.query<PlaceRow>(PLACE_OF[room.type], [room.id]);
  const [row] = rows;
  if (row === undefined) return null;
  const { party, state, accountId, ...place } = row;
  return { ...place, layer: party === null || state === null ? null : { party, state, accountId } };
}

/** Every layer of an article. */
export async function layersOf(db: Queryable, articleId: ArticleId): Promise<LayerId[]> {
  const rows = await db.query<{ id: LayerId }>(LAYERS_OF, [articleId]);
  return rows.map(({ id }) => id);
}

const LAYERS_OF: PreparedStatement = {
  name: 'layers_of',
  text: 'select id from layer where article_id = $1 order by id',
};

type PlaceRow = Omit<RoomPlace, 'layer'> & {
  readonly party: LayerParty | null;
  readonly state: LayerResource['state'] | null;
  readonly accountId: AccountId | null;
};

const OF_PROJECT = `p.workspace_id as "workspaceId", p.id as "projectId",
    p.archived_at is not null as "isArchived", p.codebook_version as "codebookVersion"`;

const OF_LAYER = `
  select ${OF_PROJECT}, a.id as "articleId", a.state as article,
    l.party, l.state, l.account_id as "accountId"
  from layer l
  join article a on a.id = l.article_id
  join project p on p.id = a.project_id
  where l.id = $1`;

const PLACE_OF: Readonly<Record<Room['type'], string>> = {
  text: `
    select ${OF_PROJECT}, a.id as "articleId", a.state as article,
      null as party, null as state, null as "accountId"
    from article a
    join project p on p.id = a.project_id
    where a.id = $1`,
  layer: OF_LAYER,
  review: OF_LAYER,
  thread: OF_LAYER,
  register: `
    select ${OF_PROJECT}, null as "articleId", null as article,
      null as party, null as state, null as "accountId"
    from project p
    where p.id = $1`,
};
