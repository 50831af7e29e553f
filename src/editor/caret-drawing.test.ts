// @vitest-environment happy-dom
import { EditorState, Selection } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { afterEach, describe, expect, it } from 'vitest';
import { paragraph } from '#domain/text/block.ts';
import { caretDrawing, setDrawnCarets, type DrawnCaret } from './caret-drawing.ts';
import { currentBlock } from './current-block.ts';
import { documentOf } from './schema.ts';

let view: EditorView | undefined;
afterEach(() => view?.destroy());

function open(...blocks: readonly string[]): EditorView {
  const mount = document.createElement('div');
  document.body.replaceChildren(mount);
  const state = EditorState.create({
    doc: documentOf(blocks.map(paragraph)),
    plugins: [caretDrawing(), currentBlock()],
  });
  view = new EditorView(mount, { state });
  return view;
}

const anna: DrawnCaret = { id: 7, name: 'Anna', colour: 'teal', anchor: 4, head: 4 };

describe('other people’s carets', () => {
  it('stand where they are in the text, named, and unheard amid the words', () => {
    const editor = open('One two', 'three');
    editor.dispatch(setDrawnCarets(editor.state.tr, [anna]));
    const caret = editor.dom.querySelector<HTMLElement>('.peer-caret');
    expect(caret?.previousSibling?.textContent).toBe('One ');
    expect(caret?.dataset['name']).toBe('Anna');
    expect(caret?.getAttribute('aria-hidden')).toBe('true');
    expect(editor.dom.textContent).toBe('One twothree');
  });

  it('show what is selected, in either direction and over blocks', () => {
    const editor = open('One two', 'three');
    editor.dispatch(setDrawnCarets(editor.state.tr, [{ ...anna, anchor: 10, head: 4 }]));
    const selected = [...editor.dom.querySelectorAll('.peer-selection')];
    expect(selected.map(({ textContent }) => textContent)).toEqual(['two', 'th']);
  });

  it('move along with the words until they are told anew', () => {
    const editor = open('One two');
    editor.dispatch(setDrawnCarets(editor.state.tr, [anna]));
    editor.dispatch(editor.state.tr.insertText('And ', 1));
    expect(editor.dom.querySelector('.peer-caret')?.previousSibling?.textContent).toBe('And One ');
    editor.dispatch(setDrawnCarets(editor.state.tr, []));
    expect(editor.dom.querySelector('.peer-caret')).toBeNull();
  });
});

describe('the current block', () => {
  it('is the one with the caret, and no other', () => {
    const editor = open('One', 'two');
    const current = (): (string | null)[] =>
      [...editor.dom.querySelectorAll('.is-current')].map(({ textContent }) => textContent);
    expect(current()).toEqual(['One']);
    editor.dispatch(editor.state.tr.setSelection(Selection.atEnd(editor.state.doc)));
    expect(current()).toEqual(['two']);
  });
});
