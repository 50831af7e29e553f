import type { Codebook, Field } from '../../codebook/codebook.ts';
import { isChoiceList, isEntityReference, isEvidenceList } from '../../tag/field-value.ts';
import { referenceText } from '../../tag/display.ts';
import type { FieldValue, PlacedSpan } from '../../tag/tag.ts';
import type { Dataset, DatasetArticle, DatasetTag } from '../dataset.ts';
import { measureIn, type MeasuredSpan } from '../measured-span.ts';

/** One row of a table; the writer quotes what needs it. */
export type Row = readonly string[];

const BEFORE_FIELDS = [
  'article_id',
  'article_title',
  'revision',
  'text_sha256',
  'layer',
  'tag_id',
  'kind',
  'label',
  'part',
  'span',
  'start_utf16',
  'end_utf16',
  'start_code_points',
  'end_code_points',
  'start_utf8_bytes',
  'end_utf8_bytes',
  'quote',
] as const;

const AFTER_FIELDS = [
  'review_state',
  'review_reason',
  'reviewed_by',
  'reviewed_at',
  'created_by',
  'created_at',
  'changed_by',
  'changed_at',
  'problems',
] as const;

/** The first row: columns say their unit, and each field of the codebook has its own. */
export function header(dataset: Dataset): Row {
  return [
    ...BEFORE_FIELDS,
    ...fieldColumns(dataset.codebook.definition).map(({ name }) => name),
    ...AFTER_FIELDS,
  ];
}

/**
 * A row for each span of an article's tags, in reading order; one whose words were
 * deleted has its words and no offsets.
 * @throws WrongSpan when a span is not at its words.
 */
export function* rowsOf(dataset: Dataset, article: DatasetArticle): Generator<Row> {
  const measure = measureIn(article.revision.text, article.id);
  const columns = fieldColumns(dataset.codebook.definition);
  for (const tag of article.tags) {
    const before = [...articleCells(article), tag.id, tag.kind, tag.label ?? ''];
    const fields = columns.map((column) => column.cell(tag, article));
    const after = reviewAndOriginCells(dataset, tag, article);
    for (const [part, places] of Object.entries(tag.parts))
      for (const [at, place] of places.entries()) {
        const measured = place.state === 'placed' ? measure(place, { tag: tag.id }) : null;
        yield [
          ...before,
          part,
          String(at + 1),
          ...placeCells(place, measured),
          ...fields,
          ...after,
        ];
      }
  }
}

function articleCells({ id, title, revision, layer }: DatasetArticle): Row {
  return [id, title, String(revision.number), revision.sha256, layer.party];
}

function placeCells({ quote }: PlacedSpan, measured: MeasuredSpan | null): Row {
  const { utf16, codePoints, utf8Bytes } = measured ?? {};
  const edges = [utf16, codePoints, utf8Bytes].flatMap((unit) => [unit?.start, unit?.end]);
  return [...edges.map((edge) => edge?.toString() ?? ''), quote];
}

function reviewAndOriginCells({ people }: Dataset, tag: DatasetTag, article: DatasetArticle): Row {
  const person = (id: DatasetTag['createdBy']): string =>
    id === null ? '' : people === 'named' ? (article.people.get(id) ?? id) : id;
  const { judgement, decision } = tag;
  return [
    judgement.state,
    decision?.reason ?? '',
    person(decision?.by ?? null),
    decision === null ? '' : timestamp(decision.at),
    person(tag.createdBy),
    timestamp(tag.createdAt),
    person(tag.changedBy),
    timestamp(tag.changedAt),
    tag.problems.map(({ message }) => message).join(' '),
  ];
}

interface FieldColumn {
  readonly name: string;
  readonly cell: (tag: DatasetTag, article: DatasetArticle) => string;
}

/** `kind.field` of every field; one that points at an entity has its id beside its name. */
function fieldColumns({ kinds }: Codebook): FieldColumn[] {
  return kinds.flatMap((kind) =>
    kind.fields.flatMap((field) => {
      const column = (suffix: string, text: ValueText): FieldColumn => ({
        name: `${kind.id}.${field.id}${suffix}`,
        cell: (tag, article) => {
          const value = tag.kind === kind.id ? tag.fields[field.id] : undefined;
          return value === undefined ? '' : text(value, article);
        },
      });
      return hasEntity(field)
        ? [column('', valueCell), column('.id', entityCell)]
        : [column('', valueCell)];
    }),
  );
}

type ValueText = (value: FieldValue, article: DatasetArticle) => string;

function hasEntity({ type }: Field): boolean {
  return type === 'entity';
}

function valueCell(value: FieldValue, { entities }: DatasetArticle): string {
  if (isEntityReference(value)) return referenceText(value, (id) => entities.get(id));
  if (isEvidenceList(value)) return value.map(({ url }) => url).join(' ');
  if (isChoiceList(value)) return value.join(' ');
  return String(value);
}

function entityCell(value: FieldValue, { entities }: DatasetArticle): string {
  if (!isEntityReference(value) || 'unnamed' in value) return '';
  return entities.get(value.entity)?.id ?? value.entity;
}

function timestamp(at: number): string {
  return new Date(at).toISOString();
}
