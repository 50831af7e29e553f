import { canonicalJson } from '#domain/canonical-json.ts';
import { fieldOf, type Kind } from '#domain/codebook/codebook.ts';
import { withRowsBack } from '#domain/tag/evidence-rows.ts';
import { isChoiceList, isEvidenceList } from '#domain/tag/field-value.ts';
import type { FieldValue, PlacedSpan } from '#domain/tag/tag.ts';
import { resolveAnchors } from '#collab/anchors.ts';
import { parseAnchors } from '#collab/layer-document.ts';
import type { Anchor } from '#collab/records.ts';
import { sharesWords } from '../desk/part-anchors.ts';
import type { Desk } from '../desk/desk.svelte.ts';
import type { OverwrittenValue } from './overwritten-values.svelte.ts';
import { withChoice } from './value-words.ts';

type ListChange = (now: FieldValue | undefined) => FieldValue;

/** Puts a value back that was written over. A list keeps what others wrote into it since. */
export function putBack(desk: Desk, overwritten: OverwrittenValue, kind: Kind | undefined): void {
  const { tagId, key, value } = overwritten;
  const [type, id = ''] = key.split(':');
  const change = type === 'field' ? listChange(overwritten, kind, id) : null;
  if (change !== null) desk.edits.mergeField(tagId, id, change);
  else desk.edits.setValue(tagId, key, type === 'part' ? partWith(desk, overwritten, id) : value);
}

/** What makes of a field's list as it is another; null where the field holds none. */
function listChange(
  { value, instead }: OverwrittenValue,
  kind: Kind | undefined,
  fieldId: string,
): ListChange | null {
  const field = kind === undefined ? undefined : fieldOf(kind, fieldId);
  if (field?.type === 'evidence' && isEvidenceList(value)) {
    const before = isEvidenceList(instead) ? instead : undefined;
    return (now) => withRowsBack(isEvidenceList(now) ? now : [], value, before);
  }
  if (field?.type !== 'choices' || !isChoiceList(value)) return null;
  return (now) =>
    value.reduce<readonly string[]>(
      (chosen, choice) => withChoice(field.choices, chosen, { choice, isChosen: true }),
      isChoiceList(now) ? now : [],
    );
}

/** The spans of a part with those that were written over; which share words with them make way. */
function partWith(desk: Desk, { tagId, value }: OverwrittenValue, partId: string): unknown {
  desk.article.flush();
  const tag = desk.article.tagById.get(tagId);
  const mine = parseAnchors(value, partId);
  if (tag === undefined || !mine.ok) return value;
  const back = placed(mine.value, resolveAnchors(desk.article.documents.text, mine.value));
  const standing = placed(tag.stored.parts[partId] ?? [], tag.parts[partId] ?? []);
  const kept = standing.filter((span) => !back.some((other) => isInTheWay(span, other)));
  return [...back, ...kept]
    .toSorted((one, other) => startOf(one.place) - startOf(other.place))
    .map(({ anchor }) => anchor);
}

interface AnchoredSpan {
  readonly anchor: Anchor;
  readonly place: PlacedSpan;
}

function placed(
  anchors: readonly Anchor[],
  places: readonly PlacedSpan[],
): readonly AnchoredSpan[] {
  return anchors.flatMap((anchor, at) => {
    const place = places[at];
    return place === undefined ? [] : [{ anchor, place }];
  });
}

function isInTheWay(one: AnchoredSpan, other: AnchoredSpan): boolean {
  const isSame = canonicalJson(one.anchor) === canonicalJson(other.anchor);
  return isSame || (other.place.state === 'placed' && sharesWords(one.place, other.place));
}

function startOf(place: PlacedSpan): number {
  return place.state === 'placed' ? place.start : place.near;
}
