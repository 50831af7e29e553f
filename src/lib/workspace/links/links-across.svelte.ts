import { on } from 'svelte/events';
import { resolve } from '$app/paths';
import type { ArticleId } from '#domain/ids.ts';
import { texts } from '#texts/texts.ts';
import { askServer } from '../ask-server.ts';
import type { DeskPage } from '../desk/desk-page.svelte.ts';
import type { LinkAcross } from './tag-links.ts';

/** A link made here is known to the server once its row is written: until then it is asked again, ever more rarely. */
const PAUSE_FIRST_MS = 600;
const PAUSE_LAST_MS = 30_000;

/** Keeps a desk's links with other articles up to date: with its own, and with what the server tells of. */
export function followLinksAcross({ desk, links }: DeskPage, articleId: ArticleId): void {
  const awayIds = $derived(
    desk.article.links.flatMap(({ id, away }) => (away === null ? [] : [id])),
  );
  /** The same words as long as the links are the same. */
  const made = $derived(awayIds.join(' '));
  const isTold = (): boolean =>
    awayIds.every((id) => links.across?.some((link) => link.isOwn && link.id === id));
  let returns = $state.raw(0);

  $effect(() =>
    on(document, 'visibilitychange', () => {
      if (document.visibilityState === 'visible') returns += 1;
    }),
  );

  $effect(() => {
    void [made, returns, links.acrossNews];
    const abort = new AbortController();
    let timer: ReturnType<typeof setTimeout>;
    const readIn = (pauseMs: number): void => {
      timer = setTimeout(() => void readAgain(pauseMs), pauseMs);
    };
    const readAgain = async (pauseMs: number): Promise<void> => {
      await read(abort.signal);
      if (!abort.signal.aborted && !isTold()) readIn(Math.min(2 * pauseMs, PAUSE_LAST_MS));
    };
    readIn(PAUSE_FIRST_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  });

  async function read(signal: AbortSignal): Promise<void> {
    try {
      const address = resolve('/articles/[articleId]/links-across', { articleId });
      const answer = await askServer(address, { signal });
      if (answer.ok) links.across = answer.value as readonly LinkAcross[];
      links.acrossProblem = answer.ok ? '' : texts.links.ofTag.unreadable;
    } catch (error) {
      if (!signal.aborted) throw error; // the page was left, or asks again
    }
  }
}
