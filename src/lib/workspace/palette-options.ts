import type { Codebook, Kind, Label } from '#domain/codebook/codebook.ts';
import type { DeskTag } from './desk-tag.ts';
import { folded } from './tag-filter.ts';

/** What the selection can become: a part of the selected tag, or a tag of its own. */
export type PaletteOption = {
  readonly id: string;
  readonly group: string;
  readonly name: string;
  readonly key: string | undefined;
} & (
  | { readonly does: 'add-part'; readonly ordinal: number }
  | { readonly does: 'tag'; readonly kind: Kind; readonly label: Label | null }
);

/** Parts of the selected tag first, then every label, those that match what is typed. */
export function paletteOptions(
  codebook: Codebook,
  selected: DeskTag | undefined,
  query: string,
): readonly PaletteOption[] {
  const typed = folded(query.trim());
  return [...partOptions(selected), ...codebook.kinds.flatMap(labelOptions)].filter(({ name }) =>
    folded(name).includes(typed),
  );
}

function partOptions(selected: DeskTag | undefined): readonly PaletteOption[] {
  const kind = selected?.kind;
  if (kind === undefined || kind.parts.length < 2) return [];
  return kind.parts.map((part, index) => ({
    id: `part ${part.id}`,
    group: `Add to this ${kind.name.toLowerCase()}`,
    name: part.name,
    key: `${index + 1}`,
    does: 'add-part',
    ordinal: index + 1,
  }));
}

function labelOptions(kind: Kind): readonly PaletteOption[] {
  const choices = kind.labels.length > 0 ? kind.labels : [null];
  return choices.map((label) => ({
    id: `tag ${kind.id} ${label?.id ?? ''}`,
    group: 'Tag as',
    name: label?.name ?? kind.name,
    key: label?.key ?? kind.key,
    does: 'tag',
    kind,
    label,
  }));
}
