/** What a team tags: kinds of tags, their labels, parts and fields. Plain JSON, stored as a version. */
export interface Codebook {
  readonly kinds: readonly Kind[];
  readonly linkTypes: readonly LinkType[];
}

export interface Kind {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly example?: string;
  /** A colour of the tag palette: `--tag-<colour>` in the style sheet. */
  readonly colour: TagColour;
  /** The key that tags a selection with this kind; only for kinds without labels. */
  readonly key?: string;
  /** Empty when the kind needs no finer label. */
  readonly labels: readonly Label[];
  /** The first part holds the tag's own words; it can never be empty. */
  readonly parts: readonly [Part, ...Part[]];
  readonly fields: readonly Field[];
}

export interface Label {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** A line of text with the tagged words in brackets. */
  readonly example?: string;
  readonly key?: string;
  readonly colour?: TagColour;
}

export interface Part {
  readonly id: string;
  readonly name: string;
  readonly description: string;
}

export type Field = ChoiceField | PlainField;

interface FieldBase {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly required?: boolean;
}

export interface ChoiceField extends FieldBase {
  readonly type: 'choice';
  readonly choices: readonly Choice[];
  /** The choice a fresh tag starts with. */
  readonly initial?: string;
}

export interface PlainField extends FieldBase {
  readonly type: 'text' | 'number' | 'yes-no' | 'url' | 'entity' | 'evidence';
}

export interface Choice {
  readonly id: string;
  readonly name: string;
}

export interface LinkType {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** Kind ids. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** Both ends are of one kind. */
  readonly sameKind?: boolean;
  /** It says the same in both directions. */
  readonly symmetric?: boolean;
}

export const TAG_COLOURS = [
  'blue',
  'teal',
  'green',
  'olive',
  'amber',
  'orange',
  'red',
  'pink',
  'purple',
  'slate',
] as const;
export type TagColour = (typeof TAG_COLOURS)[number];

export function kindOf(codebook: Codebook, kindId: string): Kind | undefined {
  return codebook.kinds.find((kind) => kind.id === kindId);
}

export function fieldOf(kind: Kind, fieldId: string): Field | undefined {
  return kind.fields.find((field) => field.id === fieldId);
}

export function labelOf(kind: Kind, labelId: string | null): Label | undefined {
  return kind.labels.find((label) => label.id === labelId);
}
