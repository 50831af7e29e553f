import { fieldOf, labelOf, type Field, type Kind } from '#domain/codebook/codebook.ts';
import type { EntityLookup } from '#domain/tag/display.ts';
import { isRecord, parseFieldValue } from '#domain/tag/field-value.ts';
import { texts } from '#texts/texts.ts';
import { valueWords } from './value-words.ts';

const words = texts.past.history;

/** What a key of a tag's record is called: `part:cue`, `field:type`, `label`. */
export function keyName(key: string, kind: Kind | undefined): string {
  const [type, id = ''] = key.split(':');
  const part = kind?.parts.find((candidate) => candidate.id === id);
  const field = kind === undefined ? undefined : fieldOf(kind, id);
  const named = type === 'part' ? part : type === 'field' ? field : undefined;
  return named?.name ?? (id || key);
}

/** What a record says at a key, in words. */
export function recordWords(
  key: string,
  value: unknown,
  { kind, entityOf }: { kind: Kind | undefined; entityOf: EntityLookup },
): string {
  if (value === undefined || value === null || value === '') return words.nothing;
  if (key.startsWith('part:')) return quotesOf(value);
  const label = typeof value === 'string' ? value : '';
  if (key === 'label')
    return (kind === undefined ? undefined : labelOf(kind, label)?.name) ?? label;
  const parsed = parseFieldValue(value);
  if (!parsed.ok) return words.unreadable;
  const fieldId = key.replace(/^field:/, '');
  const field = kind === undefined ? undefined : fieldOf(kind, fieldId);
  return valueWords(field ?? gone(fieldId), parsed.value, entityOf) || words.nothing;
}

/** A field the codebook does not have any more. */
function gone(id: string): Field {
  return { id, name: id, description: '', type: 'text' };
}

function quotesOf(anchors: unknown): string {
  const list: readonly unknown[] = Array.isArray(anchors) ? anchors : [];
  const quotes = list.flatMap((anchor) => {
    const quote = isRecord(anchor) ? anchor['quote'] : undefined;
    return typeof quote === 'string' ? [quote] : [];
  });
  return words.words(quotes.join(' … '));
}
