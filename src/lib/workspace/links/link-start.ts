import { isId, type ArticleId, type ProjectId, type TagId } from '#domain/ids.ts';

/** The tag a link is being drawn from, here or in another article of the project. */
export interface LinkStart {
  readonly projectId: ProjectId;
  readonly articleId: ArticleId;
  readonly articleTitle: string;
  readonly tagId: TagId;
  readonly kind: string;
  readonly name: string;
  readonly words: string;
}

/** Where a tab remembers it on the way to the other article. */
const KEY = 'link-start';

export function rememberStart(memory: Storage | null, start: LinkStart | null): void {
  if (start === null) memory?.removeItem(KEY);
  else memory?.setItem(KEY, JSON.stringify(start));
}

/** The start that was remembered, if it belongs to this project. */
export function rememberedStart(memory: Storage | null, projectId: ProjectId): LinkStart | null {
  const start = parseStart(memory?.getItem(KEY) ?? 'null');
  return start?.projectId === projectId ? start : null;
}

function parseStart(text: string): LinkStart | null {
  const start: unknown = JSON.parse(text);
  return isLinkStart(start) ? start : null;
}

function isLinkStart(value: unknown): value is LinkStart {
  if (typeof value !== 'object' || value === null) return false;
  const start = value as Record<string, unknown>;
  return (
    ['projectId', 'articleId', 'tagId'].every((key) => isId(start[key])) &&
    ['articleTitle', 'kind', 'name', 'words'].every((key) => typeof start[key] === 'string')
  );
}
