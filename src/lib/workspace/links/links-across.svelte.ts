import { on } from 'svelte/events';
import { resolve } from '$app/paths';
import type { ArticleId } from '#domain/ids.ts';
import { texts } from '#texts/texts.ts';
import type { DeskPage } from '../desk/desk-page.svelte.ts';
import type { LinkAcross } from './tag-links.ts';

/** A link made here is known to the server once it is saved. */
const PAUSE_MS = 600;

/** Keeps a desk's links with other articles up to date while its page is shown. */
export function followLinksAcross({ desk, links }: DeskPage, articleId: ArticleId): void {
  const awayIds = $derived(
    desk.article.links.flatMap(({ id, away }) => (away === null ? [] : [id])).join(' '),
  );
  let returns = $state.raw(0);

  $effect(() =>
    on(document, 'visibilitychange', () => {
      if (document.visibilityState === 'visible') returns += 1;
    }),
  );

  $effect(() => {
    void [awayIds, returns];
    const abort = new AbortController();
    const timer = setTimeout(() => void read(abort.signal), PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  });

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
