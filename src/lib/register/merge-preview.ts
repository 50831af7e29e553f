import {
  aliasesOf,
  FILLED_LINES,
  linesOf,
  type FilledLine,
  type StandingEntity,
} from '#domain/register/register.ts';

/** What a merge will make of two entities. */
export interface MergePreview {
  /** The one that stands for both. */
  readonly name: string;
  /** Its other names afterwards. */
  readonly aliases: readonly string[];
  /** What else will be said of it, and what will not be: that stays with the merged one. */
  readonly lines: readonly MergedLine[];
}

export interface MergedLine {
  readonly line: FilledLine;
  readonly says: string;
  /** What the one that is merged says instead; empty where that is the same, or nothing. */
  readonly instead: string;
}

/** What stands after `gone` was merged into `kept`. Nothing is written. */
export function previewMerge(gone: StandingEntity, kept: StandingEntity): MergePreview {
  const said = linesOf([kept, gone]);
  const lines = FILLED_LINES.filter((line) => said[line] !== '').map((line) => ({
    line,
    says: said[line],
    instead: gone[line] === said[line] ? '' : gone[line],
  }));
  return { name: kept.name, aliases: aliasesOf(kept, [gone, ...gone.merged]), lines };
}
