import type { ArticleId } from '#domain/ids.ts';
import type { Queryable } from './database.ts';

/** Counts anew how often the team's tags in an article point at each entity. */
export async function recountEntities(tx: Queryable, articleId: ArticleId): Promise<void> {
  await tx.query('delete from article_entity where article_id = $1', [articleId]);
  await tx.query(
    `insert into article_entity (article_id, entity_id, tags, mentions, quotes, claims)
     select $1, tag_entity.entity_id,
       count(distinct tag.id),
       count(distinct tag.id) filter (where tag.kind = 'entity'),
       count(distinct tag.id) filter (where tag.kind = 'quote'),
       count(distinct tag.id) filter (where tag.kind = 'claim')
     from layer
     join tag on tag.layer_id = layer.id
     join tag_entity on tag_entity.layer_id = tag.layer_id and tag_entity.tag_id = tag.id
     where layer.article_id = $1 and layer.party = 'team'
     group by tag_entity.entity_id`,
    [articleId],
  );
}
