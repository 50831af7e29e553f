import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexOffsets, OFFSET_UNITS, type TextPosition } from './offsets.ts';

const SAMPLES = {
  emoji: 'Yes 😀😀!',
  'a ZWJ family': 'The 👩‍👩‍👧‍👦 came',
  'combining marks': 'cafe\u0301 Zu\u0308rich',
  'right to left': 'אמר שלום قال',
  Chinese: '东京都知事说，𠮷野家。',
  'CRLF line ends': 'one\r\ntwo\r\n',
  'half surrogate pairs': 'a\uD83Db\uDE00c',
  nothing: '',
};

/** Every place between characters, counted the slow and obvious way. */
function everyPlace(text: string): TextPosition[] {
  const characters = Array.from(text);
  return [...characters, ''].map((_, at) => {
    const before = characters.slice(0, at).join('');
    return {
      utf16: before.length,
      codePoints: at,
      utf8Bytes: characters.slice(0, at).reduce((sum, character) => sum + bytesOf(character), 0),
    };
  });
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

function expectEveryPlace(text: string): void {
  const offsets = indexOffsets(text);
  for (const place of everyPlace(text))
    for (const unit of OFFSET_UNITS) expect(offsets.at(place[unit], unit)).toEqual(place);
}

describe('offsets of a text', () => {
  for (const [name, text] of Object.entries(SAMPLES))
    it(`agree in all three units over ${name}`, () => {
      expectEveryPlace(text);
    });

  it('agree in all three units over any text', () => {
    const anyUnits = fc
      .array(fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.constantFrom(0xd83d, 0xde00)), {
        maxLength: 40,
      })
      .map((units) => String.fromCharCode(...units));
    fc.assert(fc.property(fc.oneof(anyUnits, fc.string({ unit: 'binary' })), expectEveryPlace));
  });

  it('agree far into a long text', () => {
    const text = 'é😀a'.repeat(5_000);
    const offsets = indexOffsets(text);
    for (const at of [0, 1, 255, 256, 257, 4_999, 5_000])
      expect(offsets.at(at * 4, 'utf16')).toEqual({
        utf16: at * 4,
        codePoints: at * 3,
        utf8Bytes: at * 7,
      });
    expect(offsets.end).toEqual({ utf16: 20_000, codePoints: 15_000, utf8Bytes: 35_000 });
  });

  it('cut out the same words as the text in each unit', () => {
    const text = Object.values(SAMPLES).join(' ').toWellFormed();
    const bytes = new TextEncoder().encode(text);
    const offsets = indexOffsets(text);
    const places = everyPlace(text);
    fc.assert(
      fc.property(
        fc.nat({ max: places.length - 1 }),
        fc.nat({ max: places.length - 1 }),
        (one, other) => {
          const start = offsets.at(Math.min(one, other), 'codePoints');
          const end = offsets.at(Math.max(one, other), 'codePoints');
          const words = text.slice(start.utf16, end.utf16);
          expect(Array.from(text).slice(start.codePoints, end.codePoints).join('')).toBe(words);
          expect(
            new TextDecoder('utf-8', { ignoreBOM: true }).decode(
              bytes.slice(start.utf8Bytes, end.utf8Bytes),
            ),
          ).toBe(words);
        },
      ),
    );
  });

  it('are refused inside a character and outside the text', () => {
    const offsets = indexOffsets('a😀b');
    expect(() => offsets.at(2, 'utf16')).toThrow(RangeError);
    expect(() => offsets.at(3, 'utf8Bytes')).toThrow(RangeError);
    expect(() => offsets.at(5, 'utf16')).toThrow(RangeError);
    expect(() => offsets.at(-1, 'utf16')).toThrow(RangeError);
    expect(() => offsets.at(0.5, 'codePoints')).toThrow(RangeError);
    expect(() => offsets.at(NaN, 'codePoints')).toThrow(RangeError);
  });
});
