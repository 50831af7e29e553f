import { forgetPage, keptAnswer } from './kept-pages.ts';

/** A network that says nothing for this long is none, where there is a kept page to show. */
const PATIENCE_MS = 5_000;
/** What stands in front of a server, or the server itself, while it or its database is away. */
const AWAY = new Set([502, 503, 504]);

/**
 * Answers a request for a page: from the network, and from what is kept where that
 * fails. Throws as `fetch` does when neither has it.
 */
export async function answerPage(request: Request): Promise<Response> {
  const kept = await keptAnswer(request);
  if (kept === undefined) return fetch(request);
  const answer = await Promise.race([fetch(request).catch(() => null), silence()]);
  if (answer === null || AWAY.has(answer.status)) return kept;
  // A page that sends elsewhere, to sign in perhaps, is not this person's to see.
  if (!answer.ok) await forgetPage(request);
  return answer;
}

function silence(): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), PATIENCE_MS));
}
