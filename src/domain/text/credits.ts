import { placeDate } from './dates.ts';

/** A longer line is the story. */
export const CREDIT_LENGTH = 120;

/** Whether a line says who wrote a story, where it appeared, or when, and nothing of the story. */
export function isCredit(line: string): boolean {
  if (line.length > CREDIT_LENGTH) return false;
  return bylineIn(line) !== '' || outletIn(line) !== '' || isDayAlone(line) || ADDRESS.test(line);
}

const ADDRESS = /^https?:\/\/\S+$/;

/** Who a line says wrote the story, without the word before the names; or ''. */
export function bylineIn(line: string): string {
  return readByline(line)?.names ?? '';
}

/** The paper, station or agency that a line names beside a day or a byline; or ''. */
export function outletIn(line: string): string {
  if (line.length > CREDIT_LENGTH || /[.!?]$/.test(line)) return '';
  const byline = readByline(line);
  if (byline === null) return beforeDay(line) || behindDay(line);
  const behind = byline.behind.replace(BEFORE_OUTLET, '');
  const name = behind.slice(0, placeDate(behind)?.start).replace(DIVIDER_AT_END, '');
  return isOutletAlone(name) || isPaperAlone(name) ? name : '';
}

/** Whether a line is an outlet’s name and nothing else, as far as a name can say so. */
export function isOutletAlone(line: string): boolean {
  return /^(?:The|Der|Die|Das|Le|La|Les|El|Il|Het)\s/.test(line) && isName(line);
}

/** Whether a line is the name of a paper and nothing else: The Larkmouth Courier. */
export function isPaperAlone(line: string): boolean {
  return isName(line) && PAPER.test(line);
}

const PAPER =
  /\s(?:bulletin|chronicle|courier|dispatch|echo|gazette|herald|independent|journal|mail|mirror|monitor|news|observer|post|press|record|star|sun|telegraph|times|tribune|anzeiger|kurier|nachrichten|zeitung)$/iu;

/** Whether a line is a day and what is said with one: a weekday, an hour, that it was published. */
export function isDayAlone(line: string): boolean {
  const place = line.length <= CREDIT_LENGTH ? placeDate(line) : null;
  if (place === null) return false;
  const around = `${line.slice(0, place.start)} ${line.slice(place.end)}`.replace(PUBLISHED, ' ');
  const isSentence = (around.match(UNSPACED) ?? []).length > LETTERS_AROUND_DAY;
  return !isSentence && (around.match(/\p{L}{3,}/gu) ?? []).length <= WORDS_AROUND_DAY;
}

/** A weekday and a time zone. */
const WORDS_AROUND_DAY = 2;
/** The same where no blanks part words. */
const LETTERS_AROUND_DAY = 8;
const UNSPACED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/gu;

interface Byline {
  readonly names: string;
  /** What the line says after them: a role, a place, an outlet, a day. */
  readonly behind: string;
}

function readByline(line: string): Byline | null {
  if (line.length > CREDIT_LENGTH || /[.!?”"]$/.test(line)) return null;
  const [before] = BYLINE.exec(line) ?? [];
  if (before === undefined) return null;
  const rest = line.slice(before.length);
  const named = rest.slice(0, placeDate(rest)?.start).split(PUBLISHED, 1)[0] ?? '';
  const names = withoutPaper(NAMES.exec(named)?.[0].trim() ?? '');
  const behind = rest.slice(names.length);
  return names !== '' && BEHIND_NAMES.test(behind) ? { names, behind } : null;
}

/** Ada Marsh|, Skerry Gazette| */
function withoutPaper(names: string): string {
  const comma = names.lastIndexOf(',');
  return comma > 0 && isPaperAlone(names.slice(comma + 1).trim()) ? names.slice(0, comma) : names;
}

const BYLINE =
  /^(?:(?:written|reported|reporting|story|words)\s+)?(?:by|von|par|por|di|av|door)\s+/iu;

const CAPITALISED = String.raw`[\p{Lu}\p{Lo}][\p{L}\p{M}.'’\-]*`;
const PARTICLE = '(?:al|bin|da|de|del|della|den|der|di|do|dos|du|ibn|la|le|ter|van|von|zu)';
const NAME = String.raw`${CAPITALISED}(?:\s+(?:${PARTICLE}\s+){0,2}${CAPITALISED})*`;
/** An outlet named after a comma begins with an article. */
const BETWEEN_NAMES = String.raw`(?:\s+(?:and|&|und|et|y|e|en|och|og)\s+|,\s+(?:(?:and|&)\s+)?(?!(?:The|Der|Die|Das|Le|La|Les|El|Il|Het)\s))`;
const NAMES = new RegExp(`^${NAME}(?:${BETWEEN_NAMES}${NAME})*`, 'u');
/** Else the line goes on to tell something, as _Von Storch kritisiert_ does. */
const BEHIND_NAMES =
  /^(?:\s*[|·•–—(,;]|\s+(?:\d|(?:on|in|at|for|am|für|le|à|pour|en|para|per|voor)\s)|\s*$)|^\s+\p{Lu}/u;

const DIVIDER_AT_END = /[\s,|·•–—]+$/u;
const BEFORE_OUTLET = /^(?:\s+(?:for|für|pour|para|per|voor)\s+|[\s,|·•–—(]+)/u;

const PUBLISHED =
  /(?<!\p{L})(?:last\s+)?(?:published|updated|posted|veröffentlicht|aktualisiert|erschienen|stand|publié|mis à jour|publicado|actualizado|pubblicato|aggiornato|gepubliceerd|publicerad)(?!\p{L})/iu;

/** The Skerry Post, Friday, 3 May 2026 */
function beforeDay(line: string): string {
  const place = placeDate(line);
  if (place === null || line.length - place.end > BESIDE_DAY) return '';
  const [, name = ''] =
    /^(.+?)\s*[,|·•–—]\s*(?:[^,|]{0,20}[,\s]\s*)?$/u.exec(line.slice(0, place.start)) ?? [];
  return isName(name) ? name : '';
}

/** 3 May 2026 | The Skerry Post. Behind a comma it may be a town. */
function behindDay(line: string): string {
  const place = placeDate(line);
  if (place === null || place.start > BESIDE_DAY) return '';
  const [, sign, name = ''] = /^\s*([,|·•–—])\s*(.+)$/u.exec(line.slice(place.end)) ?? [];
  return (sign === ',' ? isOutletAlone(name) : isName(name)) ? name : '';
}

/** A weekday, an hour. */
const BESIDE_DAY = 25;

const SMALL_WORD =
  '(?:of|the|and|for|de|des|du|del|di|la|le|el|der|die|das|am|im|und|für|et|van|y)';
const TITLED = String.raw`[\p{Lu}\p{Lo}\p{N}][\p{L}\p{M}\p{N}.&'’\-]*`;
const SEVERAL_WORDS = new RegExp(String.raw`^${TITLED}(?:\s+(?:${SMALL_WORD}|&|${TITLED}))+$`, 'u');
const NAME_LENGTH = 60;

/** Whether words are a name of several words: one alone is as often a town. */
function isName(words: string): boolean {
  return words.length <= NAME_LENGTH && SEVERAL_WORDS.test(words) && !PUBLISHED.test(words);
}
