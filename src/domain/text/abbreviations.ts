/** How people are addressed, cut short: a name goes on behind the dot. */
export const SHORT_TITLES =
  'Mr Mrs Ms Mx Messrs Dr Drs Prof St Gen Col Maj Capt Lt Sgt Sen Rep Gov Pres Rev Hon Hr Fr M MM Mme Mlle ' +
  'Sra Srta Sta Dra Dott Sig drs mr dhr mevr';

const OTHER_WORDS = 'Sr Jr No vs Bros Nr bzw ca Av';

const ALL = new Set(`${SHORT_TITLES} ${OTHER_WORDS}`.split(' '));

/** Whether a dot behind a word is part of it and ends no sentence, as behind an initial. */
export function isAbbreviation(word: string): boolean {
  return /^\p{Lu}$/u.test(word) || ALL.has(word);
}
