// @vitest-environment happy-dom
import { Slice } from 'prosemirror-model';
import { AllSelection, EditorState, TextSelection } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { afterEach, describe, expect, it } from 'vitest';
import { ARTICLE_LIMIT } from '#domain/limits.ts';
import { paragraph, type Block } from '#domain/text/block.ts';
import { clipboard } from './clipboard.ts';
import { blocksOf, documentOf } from './schema.ts';

let view: EditorView | undefined;
let refused: string[] = [];
let heads = 0;

afterEach(() => {
  view?.destroy();
  refused = [];
  heads = 0;
});

const HEADING = { name: 'heading', level: 2 } as const;

function open(blocks: readonly Block[], caret: number): EditorView {
  const plugins = [
    clipboard({ onHead: () => (heads += 1), onRefused: (message) => refused.push(message) }),
  ];
  const doc = documentOf(blocks);
  const selection = TextSelection.create(doc, caret);
  const mount = document.createElement('div');
  document.body.replaceChildren(mount);
  view = new EditorView(mount, { state: EditorState.create({ doc, selection, plugins }) });
  return view;
}

function paste(into: EditorView, { text = '', html = '' }): readonly Block[] {
  const data = new DataTransfer();
  if (text !== '') data.setData('text/plain', text);
  if (html !== '') data.setData('text/html', html);
  const event = new ClipboardEvent('paste', { clipboardData: data });
  into.someProp('handlePaste', (handle) =>
    handle(into, event, new Slice(into.state.doc.content, 0, 0)),
  );
  return blocksOf(into.state.doc.children);
}

describe('pasting', () => {
  it('leaves an empty heading a heading when one line of words comes in', () => {
    const editor = open([{ type: HEADING, runs: [] }, paragraph('below')], 1);
    expect(paste(editor, { text: 'Ferry stays' })).toEqual([
      { type: HEADING, runs: [{ text: 'Ferry stays' }] },
      paragraph('below'),
    ]);
  });

  it('puts blocks that have a type of their own in the place of an empty one', () => {
    const editor = open([paragraph('')], 1);
    expect(paste(editor, { html: '<h2>Ferry</h2><p>It stays.</p>' })).toEqual([
      { type: HEADING, runs: [{ text: 'Ferry' }] },
      paragraph('It stays.'),
    ]);
    expect(heads).toBe(1);
  });

  const ARTICLE = `Ferry stays\n\nBy Ines Okafor\n\nThe board voted on Tuesday night to keep the old ferry.`;

  it('TX8 makes an article of plain text that is all there is, its title a heading', () => {
    const article = [
      { type: { name: 'heading', level: 1 }, runs: [{ text: 'Ferry stays' }] },
      paragraph('By Ines Okafor'),
      paragraph('The board voted on Tuesday night to keep the old ferry.'),
    ];
    expect(paste(open([paragraph('')], 1), { text: ARTICLE })).toEqual(article);
    const editor = open([paragraph('what'), paragraph('was')], 1);
    editor.dispatch(editor.state.tr.setSelection(new AllSelection(editor.state.doc)));
    expect(paste(editor, { text: ARTICLE })).toEqual(article);
  });

  it('makes paragraphs of plain text that comes into another', () => {
    const blocks = paste(open([paragraph(''), paragraph('below')], 1), { text: ARTICLE });
    expect(blocks.map(({ type }) => type.name)).toEqual(Array(4).fill('paragraph'));
  });

  it('joins words to the words around them, with the blank they were copied with', () => {
    expect(paste(open([paragraph('The stays')], 5), { text: 'ferry ' })).toEqual([
      paragraph('The ferry stays'),
    ]);
  });

  it('says so when there is nothing to take, and when it is too much', () => {
    const editor = open([paragraph('here')], 1);
    paste(editor, { html: '<img src="x.png" alt="">' });
    expect(refused).toEqual(['There is no text in what was pasted.']);
    paste(editor, { text: 'x'.repeat(ARTICLE_LIMIT + 1) });
    expect(refused[1]).toContain('too long for one article');
    expect(blocksOf(editor.state.doc.children)).toEqual([paragraph('here')]);
  });

  it('gives out a line for each block', () => {
    const editor = open([paragraph('One'), paragraph('two')], 1);
    const words = editor.someProp('clipboardTextSerializer', (serialize) =>
      serialize(new Slice(editor.state.doc.content, 0, 0), editor),
    );
    expect(words).toBe('One\ntwo');
  });
});
