import { aliasesOf, type StandingEntity } from '#domain/register/register.ts';

/** What a merge will make of two entities. */
export interface MergePreview {
  /** The one that stands for both. */
  readonly name: string;
  /** Its other names afterwards. */
  readonly aliases: readonly string[];
}

/** What stands after `gone` was merged into `kept`. Nothing is written. */
export function previewMerge(gone: StandingEntity, kept: StandingEntity): MergePreview {
  return { name: kept.name, aliases: aliasesOf(kept, [gone, ...gone.merged]) };
}
