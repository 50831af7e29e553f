import { LINE_LIMIT } from '../limits.ts';
import { wordsOf, type Block } from './block.ts';
import { cleanLine, safeHref } from './clean.ts';
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
    byline: line(personIn(said('author', 'article:author', 'parsely-author')) || bylineIn(top)),
    outlet: line(said('og:site_name', 'application-name') || outletIn(top)),
    publishedOn: findDate(said(...DATE_NAMES)) || dateIn(top),
    url: firstOf([head.canonicalUrl, said('og:url'), urlIn(blocks)].map(webAddress)),
    language: languageTag(head.language) || proposeLanguage(blocks.map(wordsOf).join('\n')),
  };
}

/** A headline, a standfirst, a byline and a date come before the story does. */
const TOP_BLOCKS = 6;
/** A longer line is the story. */
const FURNITURE_LENGTH = 120;
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
  const [first, ...story] = blocks;
  const words = first === undefined ? '' : wordsOf(first);
  const isHeadline = words.length <= FURNITURE_LENGTH * 1.5 && !/[.:;,…]$/.test(words);
  return isHeadline && story.length > 0 ? words : '';
}

/** A list shows this much of a title without cutting it. */
const OPENING_LENGTH = 80;

/** A text without a headline is called by its first words. */
function openingOf([first]: readonly Block[]): string {
  const words = first === undefined ? '' : cleanLine(wordsOf(first));
  if (words.length <= OPENING_LENGTH) return words;
  const opening = words.slice(0, OPENING_LENGTH + 1);
  const lastBlank = opening.lastIndexOf(' ');
  return `${opening.slice(0, lastBlank > 0 ? lastBlank : OPENING_LENGTH).toWellFormed()}…`;
}

const BYLINE = /^(?:by|von|par|por|di|av|door)\s+(?=\p{Lu})/iu;
/** What stands behind a name in its line: a date, a role, an outlet. */
const BEHIND_A_NAME = /\s*(?:[|·•–—]|,?\s+(?:\d|on\s|in\s)).*$/u;

function bylineIn(top: readonly string[]): string {
  const byline = top.find((words) => words.length <= FURNITURE_LENGTH && BYLINE.test(words));
  if (byline === undefined || /[.!?”"]$/.test(byline)) return '';
  return byline.replace(BYLINE, '').replace(BEHIND_A_NAME, '');
}

/** Some pages give the address of an author's page instead of a name. */
function personIn(author: string): string {
  return URL.canParse(author) ? '' : author.replace(/^by\s+/i, '');
}

function dateIn(top: readonly string[]): string {
  return firstOf(top.filter((words) => words.length <= FURNITURE_LENGTH).map(findDate));
}

/** The Skerry Post, 3 May 2026: nothing but a name of several words and a day. */
const OUTLET_AND_DAY = /^(\p{Lu}[^,|·•–—.]{2,60}?)\s*[,|·•–—]\s*(.{4,40})$/u;

function outletIn(top: readonly string[]): string {
  for (const words of top) {
    const [, name = '', day = ''] = OUTLET_AND_DAY.exec(words) ?? [];
    if (/\s/.test(name) && !BYLINE.test(words) && !/[.!?]$/.test(day) && findDate(day) !== '')
      return name;
  }
  return '';
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
