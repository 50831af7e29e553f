import type { AccountId } from '#domain/ids.ts';
import type { DeskTag } from '../desk/desk-tag.ts';

interface Work {
  readonly text: string;
  readonly tags: readonly DeskTag[];
}

/**
 * What one person made of an article, for a file of their own: a server that no
 * longer takes their changes shall not be the reason that they are gone. Offsets
 * are in UTF-16 code units of the text in the file.
 */
export function ownWork(title: string, { text, tags }: Work, me: AccountId) {
  return {
    title,
    text,
    tags: tags
      .filter(({ stored }) => stored.createdBy === me)
      .map(({ stored, parts }) => ({ ...stored, parts })),
    decisions: tags.flatMap(({ decision }) => (decision?.by === me ? [decision] : [])),
  };
}

/** Has the browser save a value as a file. */
export function downloadJson(name: string, value: unknown): void {
  const file = new Blob([JSON.stringify(value, null, 2)], { type: 'application/json' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 0);
}
