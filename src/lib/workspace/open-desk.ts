import { UndoManager } from 'yjs';
import { tagsOf } from '#collab/layer-document.ts';
import { decisionsOf } from '#collab/review-document.ts';
import { ArticleEdits, OWN_STEP } from './article-edits.ts';
import { undoStackOf } from './desk-history.ts';
import { DeskPage } from './desk-page.svelte.ts';
import { DeskReview } from './desk-review.svelte.ts';
import { Desk } from './desk.svelte.ts';
import { LiveArticle } from './live-article.svelte.ts';
import { LiveRooms } from './live-rooms.svelte.ts';
import type { OpenArticle } from './open-article.ts';

export interface OpenDesk {
  readonly rooms: LiveRooms;
  readonly desk: Desk;
  readonly review: DeskReview;
  readonly deskPage: DeskPage;
  readonly close: () => void;
}

/** Opens an article's rooms and sets a desk in front of them. Browser only. */
export function openDesk(opened: OpenArticle, { protocol, host }: Location): OpenDesk {
  const url = `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/sync`;
  const rooms = new LiveRooms(opened, { url, storage: browserStorage() });
  const { documents } = rooms;
  const article = new LiveArticle(documents, opened.codebook);
  const me = opened.me.id;
  const edits = new ArticleEdits(documents, opened.codebook, me);
  const desk = new Desk({ article, edits, rights: () => rooms.rights, me });
  const managers = [tagsOf(documents.layer), decisionsOf(documents.review)].map(
    // Every edit is a step of its own; typing into a field already comes in bursts.
    (scope) => new UndoManager(scope, { trackedOrigins: new Set([OWN_STEP]), captureTimeout: 0 }),
  );
  for (const manager of managers) desk.history.include(undoStackOf(manager));
  const review = new DeskReview(desk);
  const close = (): void => {
    for (const manager of managers) manager.destroy();
    article.destroy();
    rooms.destroy();
  };
  return { rooms, desk, review, deskPage: new DeskPage(desk, review), close };
}

/** A browser told to keep nothing refuses even to be asked. */
function browserStorage(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}
