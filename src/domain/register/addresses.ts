import { texts } from '#texts/texts.ts';
import { URL_LIMIT } from '../limits.ts';
import { parsed, unreadable, type Parsed } from '../problem.ts';

const WIKIDATA_ID = /^Q[1-9]\d{0,11}$/;
const WIKIDATA_HOST = /^(www\.|m\.)?wikidata\.org$/;

/** Whether a text is the id of an item of Wikidata. */
export function isWikidataId(text: string): boolean {
  return WIKIDATA_ID.test(text);
}

/** The id that somebody typed, or that stands in an address of Wikidata they pasted; empty for none. */
export function readWikidataId(typed: string): Parsed<string> {
  const text = typed.trim();
  if (text === '') return parsed('');
  const id = (wikidataIdInAddress(text) ?? text).toUpperCase();
  return isWikidataId(id)
    ? parsed(id)
    : unreadable('wikidataId', texts.problems.entities.wikidataIdTyped);
}

/** The id in an address of Wikidata; null when it is none. */
export function wikidataIdInAddress(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol, hostname, pathname } = new URL(address);
  if (!/^https?:$/.test(protocol) || !WIKIDATA_HOST.test(hostname)) return null;
  return /^\/(?:wiki|entity)\/(Q\d+)$/i.exec(pathname)?.[1]?.toUpperCase() ?? null;
}

export function wikidataAddress(id: string): string {
  return `https://www.wikidata.org/wiki/${id}`;
}

/** An address for an entity: `https:` alone, without a name and password; empty for none. */
export function readEntityAddress(typed: string): Parsed<string> {
  const text = typed.trim();
  if (text === '') return parsed('');
  return isSafeAddress(text) ? parsed(text) : unreadable('url', texts.problems.entities.url);
}

function isSafeAddress(text: string): boolean {
  if (text.length > URL_LIMIT || /[\s\p{Cc}]/u.test(text) || !URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return protocol === 'https:' && username === '' && password === '';
}
