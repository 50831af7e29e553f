import { isId, type ArticleId, type LinkId, type TagId } from '#domain/ids.ts';
import type { Queryable } from './database.ts';

/** The channel on which every node hears that an article's links with others say something else. */
export const LINKS_CHANNEL = 'links';

/** The article a message speaks of; null when it speaks of none. */
export function readLinksChange(payload: string): ArticleId | null {
  return isId(payload) ? (payload as ArticleId) : null;
}

/** Tells the articles at the other ends of an article's links, when the transaction commits. */
export async function notifyLinkedArticles(tx: Queryable, articleId: ArticleId): Promise<void> {
  await tx.query(
    `select pg_notify($2, linked.id)
     from (
       select coalesce(link.from_article, link.to_article) as id
       from link
       join layer on layer.id = link.layer_id and layer.party = 'team'
       where layer.article_id = $1 and (link.from_article is not null or link.to_article is not null)
       union
       select layer.article_id
       from link
       join layer on layer.id = link.layer_id and layer.party = 'team'
       where link.from_article = $1 or link.to_article = $1
     ) as linked`,
    [articleId, LINKS_CHANNEL],
  );
}

/** A link between a tag of one article and a tag of another article of its project. */
export interface LinkAcross {
  readonly id: LinkId;
  readonly type: string;
  /** The tag of the article that was asked about. */
  readonly here: TagId;
  /** Whether it leads from here to there. */
  readonly leadsAway: boolean;
  /** Stored with the article that was asked about; else with the other. */
  readonly isOwn: boolean;
  /** Null when the article or the tag is gone. */
  readonly there: TagAway | null;
}

export interface TagAway {
  readonly articleId: ArticleId;
  readonly articleTitle: string;
  readonly tagId: TagId;
  readonly kind: string;
  readonly label: string | null;
  readonly words: string;
}

/** The links that lead from or to other articles of the project, teams' layers only, at most `limit`. */
export async function linksAcross(
  db: Queryable,
  { articleId, limit }: { readonly articleId: ArticleId; readonly limit: number },
): Promise<LinkAcross[]> {
  return db.query<LinkAcross>(LINKS_ACROSS, [articleId, limit]);
}

const LINKS_ACROSS = `
  with home as (
    select article.id, article.project_id, layer.id as layer_id
    from article
    join layer on layer.article_id = article.id and layer.party = 'team'
    where article.id = $1
  ),
  away as (
    select link.id, link.type, link.from_article is null as leads_away, true as is_own,
      case when link.from_article is null then link.from_tag else link.to_tag end as here,
      case when link.from_article is null then link.to_tag else link.from_tag end as there,
      coalesce(link.from_article, link.to_article) as article_id
    from link
    join home on home.layer_id = link.layer_id
    where link.from_article is not null or link.to_article is not null
    union all
    select link.id, link.type, link.from_article is not null, false,
      case when link.from_article is not null then link.from_tag else link.to_tag end,
      case when link.from_article is not null then link.to_tag else link.from_tag end,
      layer.article_id
    from link
    join layer on layer.id = link.layer_id and layer.party = 'team'
    where link.from_article = $1 or link.to_article = $1
  )
  select away.id, away.type, away.here, away.leads_away as "leadsAway", away.is_own as "isOwn",
    case when tag.id is not null then json_build_object(
      'articleId', article.id, 'articleTitle', article.title,
      'tagId', tag.id, 'kind', tag.kind, 'label', tag.label, 'words', tag.quote
    ) end as there
  from away
  cross join home
  left join article on article.id = away.article_id and article.project_id = home.project_id
  left join layer on layer.article_id = article.id and layer.party = 'team'
  left join tag on tag.layer_id = layer.id and tag.id = away.there
  where away.is_own or tag.id is not null
  order by away.id
  limit $2`;
