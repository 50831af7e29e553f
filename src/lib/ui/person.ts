const PERSON_COLOURS = 8; // --person-1 … --person-8 in app.css

/** The colour a person has everywhere: disc, cursor, selection. A CSS value. */
export function personColour(accountId: string): string {
  let hash = 0;
  for (const character of accountId) hash = (hash * 31 + character.charCodeAt(0)) >>> 0;
  return `var(--person-${(hash % PERSON_COLOURS) + 1})`;
}

/** Up to two letters that stand for a name, in any script. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const first = firstLetter(words[0]);
  const last = words.length > 1 ? firstLetter(words.at(-1)) : '';
  return (first + last).toLocaleUpperCase() || '?';
}

function firstLetter(word = ''): string {
  const [segment] = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(word);
  return segment?.segment ?? '';
}
