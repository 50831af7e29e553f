import {
  newId,
  type ArticleId,
  type EntityId,
  type LayerId,
  type ProjectId,
  type TagId,
} from '#domain/ids.ts';
import type { Database } from '#server/db/database.ts';
import { seededRandom } from '#tests/support/random.ts';

export const ARTICLES = 10_000;
const WORDS_AN_ARTICLE = 500;
const TAGS_AN_ARTICLE = 10;
const ENTITIES = 2_000;
const ARTICLES_AT_ONCE = 500;

/** Names that stand in every so-manieth article. */
export const NAMES = [
  { name: 'Ines Okafor', every: 100 },
  { name: 'Okafor', every: 40 },
  { name: 'Jörg Müller', every: 60 },
  { name: 'Brandt', every: 5 },
  { name: 'quay', every: 2 },
] as const;

interface Bylaws {
  readonly projectId: ProjectId;
  readonly createdBy: string;
}

/** Writes the rows of a project at work: of 10,000 articles with 100,000 mentions, or as many as are said. */
export async function seedCorpus(
  database: Database,
  { projectId, createdBy }: Bylaws,
  count = ARTICLES,
): Promise<void> {
  const random = seededRandom(7);
  const entities = Array.from({ length: ENTITIES }, () => newId<EntityId>());
  await insertEntities(database, { projectId, entities });
  await database.query('drop index article_text_trigram_idx');
  for (let from = 0; from < count; from += ARTICLES_AT_ONCE) {
    const articles = Array.from({ length: Math.min(ARTICLES_AT_ONCE, count - from) }, (_, at) => ({
      id: newId<ArticleId>(),
      layerId: newId<LayerId>(),
      title: `Article ${from + at}`,
      text: textOf(from + at, random),
    }));
    await insertArticles(database, { projectId, createdBy, articles });
    const tags = articles.flatMap(({ layerId, text }) =>
      Array.from({ length: TAGS_AN_ARTICLE }, (_, at) => {
        const start = text.indexOf(' ', at * 100) + 1;
        const end = text.indexOf(' ', start);
        const entity = entities[random.below(ENTITIES)];
        return { id: newId<TagId>(), layerId, start, end, quote: text.slice(start, end), entity };
      }),
    );
    await insertTags(database, tags);
  }
  await database.query(
    `create index article_text_trigram_idx
     on article_text using gin (project_id, text gin_trgm_ops)`,
  );
  await database.query('vacuum analyze');
}

function textOf(at: number, random: ReturnType<typeof seededRandom>): string {
  const words = Array.from({ length: WORDS_AN_ARTICLE }, () => wordOf(random.below(8_000)));
  for (const { name, every } of NAMES)
    if (at % every === 0) for (const place of [20, 220]) words[place + name.length] = name;
  return `${words.join(' ')}\n`;
}

const SYLLABLES = 'ba de fi go hu la me ni po ru sa te vi wo zu cra ble tri sto plu'.split(' ');

/** Word number so-and-so of a language of the bench's own. */
function wordOf(number: number): string {
  const [one, two, three] = [number % 20, Math.floor(number / 20) % 20, Math.floor(number / 400)];
  return [one, two, three].map((at) => SYLLABLES[at] ?? '').join('');
}

async function insertEntities(
  database: Database,
  {
    projectId,
    entities,
  }: { readonly projectId: ProjectId; readonly entities: readonly EntityId[] },
): Promise<void> {
  await database.query(
    `insert into entity (project_id, id, name, type, stands_for, created_at)
     select $1, id, 'Entity ' || id, 'person', id, now()
     from unnest($2::text[]) as given(id)`,
    [projectId, entities],
  );
}

interface Seeded {
  readonly id: ArticleId;
  readonly layerId: LayerId;
  readonly title: string;
  readonly text: string;
}

async function insertArticles(
  database: Database,
  { projectId, createdBy, articles }: Bylaws & { readonly articles: readonly Seeded[] },
): Promise<void> {
  const ids = articles.map(({ id }) => id);
  await database.query(
    `insert into article (id, project_id, title, created_by)
     select id, $1, title, $2
     from unnest($3::text[], $4::text[]) as given(id, title)`,
    [projectId, createdBy, ids, articles.map(({ title }) => title)],
  );
  await database.query(
    `insert into article_text (article_id, project_id, seq, text, sha256, word_count)
     select id, $1, 1, text, '', $2
     from unnest($3::text[], $4::text[]) as given(id, text)`,
    [projectId, WORDS_AN_ARTICLE, ids, articles.map(({ text }) => text)],
  );
  await database.query(
    `insert into layer (id, article_id, party)
     select layer_id, id, 'team'
     from unnest($1::text[], $2::text[]) as given(layer_id, id)`,
    [articles.map(({ layerId }) => layerId), ids],
  );
}

interface SeededTag {
  readonly id: TagId;
  readonly layerId: LayerId;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly entity: EntityId | undefined;
}

async function insertTags(database: Database, tags: readonly SeededTag[]): Promise<void> {
  const rows = JSON.stringify(tags);
  const given = `jsonb_to_recordset($1) as t(id text, "layerId" text, start integer, "end" integer,
    quote text, entity text)`;
  await database.query(
    `insert into tag (layer_id, id, kind, label, digest, quote, start_utf16, created_at, changed_at)
     select "layerId", id, 'entity', 'person', '', quote, start, now(), now()
     from ${given}`,
    [rows],
  );
  await database.query(
    `insert into tag_span (layer_id, tag_id, part, ordinal, start_utf16, end_utf16, quote)
     select "layerId", id, 'mention', 0, start, "end", quote
     from ${given}`,
    [rows],
  );
  await database.query(
    `insert into tag_entity (layer_id, tag_id, field, entity_id)
     select "layerId", id, 'entity', entity
     from ${given}`,
    [rows],
  );
}
