/** How people are addressed, cut short, as a pattern: a name goes on behind the dot. */
export const SHORT_TITLES =
  'Mr|Mrs|Ms|Mx|Messrs|Drs?|Prof|St|Gen|Col|Maj|Capt|Lt|Sgt|Sen|Rep|Gov|Pres|Rev|Hon|Hr|Fr|MM?|Mme|Mlle|' +
  'Sra|Srta|Sta|Dra|Dott|Sig|drs|mr|dhr|mevr';

const OTHER_WORDS = 'Jr|No|vs|Bros|bzw|ca|Av';

/** No other word is written so; the dot of a firm ends a sentence as rarely as that of a title. */
const IN_ANY_CASE = /^(?:dott|dra?|nr|prof|sig|sra?|srta|co|corp|inc|ltd)$/iu;

const ABBREVIATION = new RegExp(String.raw`^(?:\p{Lu}|${SHORT_TITLES}|${OTHER_WORDS})$`, 'u');

/** Whether a dot behind a word is part of it and ends no sentence, as behind an initial. */
export function isAbbreviation(word: string): boolean {
  return ABBREVIATION.test(word) || IN_ANY_CASE.test(word);
}
