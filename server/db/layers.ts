import type { LayerParty } from '#domain/access/access.ts';
import type { ArticleId, LayerId, ProjectId } from '#domain/ids.ts';
import type { Queryable } from './database.ts';

export interface Layer {
  readonly id: LayerId;
  readonly party: LayerParty;
  readonly state: 'open' | 'submitted';
}

export async function insertTeamLayer(
  db: Queryable,
  id: LayerId,
  articleId: ArticleId,
): Promise<void> {
  await db.query(
    `insert into layer (id, article_id, party)
     values ($1, $2, 'team')`,
    [id, articleId],
  );
}

export async function teamLayerOf(db: Queryable, articleId: ArticleId): Promise<Layer | null> {
  const [layer] = await db.query<Layer>(
    `select id, party, state
     from layer
     where article_id = $1
       and party = 'team'`,
    [articleId],
  );
  return layer ?? null;
}

export interface TeamLayer extends Layer {
  readonly articleId: ArticleId;
}

/** The team's layers of a project, of those articles or layers that are asked for by id. */
export async function teamLayersIn(
  db: Queryable,
  projectId: ProjectId,
  ids: readonly (ArticleId | LayerId)[],
): Promise<TeamLayer[]> {
  return db.query<TeamLayer>(
    `select layer.id, layer.party, layer.state, layer.article_id as "articleId"
     from layer
     join article on article.id = layer.article_id
     where article.project_id = $1
       and layer.party = 'team'
       and (layer.id = any ($2) or layer.article_id = any ($2))
     order by layer.id`,
    [projectId, ids],
  );
}
