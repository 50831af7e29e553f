import * as Y from 'yjs';
import { textDocument } from '#collab/fresh-documents.ts';
import { textOf } from '#collab/text-document.ts';
import { PARAGRAPH } from '#domain/text/block.ts';
import type { TagColour } from '#domain/codebook/codebook.ts';
import type { TagId } from '#domain/ids.ts';
import { createArticleEditor } from '#editor/article-editor.ts';
import type { DrawnTag } from '#editor/drawn-tags.ts';
import style from '#editor/editor.css?inline';
import type { BenchArticle, BenchTag } from '../article.ts';
import type { OpenArticle } from '../page/contestant.ts';
import { applyStyle } from '../page/style.ts';

const COLOURS: readonly TagColour[] = ['blue', 'teal', 'green', 'orange', 'slate', 'purple', 'red'];

let stored: Uint8Array = Uint8Array.of(0, 0);

/** The document as the server has it. */
export function prepare({ paragraphs }: BenchArticle): void {
  stored = textDocument(paragraphs.map((text) => ({ type: PARAGRAPH, runs: [{ text }] })));
}

/** The editor of the workspace, from the stored document to drawn tags, with others typing through Yjs. */
export const open: OpenArticle = ({ tags }, mount) => {
  applyStyle(style);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, stored);
  let drawn = tags.map(drawnTag);
  const editor = createArticleEditor(mount, {
    ...OPTIONS,
    textDocument: doc,
    tags: drawn,
    isEditing: true,
  });

  // What arrives within a frame is shown once, as in the workspace.
  let frame: number | null = null;
  const showSoon = () => {
    frame ??= requestAnimationFrame(() => {
      frame = null;
      editor.setTags(drawn);
    });
  };
  const colleague = new Y.Doc();
  return {
    isDrawn: () => mount.querySelector('[data-tag]') !== null,
    addTag: (tag) => {
      drawn = [...drawn, drawnTag(tag)];
      showSoon();
    },
    typeElsewhere: (offset, words) => {
      if (textOf(colleague).length === 0) Y.applyUpdate(colleague, stored);
      const before = Y.encodeStateVector(colleague);
      textOf(colleague).insert(offset, words);
      const update = Y.encodeStateAsUpdate(colleague, before);
      return () => Y.applyUpdate(doc, update);
    },
    putCaret: (offset) => {
      editor.select({ start: offset, end: offset });
      editor.focus();
    },
  };
};

const OPTIONS = {
  language: 'en',
  label: 'Article text',
  onSelect: () => {},
  onSelectedByPointer: () => {},
  onTagPressed: () => {},
  onThreadPressed: () => {},
  onEdgeDragged: () => {},
  onFormat: () => {},
  onAskForLink: () => {},
  onComposition: () => {},
  onRefused: refuse,
  onInvariantBroken: () => refuse('The text and its document differ.'),
};

function refuse(message: string): never {
  throw new Error(message);
}

function drawnTag({ id, start, end, label }: BenchTag): DrawnTag {
  return {
    id: id as TagId,
    spans: [{ start, end, role: 'own', name: COLOURS[label] ?? 'blue' }],
    colour: COLOURS[label] ?? 'blue',
    state: 'undecided',
  };
}
