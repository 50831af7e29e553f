import type { LayerParty } from '#domain/access/access.ts';
import type { ArticleId, LayerId } from '#domain/ids.ts';
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
