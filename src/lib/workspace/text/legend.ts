import type { TagColour } from '#domain/codebook/codebook.ts';
import type { DeskTag } from '../desk/desk-tag.ts';

export interface LegendEntry {
  readonly name: string;
  readonly kindName: string;
  readonly colour: TagColour;
  readonly count: number;
}

/** What the tags of an article are called, each label once with how often it is used. */
export function legendOf(tags: readonly DeskTag[]): {
  readonly entries: readonly LegendEntry[];
  readonly detached: number;
} {
  const entries = new Map<string, LegendEntry>();
  const placed = tags.filter(({ isDetached }) => !isDetached);
  for (const { name, kind, stored, colour } of placed) {
    const kindName = kind?.name ?? stored.kind;
    const key = `${kindName} ${name}`;
    entries.set(key, { name, kindName, colour, count: (entries.get(key)?.count ?? 0) + 1 });
  }
  const inOrder = [...entries.values()].toSorted(
    (one, other) =>
      one.kindName.localeCompare(other.kindName) || one.name.localeCompare(other.name),
  );
  return { entries: inOrder, detached: tags.length - placed.length };
}
