import { offered, type Codebook } from '#domain/codebook/codebook.ts';
import type { KeyedChoice } from '#domain/codebook/keys.ts';
import { texts } from '#texts/texts.ts';
import { choicesOf } from './choices.ts';
import type { DeskTag } from '../desk/desk-tag.ts';
import { hasPartKey } from '../keys/keymap.ts';
import { folded } from './tag-filter.ts';

/** What the selection can become: a part of the selected tag, or a tag of its own. */
export type PaletteOption = {
  readonly id: string;
  readonly group: string;
  readonly name: string;
  readonly key: string | undefined;
} & (
  { readonly does: 'add-part'; readonly ordinal: number } | ({ readonly does: 'tag' } & KeyedChoice)
);

/** Parts of the selected tag first, then every label, those that match what is typed. */
export function paletteOptions(
  codebook: Codebook,
  selected: DeskTag | undefined,
  query: string,
): readonly PaletteOption[] {
  const typed = folded(query.trim());
  return [...partOptions(selected), ...tagOptions(codebook)].filter(({ name }) =>
    folded(name).includes(typed),
  );
}

function partOptions(selected: DeskTag | undefined): readonly PaletteOption[] {
  const kind = selected?.kind;
  if (kind === undefined || offered(kind.parts).length < 2) return [];
  return kind.parts.flatMap((part, index): PaletteOption[] => {
    if (part.retired === true) return []; // the keys of the others stay what they were
    return [
      {
        id: `part ${part.id}`,
        group: texts.tags.palette.addTo(kind.name),
        name: part.name,
        key: hasPartKey(index + 1) ? `${index + 1}` : undefined,
        does: 'add-part',
        ordinal: index + 1,
      },
    ];
  });
}

function tagOptions(codebook: Codebook): readonly PaletteOption[] {
  const group = texts.tags.palette.tagAs;
  return choicesOf(codebook).map((choice) => ({ ...choice, group, does: 'tag' }));
}
