import type { FormatId } from '#domain/formats/formats.ts';

/** File systems take 255 bytes; in any script sixty letters stay below, with the rest. */
const NAME_LENGTH = 60;

/** A file's name every system takes: `old-ferry-stays-2026-05-06.jsonl`. */
export function fileName(name: string, day: Date, format: FormatId): string {
  const words = name.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? ['dataset'];
  const short = Array.from(words.join('-')).slice(0, NAME_LENGTH).join('').replace(/-+$/, '');
  return `${short}-${day.toISOString().slice(0, 10)}.${format}`;
}
