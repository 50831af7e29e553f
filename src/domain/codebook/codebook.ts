/** What a team tags: kinds of tags, their labels, parts and fields. Plain JSON, stored as a version. */
export interface Codebook {
  readonly kinds: readonly Kind[];
  readonly linkTypes: readonly LinkType[];
  /** How to tag, for the whole team, in Markdown. */
  readonly guidelines?: string;
}

/** Whatever a codebook names. */
export interface Named {
  /** Stands in tags and exports for ever; the name may change. */
  readonly id: string;
  readonly name: string;
  /** No longer offered; tags that use it keep and show it. */
  readonly retired?: boolean;
}

export interface Defined extends Named {
  readonly description: string;
}

/** What a reader can choose to tag words as. */
interface Exemplified extends Defined {
  /** Lines of text with the tagged words in brackets. */
  readonly examples?: readonly string[];
  /** Lines in which something that looks like it is not. */
  readonly counterexamples?: readonly string[];
  /** One letter or sign; a capital is typed with Shift. */
  readonly key?: string;
}

export interface Kind extends Exemplified {
  /** A colour of the tag palette: `--tag-<colour>` in the style sheet. */
  readonly colour: TagColour;
  /** Empty when the kind needs no finer label. */
  readonly labels: readonly Label[];
  /** The first part holds the tag's own words; it can never be empty. */
  readonly parts: readonly [Part, ...Part[]];
  readonly fields: readonly Field[];
}

export interface Label extends Exemplified {
  /** The kind's, where it has none of its own. */
  readonly colour?: TagColour;
}

export type Part = Defined;

export type Field = ChoiceField | ChoicesField | PlainField;

interface FieldBase extends Defined {
  /** A tag on which the field is shown needs a value there. */
  readonly required?: boolean;
  readonly shownWhen?: ShownWhen;
}

/** The field applies only where another one of its kind has one of these values. */
export interface ShownWhen {
  /** A choice, several choices or yes-no. */
  readonly field: string;
  /** Ids of choices; `yes` and `no` of a yes-no field. */
  readonly values: readonly string[];
}

export interface ChoiceField extends FieldBase {
  readonly type: 'choice';
  readonly choices: readonly Choice[];
  /** The choice a fresh tag starts with. */
  readonly initial?: string;
}

/** Any number of the choices. */
export interface ChoicesField extends FieldBase {
  readonly type: 'choices';
  readonly choices: readonly Choice[];
}

export interface PlainField extends FieldBase {
  readonly type: (typeof PLAIN_FIELD_TYPES)[number];
}

export const PLAIN_FIELD_TYPES = [
  'text',
  'number',
  'yes-no',
  'date',
  'url',
  'entity',
  'evidence',
] as const;
export const FIELD_TYPES = ['choice', 'choices', ...PLAIN_FIELD_TYPES] as const;
export type FieldType = Field['type'];

export type Choice = Named;

export interface LinkType extends Defined {
  /** What it is called where it ends, as “is supported by”; without it the name is read there, too. */
  readonly inverseName?: string;
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

/** Those that are still offered. */
export function offered<T extends Named>(items: readonly T[]): readonly T[] {
  return items.filter(({ retired }) => retired !== true);
}
