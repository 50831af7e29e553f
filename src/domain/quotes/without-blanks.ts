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
const VERBS =
  '(?:述べ|話し|語っ|言っ|い|説明し|強調し|訴え|答え|指摘し|明かし|主張し|呼びかけ|警告し|コメントし|つぶやい|叫ん)(?:た|ている|ていた|る)|' +
  '说道?|說道?|表示|指出|称|稱|认为|認為|强调|強調|解释道?|解釋道?|回答|问道?|問道?|补充道?|補充道?|警告|写道|寫道';
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
  return [...text.slice(start, end).matchAll(SPEAKING)].flatMap((match) => {
    const span = spanOf(match, 'source', start);
    return span === null ? [] : [span];
  });
}

const SPEAKING = new RegExp(
  `(?<=^|[。！？\\n，,：」”])(?<source>${SOURCE})(?:は|が|も|氏は|氏が)?${TO}?(?<cue>${VERBS})`,
  'dgu',
);

function spanOf(
  match: Pick<RegExpExecArray, 'indices'> | null,
  group: string,
  offset: number,
): Span | null {
  const [start, end] = match?.indices?.groups?.[group] ?? [0, 0];
  return start === end ? null : { start: offset + start, end: offset + end };
}
