import { LINE_LIMIT } from '../limits.ts';
import { wordsOf, type Block } from './block.ts';
import { cleanLine, safeHref } from './clean.ts';
import { opening } from './context.ts';
import {
  bylineIn,
  CREDIT_LENGTH,
  isCredit,
  isDayAlone,
  isOutletAlone,
  outletIn,
} from './credits.ts';
import { findDate } from './dates.ts';
import { proposeLanguage } from './language.ts';

/** What is known of an article besides its text; '' is not known. */
export interface Metadata {
  readonly title: string;
  readonly byline: string;
  readonly outlet: string;
  /** A calendar day as YYYY-MM-DD. */
  readonly publishedOn: string;
  readonly url: string;
  /** A BCP 47 tag. */
  readonly language: string;
}

/** What the head of a web page says, where the paste came with one. */
export interface PageHead {
  readonly title: string;
  /** Of the `html` element. */
  readonly language: string;
  readonly canonicalUrl: string;
  /** `content` by `name` or `property` of each `meta` element. */
  readonly meta: ReadonlyMap<string, string>;
}

const NO_HEAD: PageHead = { title: '', language: '', canonicalUrl: '', meta: new Map() };

/**
 * What a pasted article says of itself, for a person to look over. Only what is
 * written where such things are written is taken; only a title is never left open.
 */
export function proposeMetadata(blocks: readonly Block[], head: PageHead = NO_HEAD): Metadata {
  const top = blocks.slice(0, TOP_BLOCKS).map(wordsOf);
  const said = (...names: string[]): string => firstOf(names.map((name) => head.meta.get(name)));
  return {
    title: line(
      firstOf([said('og:title', 'twitter:title'), titleOf(blocks), head.title, openingOf(blocks)]),
    ),
    byline: line(
      personIn(said('author', 'article:author', 'parsely-author')) || firstOf(top.map(bylineIn)),
    ),
    outlet: line(said('og:site_name', 'application-name') || outletAmong(top)),
    publishedOn: findDate(said(...DATE_NAMES)) || dateIn(top),
    url: firstOf([head.canonicalUrl, said('og:url'), urlIn(blocks)].map(webAddress)),
    language: languageTag(head.language) || proposeLanguage(blocks.map(wordsOf).join('\n')),
  };
}

/** A headline, a standfirst, a byline and a date come before the story does. */
const TOP_BLOCKS = 6;
const DATE_NAMES = ['article:published_time', 'date', 'dc.date', 'parsely-pub-date', 'pubdate'];

function firstOf(texts: readonly (string | null | undefined)[]): string {
  return texts.find((text) => text !== undefined && text !== null && text !== '') ?? '';
}

function line(text: string): string {
  return cleanLine(text).slice(0, LINE_LIMIT).toWellFormed();
}

/** The first heading at the top, or a short first line without a full stop that a story follows. */
function titleOf(blocks: readonly Block[]): string {
  const heading = blocks.slice(0, TOP_BLOCKS).find(({ type }) => type.name === 'heading');
  if (heading !== undefined) return wordsOf(heading);
  const firstAt = blocks.slice(0, TOP_BLOCKS).findIndex((block) => !isCredit(wordsOf(block)));
  const [first, ...story] = firstAt === -1 ? [] : blocks.slice(firstAt);
  const words = first === undefined ? '' : wordsOf(first);
  const isHeadline = words.length <= HEADLINE_LENGTH && !/[.:;,…]$/.test(words);
  return isHeadline && story.length > 0 ? words : '';
}

const HEADLINE_LENGTH = 180;

/** A list shows this much of a title without cutting it. */
const OPENING_LENGTH = 80;

/** A text without a headline is called by its first words. */
function openingOf([first]: readonly Block[]): string {
  return first === undefined ? '' : opening(cleanLine(wordsOf(first)), OPENING_LENGTH);
}

/** Some pages give the address of an author's page instead of a name. */
function personIn(author: string): string {
  return URL.canParse(author) ? '' : author.replace(/^by\s+/i, '');
}

/** A line that says who, where and when is asked before a title that has a day in it. */
function dateIn(top: readonly string[]): string {
  const short = top.filter((words) => words.length <= CREDIT_LENGTH);
  return firstOf([...short.filter(isCredit), ...short].map(findDate));
}

/** Beside a day, or between other lines of the head above or below the day's own. */
function outletAmong(top: readonly string[]): string {
  const isDay = (line: string | undefined): boolean => line !== undefined && isDayAlone(line);
  const alone = top.find(
    (line, at) => at > 0 && isOutletAlone(line) && (isDay(top[at - 1]) || isDay(top[at + 1])),
  );
  return firstOf([...top.map(outletIn), alone]);
}

/** A line at the top or the end that is nothing but an address, as many copy it along. */
function urlIn(blocks: readonly Block[]): string {
  const ends = [...blocks.slice(0, TOP_BLOCKS), ...blocks.slice(-2)].map(wordsOf);
  return ends.find((words) => /^https?:\/\/\S+$/.test(words)) ?? '';
}

function webAddress(address: string): string {
  const href = safeHref(address);
  return href?.startsWith('http') === true ? href : '';
}

function languageTag(language: string): string {
  return /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(language) ? language : '';
}
