import { readTag, type LayerTag } from '#collab/layer-document.ts';
import { isId, type AccountId } from '#domain/ids.ts';
import { isRecord } from '#domain/tag/field-value.ts';
import { parseLink } from '#domain/tag/parse.ts';
import type { Link } from '#domain/tag/tag.ts';

/** A tag that was removed, with the links that went with it. */
export interface RemovedTag {
  readonly tag: LayerTag;
  readonly links: readonly Link[];
  readonly by: AccountId | null;
  readonly at: number;
}

/** What the server answers; a tag of which it is not known what it was is left out. */
export function readRemoved(answer: unknown): readonly RemovedTag[] {
  return Array.isArray(answer) ? answer.flatMap(readOne) : [];
}

function readOne(given: unknown): RemovedTag[] {
  if (!isRecord(given) || !isId(given['id'])) return [];
  const { id, by, at, record, links } = given;
  const tag = readTag(id, record);
  if (!tag.ok || typeof at !== 'number') return [];
  return [
    {
      tag: tag.value,
      links: Array.isArray(links) ? links.flatMap(readLink) : [],
      by: isId(by) ? (by as AccountId) : null,
      at,
    },
  ];
}

function readLink(given: unknown): Link[] {
  if (!isRecord(given) || typeof given['id'] !== 'string') return [];
  const link = parseLink(given['id'], given['record']);
  return link.ok ? [link.value] : [];
}
