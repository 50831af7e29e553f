import { UndoManager } from 'yjs';
import { linksOf, tagsOf } from '#collab/layer-document.ts';
import { decisionsOf } from '#collab/review-document.ts';
import { ArticleEdits, OWN_STEP } from './article-edits.ts';
import { undoStackOf } from './desk-history.ts';
import { DeskLinks } from './desk-links.svelte.ts';
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
  const rooms = new LiveRooms(opened, { url, storage: browserStorage('localStorage') });
  const { documents } = rooms;
  const article = new LiveArticle(documents, opened.codebook);
  const me = opened.me.id;
  const edits = new ArticleEdits(documents, opened.codebook, me);
  const desk = new Desk({ article, edits, rights: () => rooms.rights, me });
  const { layer } = documents;
  const managers = [[tagsOf(layer), linksOf(layer)], decisionsOf(documents.review)].map(
    // Every edit is a step of its own; typing into a field already comes in bursts.
    (scope) => new UndoManager(scope, { trackedOrigins: new Set([OWN_STEP]), captureTimeout: 0 }),
  );
  for (const manager of managers) desk.history.include(undoStackOf(manager));
  const review = new DeskReview(desk);
  const links = new DeskLinks(desk, {
    article: { id: opened.article.id, title: opened.article.title, projectId: opened.project.id },
    memory: browserStorage('sessionStorage'),
  });
  const close = (): void => {
    for (const manager of managers) manager.destroy();
    article.destroy();
    rooms.destroy();
  };
  return { rooms, desk, review, deskPage: new DeskPage(desk, review, links), close };
}

/** A browser told to keep nothing refuses even to be asked. */
function browserStorage(name: 'localStorage' | 'sessionStorage'): Storage | null {
  try {
    return globalThis[name];
  } catch {
    return null;
  }
}
