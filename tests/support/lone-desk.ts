import * as Y from 'yjs';
import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import { kindOf, labelOf } from '#domain/codebook/codebook.ts';
import type { KeyedChoice } from '#domain/codebook/keys.ts';
import { newId, type AccountId } from '#domain/ids.ts';
import { paragraph } from '#domain/text/block.ts';
import { tagsOf } from '#collab/layer-document.ts';
import { RecordSteps } from '#collab/record-steps.ts';
import { seedText } from '#collab/text-document.ts';
import { ArticleEdits, OWN_STEP } from '../../src/lib/workspace/desk/article-edits.ts';
import { undoStackOf } from '../../src/lib/workspace/desk/desk-history.ts';
import { Desk } from '../../src/lib/workspace/desk/desk.svelte.ts';
import {
  LiveArticle,
  type ArticleDocuments,
} from '../../src/lib/workspace/live/live-article.svelte.ts';
import { selectedSpan } from '../../src/lib/workspace/text/desk-text.ts';

/** A desk over an article of one's own, with a text pane that only knows what is selected. */
export function loneDesk(paragraphs: readonly string[], language = 'en') {
  const documents: ArticleDocuments = {
    text: new Y.Doc(),
    layer: new Y.Doc(),
    review: new Y.Doc(),
    register: new Y.Doc(),
  };
  seedText(documents.text, paragraphs.map(paragraph));
  const article = new LiveArticle(documents, DEFAULT_CODEBOOK);
  const me = newId<AccountId>();
  const edits = new ArticleEdits(article, me);
  const rights = { tag: true, editText: true, review: true, addEntities: true, comment: true };
  const desk = new Desk({
    article,
    edits,
    rights: () => rights,
    me,
    language,
    isDiscussed: () => false,
  });
  desk.history.include(undoStackOf(new RecordSteps(tagsOf(documents.layer), OWN_STEP)));
  desk.textPane = {
    replace: () => undefined,
    selection: () => selectedSpan(desk.caret),
    select: ({ start, end }) => desk.moveCaret({ anchor: start, head: end }),
    collapse: () => desk.moveCaret({ anchor: desk.caret?.head ?? 0, head: desk.caret?.head ?? 0 }),
    reveal: () => undefined,
    focus: () => undefined,
    anchor: () => null,
    whereIs: () => ({ side: 'above' }),
  };
  return { desk, documents };
}

/** A kind or label of the codebook that comes with Copydesk. */
export function choiceOf(kindId: string, labelId: string | null = null): KeyedChoice {
  const kind = kindOf(DEFAULT_CODEBOOK, kindId);
  if (kind === undefined) throw new Error(`The codebook has no ${kindId}.`);
  return { kind, label: labelOf(kind, labelId) ?? null };
}
