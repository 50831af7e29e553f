/** How people are addressed, cut short, as a pattern: a name goes on behind the dot. */
export const SHORT_TITLES =
  'Mr|Mrs|Ms|Mx|Messrs|Drs?|Prof|St|Gen|Col|Maj|Capt|Lt|Sgt|Sen|Rep|Gov|Pres|Rev|Hon|Hr|Fr|MM?|Mme|Mlle|' +
  'Sra|Srta|Sta|Dra|Dott|Sig|drs|mr|dhr|mevr';

const OTHER_WORDS = 'Sr|Jr|No|vs|Bros|Nr|bzw|ca|Av';

const ABBREVIATION = new RegExp(String.raw`^(?:\p{Lu}|${SHORT_TITLES}|${OTHER_WORDS})$`, 'u');

/** Whether a dot behind a word is part of it and ends no sentence, as behind an initial. */
export function isAbbreviation(word: string): boolean {
  return ABBREVIATION.test(word);
}
