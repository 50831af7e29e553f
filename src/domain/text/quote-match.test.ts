import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findQuote } from './quote-match.ts';

const TEXT = 'The mayor met the mayor of Skerry. “Never,” the mayor said.\n';

function found(quote: string, { prefix = '', suffix = '', near = 0 } = {}): string | null {
  const span = findQuote(TEXT, { quote, prefix, suffix, near });
  return span && `${span.start}:${TEXT.slice(span.start, span.end)}`;
}

describe('finding a quote again', () => {
  it('takes the place whose surroundings agree', () => {
    expect(found('the mayor', { prefix: 'met ', suffix: ' of Skerry', near: 50 })).toBe(
      '14:the mayor',
    );
    expect(found('the mayor', { prefix: ',” ', suffix: ' said', near: 0 })).toBe('44:the mayor');
  });

  it('takes the nearest when the surroundings say nothing', () => {
    expect(found('the mayor', { near: 12 })).toBe('14:the mayor');
    expect(found('the mayor', { near: 60 })).toBe('44:the mayor');
  });

  it('sees past other quotation marks, dashes, blanks and capitals', () => {
    expect(found('"never,"')).toBe('35:“Never,”');
    expect(found('MET\u00A0THE')).toBe('10:met the');
  });

  it('prefers the words as they were', () => {
    expect(found('The mayor', { near: 50 })).toBe('0:The mayor');
  });

  it('is null when the words are gone, or there were none', () => {
    expect(found('the harbour')).toBeNull();
    expect(found('')).toBeNull();
  });

  it('finds any words of any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', minLength: 1 }),
        fc.nat(),
        fc.nat(),
        (text, one, other) => {
          const start = one % text.length;
          const end = start + 1 + (other % (text.length - start));
          const query = {
            quote: text.slice(start, end),
            prefix: text.slice(0, start),
            suffix: text.slice(end),
            near: start,
          };
          expect(findQuote(text, query)).toEqual({ start, end });
        },
      ),
    );
  });
});
