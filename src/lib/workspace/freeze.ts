import { resolve } from '$app/paths';
import { toasts } from '$lib/ui/toasts.svelte.ts';
import { askServer } from './ask-server.ts';

/** Closes or opens the text for everybody; the page itself hears of it like all others. */
export async function setFrozen(articleId: string, frozen: boolean): Promise<void> {
  const address = resolve('/articles/[articleId]/freeze', { articleId });
  const answer = await askServer(address, { method: frozen ? 'POST' : 'DELETE' });
  if (!answer.ok) toasts.say(answer.message, { tone: 'danger' });
}
