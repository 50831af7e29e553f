import type { Span } from '../span/span.ts';
import type { Attribution } from './attribution.ts';
import type { Extent } from './extent.ts';

const UNSPACED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u;

/** Whether a stretch is Chinese or Japanese, where no blanks part the words. */
export function isWithoutBlanks(text: string, { start, end }: Span): boolean {
  const words = text.slice(start, end).replace(/[\s\p{P}\p{N}]/gu, '');
  const sample = Array.from(words.slice(0, 400));
  const unspaced = sample.filter((character) => UNSPACED.test(character)).length;
  return sample.length > 0 && unspaced * 2 > sample.length;
}

/** A source: what a particle or a verb does not cut off. */
const SOURCE = '[^、。，,：:「」『』“”\\n]{1,24}?';
const SAID_IN_JAPANESE =
  '述べ|話し|語っ|言っ|説明し|強調し|訴え|答え|指摘し|明かし|主張し|呼びかけ|警告し|コメントし|つぶやい|叫ん';
const TENSES = '(?:た|ている|ていた|る)';
/** 小说 is a novel, 说法 a wording, 名称 a name, 的警告 a warning. */
const IN_CHINESE =
  '(?<![小据據传傳听聽来來是虽雖所学學解]|或者)[说說](?:道|(?![明法服话話谎謊教]))|表示|指出|[声聲宣]?(?<![名职職简簡号號人堪俗])[称稱](?![呼号號为為赞讚谓謂])|' +
  '认为|認為|强调|強調|解释道?|解釋道?|(?<![的个個])回答|问道?|問道?|补充道?|補充道?|(?<![的个個出])警告|写道|寫道';
const VERBS = `(?:${SAID_IN_JAPANESE}|い)${TENSES}|${IN_CHINESE}`;
/** 对记者说: to reporters. */
const TO = `(?:[对對向](?<addressee>${SOURCE}))`;
/** 「…」と田中市長は述べた — behind the words. */
const SAID = `^(?:と|、と|，|,)?(?:(?<source>${SOURCE})(?:は|が|も|氏は|氏が)?${TO}?)??(?<cue>${VERBS})`;
const BEHIND = new RegExp(SAID, 'du');
/** 田中市長は、「…」 — before the words; Chinese: 市长说：“…” */
const BEFORE = new RegExp(
  `(?:^|[。！？\\n、，]|」|”)(?<source>${SOURCE})(?:(?:は|が)[、，]?|${TO}?(?<cue>${VERBS})(?:[：:，,])?)$`,
  'du',
);

/** Whether words between two quoted stretches say who says both: “…，”李建国说，“…”. */
export function isCueWithoutBlanks(words: string): boolean {
  return CUE_BETWEEN.test(words);
}

const CUE_BETWEEN = new RegExp(`${SAID}[，、]$`, 'u');

/** Who says the content, in Japanese and Chinese, by what stands directly before and behind it. */
export function attributionWithoutBlanks(
  text: string,
  { content, stretch }: Extent,
): Attribution | null {
  const [first] = content;
  if (first === undefined) return null;
  const before = BEFORE.exec(text.slice(stretch.start, Math.max(stretch.start, first.start)));
  const behind = firstBehind(text, content, stretch.end);
  const cue = spanOf(before, 'cue', stretch.start) ?? spanOf(behind.match, 'cue', behind.at);
  const source =
    spanOf(before, 'source', stretch.start) ?? spanOf(behind.match, 'source', behind.at);
  const addressee =
    spanOf(before, 'addressee', stretch.start) ?? spanOf(behind.match, 'addressee', behind.at);
  return cue === null && source === null ? null : { cue, source, addressee };
}

/** What stands behind the first of the pieces that anything does; behind the end of a sentence is another one. */
function firstBehind(text: string, content: readonly Span[], end: number) {
  for (const [index, piece] of content.entries()) {
    const isEnded = /[。！？]$/u.test(text.slice(piece.start, piece.end));
    const upTo = content[index + 1]?.start ?? Math.max(piece.end, end);
    const match = isEnded ? null : BEHIND.exec(text.slice(piece.end, upTo));
    if (match !== null) return { match, at: piece.end };
  }
  return { match: null, at: 0 };
}

/** Who speaks in a stretch, in order: |李建国|说; |田中市長|は述べた. */
export function speakersWithoutBlanks(text: string, { start, end }: Span): readonly Span[] {
  const words = text.slice(start, end);
  return SPEAKING.flatMap((speaking) => [...words.matchAll(speaking)])
    .flatMap((match) => spanOf(match, 'source', start) ?? [])
    .toSorted((one, other) => one.start - other.start);
}

/** What may stand before a verb in Chinese and is no part of a name: yesterday, also. */
const ALSO =
  '(?:[今昨前][天日晚]|(?:周|週|星期)[一二三四五六日天])?(?:还|還|也|又|则|則|曾|都|并|並)?';
const SUBJECT = `(?<source>${SOURCE})氏?[はが]`;
/** What somebody says, quoted or not, in one sentence. */
const WHAT = '(?:[^。！？\\n「」『』]|「[^」\\n]{1,400}」|『[^』\\n]{1,400}』){0,200}?';
/**
 * With no quotation marks beside them the signs mean more than that somebody speaks: in Japanese
 * a particle tells the subject, and と what is said; in Chinese no kana stand in a name.
 */
const SPEAKING = [
  `(?<=[」』]、?と)${SUBJECT}${WHAT}(?:${SAID_IN_JAPANESE})${TENSES}`,
  `(?<=^|[。！？\\n、])(?!と)${SUBJECT}${WHAT}と(?:${SAID_IN_JAPANESE})${TENSES}`,
  `(?<=^|[。！？\\n，,：」”])(?!${ALSO}(?:${IN_CHINESE}))(?<source>[\\p{sc=Han}·]{1,24}?)${ALSO}${TO}?${ALSO}(?:${IN_CHINESE})`,
].map((pattern) => new RegExp(pattern, 'dgu'));

function spanOf(
  match: Pick<RegExpExecArray, 'indices'> | null,
  group: string,
  offset: number,
): Span | null {
  const [start, end] = match?.indices?.groups?.[group] ?? [0, 0];
  return start === end ? null : { start: offset + start, end: offset + end };
}
