import type * as Y from 'yjs';
import { appendMoves, movesBetween, placeWithCopies } from '#collab/moves.ts';
import { deletionsOf, insertionsOf } from '#collab/text-delta.ts';
import type { Span } from '#domain/span/span.ts';
import { textOf } from '#collab/text-document.ts';
import { charactersBetween, charactersFrom, type CharacterRun } from '#collab/text-positions.ts';
import type { Writing } from './binding.ts';

/** Words that were cut, with the characters they were. */
interface CutWords {
  readonly words: string;
  readonly characters: readonly CharacterRun[];
}

/**
 * Remembers what was cut from this article, so that when exactly that is pasted or
 * dropped into it again, the text's moves say where its characters went and tags go
 * along. A second paste of the same words moves nothing: they stand already.
 */
export class CutMemory {
  readonly #doc: Y.Doc;
  #cut: CutWords | null = null;

  constructor(doc: Y.Doc) {
    this.#doc = doc;
  }

  beforeWrite({ transaction, deltas }: Writing): void {
    if (!isOf(transaction, ['cut', 'drop'])) return;
    const [delta = []] = deltas;
    const [range] = deletionsOf(delta);
    if (range !== undefined) this.#cut = this.#wordsAt(range);
  }

  afterWrite({ transaction, deltas }: Writing): void {
    if (this.#cut === null || !isOf(transaction, ['paste', 'drop'])) return;
    const [range] = deltas.map(insertionsOf).findLast((ranges) => ranges.length > 0) ?? [];
    if (range !== undefined) this.#follow(this.#cut, this.#wordsAt(range));
  }

  #wordsAt({ start, end }: Span): CutWords {
    const text = textOf(this.#doc);
    return {
      words: charactersFrom(text, start, end),
      characters: charactersBetween(text, start, end),
    };
  }

  #follow(cut: CutWords, pasted: CutWords): void {
    const core = withoutOuterBlanks(cut);
    const at = pasted.words.indexOf(core.words);
    if (core.words === '' || at === -1 || this.#stands(core)) return;
    const copies = slice(pasted.characters, at, at + core.words.length);
    appendMoves(this.#doc, movesBetween(core.characters, copies));
  }

  #stands({ characters }: CutWords): boolean {
    const [first] = characters;
    if (first === undefined) return false;
    const id = [first.client, first.clock] as const;
    return placeWithCopies(this.#doc, [id])(id)[0]?.visible === true;
  }
}

function isOf(transaction: Writing['transaction'], events: readonly string[]): boolean {
  const event: unknown = transaction.getMeta('uiEvent');
  return typeof event === 'string' && events.includes(event);
}

/** Newlines and blanks at the edges of what is cut are not always pasted: they carry no tags. */
function withoutOuterBlanks({ words, characters }: CutWords): CutWords {
  const start = words.length - words.trimStart().length;
  const isBlank = start === words.length;
  const end = isBlank ? start : words.trimEnd().length;
  return { words: words.slice(start, end), characters: slice(characters, start, end) };
}

function slice(runs: readonly CharacterRun[], start: number, end: number): CharacterRun[] {
  let index = 0;
  return runs.flatMap(({ client, clock, length }) => {
    const from = Math.max(start - index, 0);
    const to = Math.min(end - index, length);
    index += length;
    return from < to ? [{ client, clock: clock + from, length: to - from }] : [];
  });
}
