import { texts } from '#texts/texts.ts';
import { toasts } from '$lib/ui/toasts.svelte.ts';
import type { CodebookDraft } from './codebook-draft.svelte.ts';

const words = texts.codebookVersions.saving;

/** Gives the changes of a draft up, and offers to have them back. */
export function giveUp(draft: CodebookDraft): void {
  const takeBack = draft.discard();
  toasts.say(words.discarded, { action: { label: words.takeBack, run: takeBack } });
}
