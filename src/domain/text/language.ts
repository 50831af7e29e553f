/**
 * The language a text is most likely in, as a BCP 47 tag, or '' when none stands
 * out. A script of one language decides at once; languages that share one are told
 * apart by letters of their own or by their smallest words. A proposal for a person to look at.
 */
export function proposeLanguage(text: string): string {
  const sample = text.slice(0, SAMPLE_LENGTH).toLowerCase();
  const letters = count(sample, /\p{L}/gu);
  const script = SCRIPTS.find(([sign]) => count(sample, sign) > letters * SCRIPT_SHARE);
  if (script !== undefined) return script[1];
  if (count(sample, /\p{sc=Arab}/gu) > letters * SCRIPT_SHARE)
    return inArabicScript(sample, letters);
  return languageOfSmallWords(sample.match(/\p{L}+/gu) ?? []);
}

/** Enough to tell a language, little enough to look at on every paste. */
const SAMPLE_LENGTH = 10_000;
/** Japanese prose has a third of its letters in kana; a foreign name is far below a fifth. */
const SCRIPT_SHARE = 0.2;

function count(text: string, sign: RegExp): number {
  return text.match(sign)?.length ?? 0;
}

/** In this order: a Japanese text is full of Han signs too. */
const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/[\p{sc=Hira}\p{sc=Kana}]/gu, 'ja'],
  [/\p{sc=Hang}/gu, 'ko'],
  [/\p{sc=Han}/gu, 'zh'],
  [/\p{sc=Thai}/gu, 'th'],
  [/\p{sc=Hebr}/gu, 'he'],
  [/\p{sc=Grek}/gu, 'el'],
  [/\p{sc=Beng}/gu, 'bn'],
  [/\p{sc=Taml}/gu, 'ta'],
];

/** In this order: Urdu has what Persian has, and more. What Pashto and others have tells only that it is none of these. */
const ARABIC_LETTERS: readonly (readonly [RegExp, string])[] = [
  [/[ټډړږښګڼېەێۆڵڕڤڪٻڀڏڊٺ]/gu, ''],
  [/[ٹڈڑںےہ]/gu, 'ur'],
  [/[پچژگکی]/gu, 'fa'],
  [/[ةىيك]/gu, 'ar'],
];
/** A foreign name has its letters in here and there. */
const LETTERS_SHARE = 0.03;

function inArabicScript(sample: string, letters: number): string {
  const own = ARABIC_LETTERS.find(([sign]) => count(sample, sign) > letters * LETTERS_SHARE);
  return own?.[1] ?? '';
}

/** The commonest short words of running text; those shared with a neighbour weigh for both. */
const SMALL_WORDS: Readonly<Record<string, string>> = {
  en: 'the of and to in a is that for it was on with as by at from he said has',
  de: 'der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als',
  fr: 'de la le et les des en un du une que est pour qui dans a par plus pas au',
  es: 'de la que el en y a los del se las por un para con no una su al lo',
  it: 'di e il la che in a per un del è una con le della si da non i al',
  pt: 'de a o que e do da em um para com não uma os no se na por mais as',
  nl: 'de van het een en in is dat op te zijn voor met die niet aan er om ook als',
  sv: 'och i att det som en på är av för den till med har de inte om ett han var',
  da: 'og i at det er en til på som af for den med de ikke der et han har var',
  no: 'og i det er på til som en av for at med å har de ikke den han et om',
  fi: 'ja on ei että se oli hän mutta ovat kun myös mukaan sen joka niin vuoden sekä tai jo ole',
  pl: 'w i na z się do nie że to o jest za od po jak przez dla ale jego oraz',
  cs: 'a se v na je že s z do o to i k ve pro za by jsou jako po',
  hu: 'a az és hogy nem is egy ez meg de volt el csak már még mint vagy azt lesz ki',
  ro: 'și de în a la cu pe că nu o un din este care pentru mai sau au fost sunt',
  tr: 've bir bu da de için ile olarak çok daha olan gibi en kadar sonra ise ancak ne var olduğu',
  id: 'yang dan di dengan untuk tidak ini dari dalam itu pada akan juga ke karena adalah oleh kepada atau telah',
  vi: 'và của là có cho các được trong không người một những với đã này để khi từ về năm',
  ru: 'и в не на что он с по как из это за от его но к у для был года',
  uk: 'і в не на що з та до у за як його від це для але про є був року',
  bg: 'и на да се в от за не е с че по като са си това го ще или до',
  hi: 'के में की है और से का को ने पर कि यह हैं भी इस नहीं कर एक था ही',
};

const SMALL_WORDS_BY_LANGUAGE = Object.entries(SMALL_WORDS).map(([language, words]) => ({
  language,
  words: new Set(words.split(' ')),
}));

/** Running text has a small word in every third place; a list of names has none. */
const LEAST_SHARE = 0.12;
/** Close relatives (Danish, Norwegian) come near each other: then nothing is proposed. */
const LEAST_LEAD = 1.15;
const LEAST_WORDS = 12;

function languageOfSmallWords(words: readonly string[]): string {
  if (words.length < LEAST_WORDS) return '';
  const [first, second] = SMALL_WORDS_BY_LANGUAGE.map(({ language, words: small }) => ({
    language,
    share: words.filter((word) => small.has(word)).length / words.length,
  })).sort((one, other) => other.share - one.share);
  if (first === undefined || first.share < LEAST_SHARE) return '';
  return first.share >= (second?.share ?? 0) * LEAST_LEAD ? first.language : '';
}
