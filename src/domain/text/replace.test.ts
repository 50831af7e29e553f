import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findOccurrences } from './occurrences.ts';
import { afterReplacement, touchesEdge, type Replacement } from './replace.ts';

const TEXT = 'Jon Smth said Smth was late.';
const OPTIONS = { matchCase: true, wholeWords: false };
const SMITH: Replacement = { spans: findOccurrences(TEXT, ['Smth'], OPTIONS), words: 'Smith' };

function replaced(text: string, { spans, words }: Replacement): string {
  return spans
    .toReversed()
    .reduce((now, { start, end }) => now.slice(0, start) + words + now.slice(end), text);
}

function wordsAfter(replacement: Replacement, tagged: string): string | null {
  const start = TEXT.indexOf(tagged);
  const span = afterReplacement(replacement, { start, end: start + tagged.length });
  return span === null ? null : replaced(TEXT, replacement).slice(span.start, span.end);
}

describe('TX7: a span after a replacement', () => {
  it('stands on the new words where its edge was replaced', () => {
    expect(wordsAfter(SMITH, 'Jon Smth')).toBe('Jon Smith');
    expect(wordsAfter(SMITH, 'Smth said Smth')).toBe('Smith said Smith');
    expect(wordsAfter(SMITH, 'mth was')).toBe('Smith was');
    expect(wordsAfter(SMITH, 'late')).toBe('late');
  });

  it('keeps what is left of it, or is gone', () => {
    const nothing = { ...SMITH, words: '' };
    expect(wordsAfter(nothing, 'Jon Smth')).toBe('Jon ');
    expect(wordsAfter(nothing, 'Smth')).toBeNull();
  });

  it('is what it was, unless a replaced word is in it', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'ab'), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(
        words,
        fc.constantFrom('', 'x', 'xyz'),
        fc.nat(),
        fc.nat(),
        (all, by, one, other) => {
          const text = all.join(' ');
          const replacement = { spans: findOccurrences(text, ['ab'], OPTIONS), words: by };
          const [low, high] = [one % text.length, other % text.length].toSorted((a, b) => a - b);
          const span = { start: low ?? 0, end: (high ?? 0) + 1 };
          const after = afterReplacement(replacement, span);
          const now =
            after === null ? '' : replaced(text, replacement).slice(after.start, after.end);
          if (!touchesEdge(replacement, span))
            expect(now).toBe(text.slice(span.start, span.end).replaceAll('ab', by));
          else expect(now).toContain(by);
        },
      ),
    );
  });
});
