import type { TagId } from '#domain/ids.ts';
import type { DeskTag } from '../desk/desk-tag.ts';

/** A value of a tag that gave way to another of the same moment. */
export interface OverwrittenValue {
  readonly tagId: TagId;
  /** Of the tag's record: `label`, `part:cue`, `field:type`. */
  readonly key: string;
  /** Mine, which a colleague wrote over; or theirs, which I wrote over. */
  readonly whose: 'mine' | 'theirs';
  readonly value: unknown;
  /** What was written in its place, where it is a row of a list. */
  readonly instead?: unknown;
}

/** What was written over, until somebody has said what shall stand. */
export class OverwrittenValues {
  all = $state.raw<readonly OverwrittenValue[]>([]);

  /** The newest takes the place of what was said of the same value before. */
  add(overwritten: OverwrittenValue): void {
    const { tagId, key } = overwritten;
    this.all = [
      ...this.all.filter((other) => other.tagId !== tagId || other.key !== key),
      overwritten,
    ];
  }

  at(tagId: TagId, key: string): OverwrittenValue | undefined {
    return this.all.find((other) => other.tagId === tagId && other.key === key);
  }

  /** The tags that are still there where an own value does not stand, each once. */
  ofMine(tagById: ReadonlyMap<TagId, DeskTag>): readonly DeskTag[] {
    const mine = this.all.filter(({ whose }) => whose === 'mine').map(({ tagId }) => tagId);
    return [...new Set(mine)].flatMap((id) => tagById.get(id) ?? []);
  }

  dismiss(overwritten: OverwrittenValue): void {
    this.all = this.all.filter((other) => other !== overwritten);
  }
}
