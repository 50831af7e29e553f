import * as v from 'valibot';
import { isWikidataId } from '#domain/register/addresses.ts';
import { texts } from '#texts/texts.ts';
import { refusals } from '#server/errors.ts';

/** An item of Wikidata that may be who is meant. Any of its words may be empty. */
export interface Candidate {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  /** Other names that the words were found by. */
  readonly aliases: readonly string[];
}

export interface Wikidata {
  /** Who is asked, as `www.wikidata.org`. */
  readonly host: string;
  /** The likeliest first. Throws a refusal in words whenever there is no answer to read. */
  readonly search: (words: string, language: string) => Promise<readonly Candidate[]>;
}

/** Somebody waits for it, and may as well type the id. */
const TIMEOUT_MS = 6_000;
/** Ten candidates are 5 KB. */
const ANSWER_LIMIT_BYTES = 256 * 1024;
/** As many as are read. */
const CANDIDATES = 10;

const AGENT = 'Copydesk (https://www.mediawiki.org/wiki/API:Etiquette)';

const entry = v.object({
  id: v.pipe(v.string(), v.check(isWikidataId)),
  label: v.optional(v.string(), ''),
  description: v.optional(v.string(), ''),
  aliases: v.optional(v.array(v.string()), []),
});
const answer = v.object({ search: v.array(entry) });

const words = texts.register.lookingUp;

/** Asks the API of Wikidata, or one that speaks like it, at an address of whoever runs this server. */
export function createWikidata(address: string, timeoutMs = TIMEOUT_MS): Wikidata {
  return {
    host: new URL(address).host,
    async search(sought, language) {
      const query = new URLSearchParams({
        action: 'wbsearchentities',
        format: 'json',
        type: 'item',
        limit: String(CANDIDATES),
        search: sought,
        language,
        uselang: language,
      });
      const result = v.safeParse(answer, await askJson(`${address}?${query}`, timeoutMs));
      if (!result.success) throw refusals.elsewhere(words.unreadable);
      return result.output.search.slice(0, CANDIDATES);
    },
  };
}

async function askJson(url: string, timeoutMs: number): Promise<unknown> {
  try {
    const response = await fetch(url, {
      headers: { accept: 'application/json', 'user-agent': AGENT },
      // Who runs the server named one address to ask, not those it may send us on to.
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await readAnswer(response);
    if (!response.ok) throw refusals.elsewhere(words.refused(response.status));
    return readJson(text);
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'TimeoutError')
      throw refusals.elsewhere(words.late);
    if (cause instanceof TypeError) throw refusals.elsewhere(words.unreachable);
    throw cause;
  }
}

/** All of an answer, as long as it is no longer than one may be. */
async function readAnswer(response: Response): Promise<string> {
  const pieces: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const piece of response.body ?? []) {
    sizeBytes += piece.byteLength;
    if (sizeBytes > ANSWER_LIMIT_BYTES) throw refusals.elsewhere(words.unreadable);
    pieces.push(piece);
  }
  return new TextDecoder().decode(Buffer.concat(pieces));
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refusals.elsewhere(words.unreadable);
  }
}
