import { goto } from '$app/navigation';
import { resolve } from '$app/paths';
import { isId, type ArticleId, type EntityId, type TagId } from '#domain/ids.ts';
import type { OwnKeys } from '#domain/own-keys.ts';
import { texts } from '#texts/texts.ts';
import { toasts } from '$lib/ui/toasts.svelte.ts';
import { browserStorage } from '$lib/offline/browser-keeper.ts';
import { whenSignedOut } from '$lib/offline/signed-out.ts';
import { CommentDrafts } from '$lib/threads/comment-drafts.svelte.ts';
import { DeskThreads, type ThreadNews } from '$lib/threads/desk-threads.svelte.ts';
import { isTagValue, linksOf, tagsOf } from '#collab/layer-document.ts';
import { watchOverwritten } from '#collab/overwritten.ts';
import { RecordSteps } from '#collab/record-steps.ts';
import { decisionsOf } from '#collab/review-document.ts';
import { askServer } from '../ask-server.ts';
import { ArticleEdits, OWN_STEP } from './article-edits.ts';
import { DeskHands } from './desk-hands.ts';
import { DeskKeys } from '../keys/desk-keys.svelte.ts';
import { undoStackOf } from './desk-history.ts';
import { DeskLinks } from '../links/desk-links.svelte.ts';
import { DeskOccurrences } from '../occurrences/desk-occurrences.svelte.ts';
import { DeskPage } from './desk-page.svelte.ts';
import { DeskReview } from './desk-review.svelte.ts';
import { Desk } from './desk.svelte.ts';
import { watchEdges } from '../tags/edge-news.ts';
import { OverwrittenValues } from '../tags/overwritten-values.svelte.ts';
import { Follow } from '../live/follow.svelte.ts';
import { LiveCodebook, type AskForCodebook } from '../codebook/live-codebook.svelte.ts';
import { LearntNames } from '../offers/learnt-names.svelte.ts';
import { LiveArticle } from '../live/live-article.svelte.ts';
import { LiveRooms } from '../live/live-rooms.svelte.ts';
import type { OpenArticle } from './open-article.ts';
import { peopleOf } from '../live/people.ts';
import { ReadingView } from '../text/reading-view.svelte.ts';
import { readSteps, type TagStep } from '../past/tag-steps.ts';

export interface OpenDesk {
  readonly rooms: LiveRooms;
  readonly codebook: LiveCodebook;
  readonly desk: Desk;
  readonly review: DeskReview;
  readonly threads: DeskThreads;
  readonly deskPage: DeskPage;
  readonly close: () => void;
}

/** Opens an article's rooms and sets a desk in front of them. Browser only. */
export function openDesk(
  opened: OpenArticle,
  { protocol, host }: Location,
  askCodebook: AskForCodebook,
): OpenDesk {
  const url = `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/sync`;
  const storage = browserStorage('localStorage');
  const rooms = new LiveRooms(opened, { url, storage });
  const { documents } = rooms;
  const article = new LiveArticle(documents, opened.codebook);
  const me = opened.me.id;
  const edits = new ArticleEdits(article, me);
  const codebook = new LiveCodebook(opened.codebookVersion, askCodebook, (newest) =>
    desk.followCodebook(newest),
  );
  rooms.onCodebook((version) => codebook.hear(version));
  const drafts = new CommentDrafts(browserStorage('sessionStorage'), {
    accountId: me,
    articleId: opened.article.id,
  });
  const stopHearing = whenSignedOut(() => drafts.end());
  const threads = new DeskThreads({
    threads: rooms.threads,
    text: documents.text,
    me,
    people: opened.people,
    seen: opened.seenComments,
    drafts,
    tell: (news) => desk.voice.say(threadWords(news, opened.people)),
    markSeen: async (comments) => {
      const address = resolve('/articles/[articleId]/threads/seen', {
        articleId: opened.article.id,
      });
      return (await askServer(address, { method: 'POST', body: { comments } })).ok;
    },
  });
  const desk = new Desk({
    article,
    edits,
    rights: () => rooms.rights,
    me,
    language: opened.article.language,
    isDiscussed: (tagId) => threads.byTag.has(tagId),
  });
  const { layer } = documents;
  const managers = [[tagsOf(layer), linksOf(layer)], decisionsOf(documents.review)].map(
    (scope) => new RecordSteps(scope, OWN_STEP),
  );
  for (const manager of managers) desk.history.include(undoStackOf(manager));
  const review = new DeskReview(desk);
  const links = new DeskLinks(desk, {
    article: { id: opened.article.id, title: opened.article.title, projectId: opened.project.id },
    memory: browserStorage('sessionStorage'),
  });
  rooms.onLinksAcross(() => (links.acrossNews += 1));
  const projectId = opened.project.id;
  const occurrences = new DeskOccurrences(desk, { article: opened.article, projectId });
  const learnt = new LearntNames(() =>
    askServer(resolve('/projects/[projectId]/register/learnt', { projectId })),
  );
  const openEntityPage = (entityId: EntityId): void =>
    void goto(resolve('/projects/[projectId]/register/[entityId]', { projectId, entityId }));
  const stopWatching = watchEdges({
    layer,
    selectedId: () => desk.selectedId,
    history: (tagId) => stepsOf(opened.article.id, tagId),
    onMoved(by) {
      const who = opened.people.find(({ id }) => id === by)?.name ?? texts.workspace.colleague;
      toasts.say(texts.desk.movedBy(who, desk.selected?.words ?? ''));
    },
  });
  const overwritten = new OverwrittenValues();
  const stopWatchingValues = watchOverwritten(
    tagsOf(layer),
    ({ recordId, key, mine }) => {
      if (isId(recordId) && isTagValue(key))
        overwritten.add({ tagId: recordId as TagId, key, whose: 'mine', value: mine });
    },
    rooms.earlierPages,
  );
  const close = (): void => {
    stopHearing();
    stopWatching();
    stopWatchingValues();
    threads.destroy();
    for (const manager of managers) manager.destroy();
    codebook.destroy();
    article.destroy();
    rooms.destroy();
  };
  const keys = new DeskKeys({
    own: opened.me.keys,
    codebook: () => desk.codebook,
    onMac: /Mac|iPhone|iPad/.test(navigator.platform),
    save: saveOwnKeys,
  });
  const follow = new Follow(() => peopleOf(rooms.peers, me));
  const hands = new DeskHands(desk);
  const view = new ReadingView(storage);
  const parts = { desk, review, links, occurrences, keys, hands, follow, threads, view };
  const deskPage = new DeskPage({ ...parts, openEntityPage, learnt, overwritten });
  return { rooms, codebook, desk, review, threads, deskPage, close };
}

function threadWords(news: ThreadNews, people: OpenArticle['people']): string {
  if (news.type === 'resolved') return texts.threads.thread.resolvedMeanwhile;
  const name = people.find(({ id }) => id === news.by)?.name;
  return texts.threads.calls(name ?? texts.workspace.colleague);
}

async function saveOwnKeys(keys: OwnKeys): Promise<void> {
  const answer = await askServer(resolve('/account/keys'), { method: 'PUT', body: keys });
  if (!answer.ok) throw new Error(answer.message);
}

async function stepsOf(articleId: ArticleId, tagId: TagId): Promise<readonly TagStep[]> {
  const address = resolve('/articles/[articleId]/tags/[tagId]/history', { articleId, tagId });
  const answer = await askServer(address);
  if (!answer.ok) throw new Error(answer.message);
  return readSteps(answer.value);
}
