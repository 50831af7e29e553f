import { offered, type Codebook } from '#domain/codebook/codebook.ts';
import type { KeyedChoice } from '#domain/codebook/keys.ts';

/** What words can be tagged as. */
export interface Choice extends KeyedChoice {
  readonly id: string;
  readonly name: string;
  readonly key: string | undefined;
}

/** Every label that a codebook offers, and every kind that has none, in its order. */
export function choicesOf({ kinds }: Codebook): readonly Choice[] {
  return offered(kinds).flatMap((kind): Choice[] => {
    const labels = offered(kind.labels);
    if (labels.length === 0) {
      return [{ kind, label: null, id: choiceId(kind.id, null), name: kind.name, key: kind.key }];
    }
    return labels.map((label) => ({
      kind,
      label,
      id: choiceId(kind.id, label.id),
      name: label.name,
      key: label.key,
    }));
  });
}

export function choiceId(kindId: string, labelId: string | null): string {
  return labelId === null ? kindId : `${kindId}/${labelId}`;
}

/** How many tags there are of each choice, by its id. */
export function countByChoice(
  tags: readonly { readonly kind: string; readonly label: string | null }[],
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { kind, label } of tags) {
    const id = choiceId(kind, label);
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}
