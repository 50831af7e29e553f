import { presentModeOf, type PresentPerson } from '#collab/presence.ts';
import type { DeskMode } from '#domain/desk-mode.ts';
import type { AccountId, ArticleId, WorkspaceId } from '#domain/ids.ts';
import { presented } from './presence.ts';
import type { Visit } from './visit.ts';

/** A page that is open on an article. */
export interface Visitor {
  readonly accountId: AccountId;
  readonly name: string;
  readonly articleId: ArticleId;
  /** Null before the page said. */
  readonly mode: DeskMode | null;
  readonly since: number;
}

/** Whose texts are asked about: those of a workspace, or these. */
export type Whereabouts =
  | { readonly type: 'workspace'; readonly id: WorkspaceId }
  | { readonly type: 'articles'; readonly ids: readonly ArticleId[] };

/** The pages among these visits that are in a text asked about. */
export function visitorsAmong(visits: Iterable<Visit>, asked: Whereabouts): Visitor[] {
  const articleIds = new Set<string>(asked.type === 'articles' ? asked.ids : []);
  return [...visits].flatMap(({ connection, room }) => {
    const { address, place, presence } = room;
    if (address.type !== 'text') return [];
    const isAsked =
      asked.type === 'workspace' ? place.workspaceId === asked.id : articleIds.has(address.id);
    if (!isAsked) return [];
    const { accountId, name } = connection.person;
    const mode = presentModeOf(presence.stateOf(connection));
    return { accountId, name, articleId: address.id, mode, since: connection.openedAt };
  });
}

/** Everybody once an article, on however many pages and nodes. */
export function peopleByArticle(visitors: readonly Visitor[]): Map<ArticleId, PresentPerson[]> {
  const people = new Map<ArticleId, Map<AccountId, PresentPerson>>();
  for (const visitor of visitors) {
    const known = people.get(visitor.articleId) ?? new Map<AccountId, PresentPerson>();
    people.set(visitor.articleId, known.set(visitor.accountId, presented(visitor)));
  }
  return new Map([...people].map(([id, present]) => [id, [...present.values()]]));
}
