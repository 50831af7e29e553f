import { on } from 'svelte/events';
import { resolve } from '$app/paths';
import type { ArticleId } from '#domain/ids.ts';
import { texts } from '#texts/texts.ts';
import type { DeskPage } from '../desk/desk-page.svelte.ts';
import type { LinkAcross } from './tag-links.ts';

/** A link made here is known to the server once its row is written: until then it is asked again, ever more rarely. */
const PAUSE_FIRST_MS = 600;
const PAUSE_LAST_MS = 60_000;

/** Keeps a desk's links with other articles up to date while its page is shown. */
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
    void [made, returns];
    const abort = new AbortController();
    void readUntilTold(abort.signal);
    return () => abort.abort();
  });

  async function readUntilTold(signal: AbortSignal): Promise<void> {
    for (let pauseMs = PAUSE_FIRST_MS; pauseMs <= PAUSE_LAST_MS; pauseMs *= 2) {
      await new Promise((resume) => setTimeout(resume, pauseMs));
      if (signal.aborted) return;
      await read(signal);
      if (signal.aborted || isTold()) return;
    }
  }

  async function read(signal: AbortSignal): Promise<void> {
    try {
      const address = resolve('/articles/[articleId]/links-across', { articleId });
      const answer = await fetch(address, { signal });
      if (!answer.ok) throw new Error(answer.statusText);
      const across: readonly LinkAcross[] = await answer.json();
      [links.across, links.acrossProblem] = [across, ''];
    } catch {
      if (!signal.aborted) links.acrossProblem = texts.links.ofTag.unreadable;
    }
  }
}
