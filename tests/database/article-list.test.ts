import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProjectId } from '#domain/ids.ts';
import type { ArticleListView } from '#server/queries/project-page.ts';
import { freshDatabase } from '../support/database.ts';
import { foundWorkspace, openServer } from '../support/team.ts';

const ARTICLES = 10_000;

const database = await freshDatabase();
afterAll(() => database.close());
const { commands, queries } = openServer(database);
const { workspaceId, member } = await foundWorkspace(database);
const viewer = member('viewer');
let projectId: ProjectId;

beforeAll(async () => {
  ({ projectId } = await commands.createProject(member('owner'), { workspaceId, name: 'Large' }));
  await generateArticles(projectId);
});

/** Article n: its title and text name n, it was changed n seconds after the first, and has n % 7 tags. */
async function generateArticles(project: ProjectId): Promise<void> {
  await database.query(
    `insert into article (id, project_id, title, outlet, published_on, state, created_by, changed_at)
     select lpad(n::text, 16, '0'), $1, 'Title ' || n, case n % 2 when 0 then 'Post' else 'Echo' end,
            date '2000-01-01' + n, case when n % 10 = 0 then 'frozen' else 'open' end, $2,
            timestamptz '2026-01-01' + n * interval '1 second'
     from generate_series(1, $3::integer) as n`,
    [project, viewer.accountId, ARTICLES],
  );
  await database.query(
    `insert into article_text (article_id, project_id, seq, text, sha256, word_count)
     select id, project_id, 1, 'The harbour board met on ' || title || '. ' || repeat('They talked on. ', 200), '', 600
     from article`,
  );
  await database.query(
    `insert into article_tally (article_id, tags, entities, detached, accepted, rejected)
     select id, n % 7, n % 7, (n % 1000 = 0)::integer, case when n % 3 = 0 then n % 7 else 0 end, 0
     from (select id, id::integer as n from article) as numbered`,
  );
  await database.query('analyze');
}

const all: ArticleListView = { search: '', state: null, review: null, sort: 'changed', page: 1 };

async function list(view: Partial<ArticleListView>) {
  const { articles, count, pages } = await queries.projectPage(viewer, projectId, {
    ...all,
    ...view,
  });
  return { titles: articles.map((article) => article.title), count, pages };
}

describe('a list of 10,000 articles', () => {
  it('comes a page at a time, the latest changed first, every article once', async () => {
    const first = await list({});
    expect(first).toMatchObject({ count: ARTICLES, pages: 200 });
    expect(first.titles.slice(0, 2)).toEqual(['Title 10000', 'Title 9999']);
    const seen = new Set<string>();
    for (let page = 1; page <= first.pages; page += 1)
      for (const title of (await list({ page })).titles) seen.add(title);
    expect(seen.size).toBe(ARTICLES);
    expect((await list({ page: 201 })).titles).toEqual([]);
  });

  it('can be sorted by title, date and number of tags', async () => {
    expect((await list({ sort: 'title' })).titles[0]).toBe('Title 1');
    expect((await list({ sort: 'date' })).titles[0]).toBe('Title 10000');
    expect((await list({ sort: 'tags' })).titles[0]).toBe('Title 9995');
  });

  it('finds words of a title, an outlet and a text, and beginnings of words', async () => {
    expect((await list({ search: 'title 4321' })).titles).toEqual(['Title 4321']);
    expect((await list({ search: 'echo' })).count).toBe(ARTICLES / 2);
    expect((await list({ search: 'harb 4321' })).titles).toEqual(['Title 4321']);
    expect((await list({ search: 'nowhere' })).count).toBe(0);
  });

  it.each(["'", '%', '_', '\\', '!&|()', ':*', 'a & ! b', '"', "x' or 1=1 --"])(
    'takes %s as something to find, not as a command',
    async (search) => {
      expect((await list({ search })).count).toBe(0);
    },
  );

  it('can be narrowed to a state and to what is left to review', async () => {
    expect((await list({ state: 'frozen' })).count).toBe(1000);
    expect((await list({ review: 'attention' })).count).toBe(10);
    const toReview = (await list({ review: 'to-review' })).count;
    const reviewed = (await list({ review: 'reviewed' })).count;
    const untagged = Math.floor(ARTICLES / 7);
    expect(toReview + reviewed).toBe(ARTICLES - untagged);
    expect(reviewed).toBe(Math.floor(ARTICLES / 3) - Math.floor(ARTICLES / 21));
  });

  it('is counted and searched by index, not by reading every text', async () => {
    const plan = await database.query<{ 'QUERY PLAN': string }>(
      `explain select article_id from article_text
       where search @@ to_tsquery('simple', 'harb:* & 4321:*')`,
    );
    expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toContain('article_text_search_idx');
  });
});
