/** Names as people compare them. */

/** Letters that are another letter with something drawn on it, though Unicode calls them their own. */
const SAME_LETTER: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ı: 'i',
};

/** A name without case, accents, quotes and doubled blanks, by the rules of a language. */
export function foldName(name: string, language = ''): string {
  return lowered(name, language)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßæœøđðłı]/g, (letter) => SAME_LETTER[letter] ?? letter)
    .replace(/['‘’‚‛′"“”„‟«»]/g, '')
    .replace(/[\s‐‑-]+/g, ' ')
    .trim();
}

/** A capital I is another letter in Turkish; what is no language has the common rules. */
function lowered(name: string, language: string): string {
  return /^(tr|az|lt)\b/i.test(language) ? name.toLocaleLowerCase(language) : name.toLowerCase();
}

/** Words that names are written with and acronyms mostly without. */
const SMALL_WORDS = new Set(
  'a an and at by for in of on the to und der die das des für von de del della di du d e et la le les los y van och og'.split(
    ' ',
  ),
);

/** The initials a name may be known by: of all its words, and of its great ones. */
export function acronymsOf(foldedName: string): readonly string[] {
  const words = foldedName.split(' ').filter((word) => word !== '');
  const great = words.filter((word) => !SMALL_WORDS.has(word));
  return [...new Set([initials(words), initials(great)])].filter(({ length }) => length >= 2);
}

/** Whether words are a few capitals, with or without dots. */
export function isAcronym(words: string): boolean {
  return /^\p{Lu}(?:\.?[\p{Lu}\p{N}]){1,7}\.?$/u.test(words.trim());
}

function initials(words: readonly string[]): string {
  return words.map((word) => Array.from(word)[0] ?? '').join('');
}

/** What may stand before a last name without changing who is meant. */
const TITLES = new Set(
  (
    'mr mrs ms mx miss dr prof professor sir dame lord lady president minister senator sen representative rep congressman ' +
    'congresswoman governor gov chancellor councillor mayor ambassador commissioner judge sheriff general gen colonel col ' +
    'captain capt commander lt sergeant sgt inspector detective superintendent archbishop reverend rev rabbi ' +
    'imam sheikh herr frau m mme mlle monsieur madame senor senora signor signora don dona pan pani'
  ).split(' '),
);

/** Whether a word only says how somebody is addressed. */
export function isTitle(word: string): boolean {
  return TITLES.has(foldName(word.replace(/\.$/, '')));
}

/** They are part of the title behind them. */
const BEFORE_TITLES = new Set(
  (
    'prime first vice deputy chief former acting attorney assistant associate brigadier defence defense director ' +
    'education energy finance foreign health interior justice lieutenant lord lady major secretary solicitor sir the ' +
    'transport'
  ).split(' '),
);

/** Whether a word begins a title of several words, as in Deputy Mayor. */
export function leadsTitle(word: string): boolean {
  return BEFORE_TITLES.has(word.toLowerCase());
}

/** More words than one name a person behind them; with one, they are a firm’s or a play’s: General Motors. */
const AMBIGUOUS = new Set(['general', 'don']);

/** How many characters of a person's name are title, with the blank behind: 15 of Prime Minister Ana Ruiz. */
export function titleLength(name: string): number {
  const words = Array.from(name.matchAll(/\S+/gu));
  let [end, leads] = [0, 0];
  for (const [at, { 0: word }] of words.slice(0, -1).entries()) {
    if (isTitle(word)) end = at + 1;
    else if (!leadsTitle(word)) break;
    leads = at + 1;
  }
  const isAmbiguous =
    end === 1 && words.length === 2 && AMBIGUOUS.has(foldName(words[0]?.[0] ?? ''));
  return leads === 0 || isAmbiguous ? 0 : (words[end]?.index ?? 0);
}

/** They stand in the middle of names, too: Massachusetts General Hospital, Notre Dame. */
const WITHIN_NAMES = new Set('general lord lady sir dame miss don dona m pan pani'.split(' '));

/** Whether a title that stands only before people begins the words, and somebody is named behind it. */
export function beginsWithTitle(words: string): boolean {
  const title = words.slice(0, titleLength(words)).trim();
  return title !== '' && !WITHIN_NAMES.has(foldName(title));
}

/** Behind one of them stands what somebody or something is of: the Council of |Tarrant Bay|. */
const OF = new Set('of for at in on für'.split(' '));

/** Whether words are somebody's last name, alone or behind a title, first name or initial of theirs. */
export function isLastNameOf(foldedWords: string, foldedName: string): boolean {
  const name = foldedName.split(' ');
  const words = foldedWords.replaceAll('.', '').split(' ');
  if (name.length < 2 || words.at(-1) !== name.at(-1)) return false;
  if (OF.has(name[name.length - words.length - 1] ?? '')) return false;
  return words
    .slice(0, -1)
    .every((word) => TITLES.has(word) || name.some((part) => part === word || part[0] === word));
}
