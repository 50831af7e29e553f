/** What an offset counts. A bare offset in this code base is UTF-16. */
export const OFFSET_UNITS = ['utf16', 'codePoints', 'utf8Bytes'] as const;
export type OffsetUnit = (typeof OFFSET_UNITS)[number];

/** One place between two characters of a text, in every unit. */
export type TextPosition = Readonly<Record<OffsetUnit, number>>;

/** Converts between units of one text: built in one pass, then asked any number of times. */
export interface OffsetIndex {
  /** The place at the end of the text. */
  readonly end: TextPosition;
  /**
   * The place at an offset of one unit.
   * @throws RangeError outside the text or inside a character (half a surrogate pair, one of several bytes).
   */
  at(offset: number, unit: OffsetUnit): TextPosition;
}

/** Characters between two remembered places: a look-up walks at most this many. */
const STRIDE = 256;

/**
 * An index over a text of any kind. Half a surrogate pair is a code point of its own
 * and three bytes, as encoders write U+FFFD for it.
 */
export function indexOffsets(text: string): OffsetIndex {
  const places = placesEvery(STRIDE, text);
  const start = places[0] ?? START;
  const end = places.at(-1) ?? START;

  function at(offset: number, unit: OffsetUnit): TextPosition {
    let place = lastAtOrBefore(places, offset, unit) ?? start;
    while (place[unit] < offset && place.utf16 < end.utf16) place = next(text, place);
    if (place[unit] === offset) return place;
    throw new RangeError(`Offset ${offset} (${unit}) is no place between characters.`);
  }

  return { end, at };
}

const START: TextPosition = { utf16: 0, codePoints: 0, utf8Bytes: 0 };

/** The start, a place every so many characters, and the end. */
function placesEvery(stride: number, text: string): TextPosition[] {
  const places = [START];
  let place = START;
  while (place.utf16 < text.length) {
    place = next(text, place);
    if (place.codePoints % stride === 0) places.push(place);
  }
  if (places.at(-1) !== place) places.push(place);
  return places;
}

/** The place one character further on. */
function next(text: string, { utf16, codePoints, utf8Bytes }: TextPosition): TextPosition {
  const character = text.codePointAt(utf16) ?? 0;
  return {
    utf16: utf16 + (character > 0xffff ? 2 : 1),
    codePoints: codePoints + 1,
    utf8Bytes: utf8Bytes + bytesOf(character),
  };
}

function bytesOf(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}

function lastAtOrBefore(
  places: readonly TextPosition[],
  offset: number,
  unit: OffsetUnit,
): TextPosition | undefined {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle]?.[unit] ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  return places[low - 1];
}
