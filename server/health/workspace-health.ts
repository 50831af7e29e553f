import { WORKSPACE } from '#domain/access/access.ts';
import type { PastRefusal, PersonThere, WorkspaceHealth } from '#domain/health/health.ts';
import type { AccountId, ArticleId, WorkspaceId } from '#domain/ids.ts';
import { authorize, type Actor } from '../access.ts';
import { articleTitles } from '../db/articles.ts';
import type { Database } from '../db/database.ts';
import { membersOf } from '../db/members.ts';
import { storageVersions } from '../db/migrate.ts';
import { workspaceById, type Workspace } from '../db/workspaces.ts';
import { refusals } from '../errors.ts';
import type { Recent } from '../instruments/recent.ts';
import type { Realtime, Visitor } from '../realtime/index.ts';
import { REFUSALS } from '../realtime/refusals.ts';
import { knownId } from '../queries/ids.ts';

const SHOWN_REFUSALS = 20;

export interface HealthDependencies {
  readonly database: Database;
  readonly realtime: Pick<Realtime, 'nodes' | 'visitorsOf'>;
  readonly recent: Recent;
  readonly now: () => Date;
}

export type Health = ReturnType<typeof createHealth>;

/** How the servers are and who is where, for owners: of their own workspace's people and articles alone. */
export function createHealth(dependencies: HealthDependencies) {
  return {
    async of(actor: Actor, givenId: string) {
      const workspaceId = knownId<WorkspaceId>(givenId, 'workspace');
      authorize(actor, workspaceId, 'manage-workspace', WORKSPACE);
      const workspace = await workspaceById(dependencies.database, workspaceId);
      if (workspace === null) throw refusals.notFound('workspace');
      return { workspace, health: await healthOf(dependencies, workspace) };
    },
  };
}

async function healthOf(
  { database, realtime, recent, now }: HealthDependencies,
  { id }: Workspace,
): Promise<WorkspaceHealth> {
  const [visitors, { nodes, silent }] = await Promise.all([
    realtime.visitorsOf(id),
    realtime.nodes(),
  ]);
  const refused = recent.refusalsIn(id, SHOWN_REFUSALS);
  const [members, titles, storage] = await Promise.all([
    membersOf(database, id),
    articleTitles(database, id, articlesAmong([...visitors, ...refused])),
    storageVersions(database),
  ]);
  const names = new Map(members.map(({ accountId, name }) => [accountId, name]));
  return {
    at: now().getTime(),
    people: peopleThere(visitors, titles),
    nodes,
    silent,
    refusals: refused.map((refusal) => told(refusal, names, titles)),
    storage,
  };
}

type Titles = ReadonlyMap<ArticleId, string>;

/** A person in several tabs of an article is there once, since they first came. */
function peopleThere(visitors: readonly Visitor[], titles: Titles): PersonThere[] {
  const people = new Map<string, PersonThere>();
  for (const visitor of visitors) {
    const title = titles.get(visitor.articleId);
    if (title === undefined) continue; // gone since
    const key = `${visitor.accountId} ${visitor.articleId}`;
    const known = people.get(key);
    const since = Math.min(visitor.since, known?.since ?? visitor.since);
    people.set(key, { ...visitor, mode: visitor.mode ?? known?.mode ?? null, title, since });
  }
  return [...people.values()].toSorted((a, b) => a.name.localeCompare(b.name) || a.since - b.since);
}

function told(
  { at, accountId, articleId, reason }: ReturnType<Recent['refusalsIn']>[number],
  names: ReadonlyMap<AccountId, string>,
  titles: Titles,
): PastRefusal {
  const title = articleId === null ? undefined : titles.get(articleId);
  return {
    at,
    person: names.get(accountId) ?? null,
    article: articleId === null || title === undefined ? null : { id: articleId, title },
    words: REFUSALS[reason].message,
  };
}

function articlesAmong(things: readonly { readonly articleId: ArticleId | null }[]): ArticleId[] {
  return [...new Set(things.flatMap(({ articleId }) => articleId ?? []))];
}
