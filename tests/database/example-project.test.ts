import { beforeAll, afterAll, describe, expect, it } from 'vitest';
import { roomName } from '#collab/rooms.ts';
import type { ArticleId, LayerId, ProjectId } from '#domain/ids.ts';
import { createAuth } from '#server/auth/auth.ts';
import { createCommands } from '#server/commands/commands.ts';
import { EXAMPLE_ARTICLES } from '#server/commands/example-project/seed-example-project.ts';
import { createLog } from '#server/log.ts';
import { createRealtime, type Realtime } from '#server/realtime/index.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';
import { measuredNode } from '#tests/support/measured-node.ts';

let database: FreshDatabase;
let realtime: Realtime;
let articles: readonly { id: ArticleId; projectId: ProjectId; layerId: LayerId; title: string }[];

beforeAll(async () => {
  database = await freshDatabase();
  const auth = createAuth({ database, origin: null });
  const log = createLog({ level: 'warn', stream: process.stdout });
  realtime = createRealtime({
    database,
    auth,
    log,
    config: { origin: null },
    ...measuredNode(),
  });
  const { createFirstAccount } = createCommands({ database, auth, now: () => new Date() });
  await createFirstAccount({
    name: 'Ada Marsh',
    email: 'ada@example.org',
    password: 'a long enough password',
    workspaceName: 'The Skerrow Post',
  });
  articles = await database.query(
    `select article.id, project_id as "projectId", layer.id as "layerId", title
     from article join layer on layer.article_id = article.id
     order by title`,
  );
  for (const { id } of articles) await realtime.settle(id);
});

afterAll(async () => {
  await realtime.close();
  await database.close();
});

describe('the example a first visitor finds', () => {
  it('is three articles in a project of their workspace', async () => {
    expect(articles.map(({ title }) => title)).toEqual(
      EXAMPLE_ARTICLES.map(({ fields }) => fields.title).toSorted(),
    );
  });

  it('has every tag placed in its text, and none with a problem', async () => {
    const rows = await database.query<{ tags: number; detached: number; problems: number }>(
      `select sum(tags)::int as tags, sum(detached)::int as detached, sum(problems)::int as problems
       from article_tally`,
    );
    const tags = EXAMPLE_ARTICLES.reduce((sum, article) => sum + article.tags.length, 0);
    expect(rows).toEqual([{ tags, detached: 0, problems: 0 }]);
  });

  it('has decisions that stand, and links that join', async () => {
    const [decisions] = await database.query<{ stand: number; total: number }>(
      `select count(*) filter (where tag.digest = tag_decision.digest) as stand, count(*) as total
       from tag_decision join tag on tag.layer_id = tag_decision.layer_id and tag.id = tag_id`,
    );
    expect(decisions?.total).toBeGreaterThan(5);
    expect(decisions?.stand).toBe(decisions?.total);
    const links = await database.query<{ problem: unknown }>('select problem from link');
    expect(links).toHaveLength(EXAMPLE_ARTICLES.flatMap((article) => article.links).length);
    for (const { problem } of links) expect(problem).toBeNull();
  });

  it('has rows equal to what its documents say', async () => {
    for (const { id } of articles)
      expect(await realtime.checkRows({ type: 'article', id })).toEqual([]);
    const projectId = articles[0]?.projectId;
    if (projectId === undefined) throw new Error('no project');
    await realtime.settleRegister(projectId);
    expect(await realtime.checkRows({ type: 'register', id: projectId })).toEqual([]);
  });

  it('has an audit trail like anybody’s work', async () => {
    const [row] = await database.query<{ events: number; tags: number }>(
      `select
         (select count(*) from tag_event where subject = 'tag' and verb = 'created' and actor_id is not null) as events,
         (select count(*) from tag) as tags`,
    );
    expect(row?.events).toBe(row?.tags);
  });

  it('can be worked on: its documents are open', async () => {
    const docIds = articles.flatMap(({ id, layerId }) => [
      roomName({ type: 'text', id }),
      roomName({ type: 'layer', id: layerId }),
      roomName({ type: 'review', id: layerId }),
    ]);
    const heads = await database.query<{ writable: boolean }>(
      'select writable from doc_head where doc_id = any ($1)',
      [docIds],
    );
    expect(heads).toHaveLength(docIds.length);
    for (const { writable } of heads) expect(writable).toBe(true);
  });
});
