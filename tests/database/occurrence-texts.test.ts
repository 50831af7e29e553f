import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ProjectId } from '#domain/ids.ts';
import type { Actor } from '#server/access.ts';
import type { Database, Queryable } from '#server/db/database.ts';
import { articlesThatMayHold } from '#server/db/occurrence-texts.ts';
import { freshDatabase } from '../support/database.ts';
import { foundWorkspace, openServer } from '../support/team.ts';

const OF_OTHERS = 2_000;
const OURS = 20;

const database = await freshDatabase();
afterAll(() => database.close());
const { commands } = openServer(database);
let ours: ProjectId;

beforeAll(async () => {
  for (const count of [OF_OTHERS, OURS]) {
    const { workspaceId, member } = await foundWorkspace(database);
    const owner = member('owner');
    ({ projectId: ours } = await commands.createProject(owner, { workspaceId, name: 'Harbour' }));
    await generateArticles(ours, owner, count);
  }
  await database.query('vacuum analyze article_text');
});

/** Articles of which every second one names Okafor. */
async function generateArticles(project: ProjectId, maker: Actor, count: number): Promise<void> {
  await database.query(
    `with made as (
       insert into article (id, project_id, title, created_by)
       select left($1, 8) || lpad(n::text, 8, '0'), $1, 'Title ' || n, $2
       from generate_series(1, $3::integer) as n
       returning id, title
     )
     insert into article_text (article_id, project_id, seq, text, sha256, word_count)
     select id, $1, 1,
       case when right(title, 1) in ('0', '2', '4', '6', '8') then 'Okafor spoke. ' else '' end
         || repeat('They talked on. ', 200), '', 600
     from made`,
    [project, maker.accountId, count],
  );
}

/** The database, which also writes down how it went about each query of a transaction. */
function explaining(plans: string[]): Database {
  const explain = async (tx: Queryable, statement: string, parameters?: readonly unknown[]) => {
    const plan = await tx.query<{ 'QUERY PLAN': string }>(
      `explain (analyze) ${statement}`,
      parameters,
    );
    plans.push(plan.map((row) => row['QUERY PLAN']).join('\n'));
  };
  return {
    ...database,
    transaction: (work) =>
      database.transaction((tx) =>
        work({
          query: async (statement, parameters) => {
            if (typeof statement === 'string' && !statement.startsWith('set'))
              await explain(tx, statement, parameters);
            return tx.query(statement, parameters);
          },
        }),
      ),
  };
}

it.each([true, false])(
  'OC5: words are looked for in the texts of their own project, by index (case counts: %s)',
  async (matchCase) => {
    const plans: string[] = [];
    const sought = { projectId: ours, names: ['Okafor'], matchCase };
    expect(await articlesThatMayHold(explaining(plans), sought)).toHaveLength(OURS / 2);
    const [plan] = plans;
    expect(plan).toMatch(/Bitmap Index Scan on article_text_trigram_idx/);
    expect(plan).toMatch(/Index Cond: .*project_id = /);
    expect(plan).not.toMatch(/Seq Scan/);
  },
);
