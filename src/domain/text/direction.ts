/** Letters of scripts that are written from right to left. */
const RIGHT_TO_LEFT =
  /[\p{sc=Hebr}\p{sc=Arab}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}\p{sc=Samr}\p{sc=Mand}\p{sc=Adlm}\p{sc=Rohg}]/u;

/** The way a paragraph is read: its first letter decides, as where a page says `dir="auto"`. */
export function directionOf(paragraph: string): 'ltr' | 'rtl' {
  const letter = /\p{L}/u.exec(paragraph)?.[0] ?? '';
  return RIGHT_TO_LEFT.test(letter) ? 'rtl' : 'ltr';
}
