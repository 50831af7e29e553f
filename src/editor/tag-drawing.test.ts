// @vitest-environment happy-dom
import fc from 'fast-check';
import { EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { afterEach, describe, expect, it } from 'vitest';
import type { TagId, ThreadId } from '#domain/ids.ts';
import { paragraph, type Block } from '#domain/text/block.ts';
import { layOutTags, type DrawnTag } from './drawn-tags.ts';
import { documentOf } from './schema.ts';
import { setDrawnTags, setEdgesBeside, setSelectedTag, tagDrawing } from './tag-drawing.ts';
import { edgesOf, setDrawnThreads, threadDrawing } from './thread-drawing.ts';

let view: EditorView | undefined;
afterEach(() => view?.destroy());

/** An editor that draws everything, as on paper. */
function draw(blocks: readonly Block[], tags: readonly DrawnTag[]): EditorView {
  const mount = document.createElement('div');
  document.body.replaceChildren(mount);
  const state = EditorState.create({
    doc: documentOf(blocks),
    plugins: [tagDrawing(), threadDrawing()],
  });
  view = new EditorView(mount, { state });
  window.dispatchEvent(new Event('beforeprint'));
  view.dispatch(setDrawnTags(view.state.tr, layOutTags(tags)));
  return view;
}

function tag(id: string, start: number, end: number): DrawnTag {
  return {
    id: id as TagId,
    spans: [{ start, end, role: 'own', name: id }],
    colour: 'blue',
    state: 'undecided',
  };
}

/** The words of a block with what is told at the edges of its tags. */
function told({ dom }: EditorView, block = 0): string {
  const read = (node: Node): string => {
    if (!(node instanceof HTMLElement)) return node.textContent ?? '';
    const { begins = '', ends = '' } = node.dataset;
    return begins.trim() + [...node.childNodes].map(read).join('') + ends.trim();
  };
  return read(dom.children.item(block) ?? dom);
}

describe('drawn tags', () => {
  it('RD1: begin and end in the order of nesting', () => {
    const drawn = draw(
      [paragraph('We saw Ada Moor.')],
      [tag('Quote', 0, 15), tag('Person', 7, 15)],
    );
    expect(told(drawn)).toBe('(Quote:We saw (Person:Ada Moorend of Person)end of Quote).');
  });

  it('RD4: begin and end once, also where a thread marks their last letter', () => {
    const drawn = draw([paragraph('We saw Ada Moor.')], [tag('Person', 7, 15)]);
    const span = { start: 7, end: 15 };
    const threads = [{ id: 'thread' as ThreadId, span, isOnTag: true, isUnread: false }];
    drawn.dispatch(setEdgesBeside(setDrawnThreads(drawn.state.tr, threads), edgesOf(threads)));
    expect(drawn.dom.querySelectorAll('[data-tag="Person"]')).toHaveLength(2);
    expect(told(drawn)).toBe('We saw (Person:Ada Moorend of Person).');
  });

  it('RD4: begin and end once, however many elements formats and other tags cut them into', () => {
    const runs = [{ text: 'We ' }, { text: 'saw', strong: true as const }, { text: ' Ada Moor.' }];
    const drawn = draw(
      [{ type: { name: 'paragraph' }, runs }],
      [tag('One', 0, 10), tag('Two', 5, 15)],
    );
    expect(drawn.dom.querySelectorAll('[data-tag="One"]').length).toBeGreaterThan(2);
    expect(drawn.dom.querySelectorAll('[data-tag="One"][data-begins]')).toHaveLength(1);
    expect(drawn.dom.querySelectorAll('[data-tag="Two"][data-ends]')).toHaveLength(1);
  });

  it('RD4: go on over paragraphs without beginning anew', () => {
    const drawn = draw(
      [paragraph('One'), paragraph('two'), paragraph('three')],
      [tag('Quote', 0, 9)],
    );
    expect([0, 1, 2].map((block) => told(drawn, block))).toEqual([
      '(Quote:One',
      'two',
      'tend of Quote)hree',
    ]);
  });

  it('RD2: are all there on paper', () => {
    const blocks = Array.from({ length: 300 }, (_, at) => paragraph(`line ${at}`));
    let start = 0;
    const tags = blocks.map((_, at) => {
      const drawn = tag(`t${at}`, start, start + 4);
      start += `line ${at}`.length + 1;
      return drawn;
    });
    expect(draw(blocks, tags).dom.querySelectorAll('[data-begins]')).toHaveLength(300);
  });

  it('mark the selected one, and only it', () => {
    const drawn = draw([paragraph('Ada Moor')], [tag('One', 0, 3), tag('Two', 4, 8)]);
    drawn.dispatch(setSelectedTag(drawn.state.tr, 'Two' as TagId));
    const selected = [...drawn.dom.querySelectorAll<HTMLElement>('.is-selected')];
    expect(selected.map((element) => element.dataset['tag'])).toEqual(['Two']);
  });

  it('RD4: cover their words, each character as often as there are tags over it', () => {
    const spans = fc.array(fc.tuple(fc.nat(18), fc.integer({ min: 1, max: 12 })), { maxLength: 8 });
    fc.assert(
      fc.property(spans, (given) => {
        view?.destroy();
        const words = 'abcdefghijklmnopqrstuvwxyz012345';
        const tags = given.map(([start, length], at) => tag(`t${at}`, start, start + length));
        const { dom } = draw([paragraph(words)], tags);
        expect(dom.textContent).toBe(words);
        for (const {
          id,
          spans: [span],
        } of tags) {
          const pieces = [...dom.querySelectorAll<HTMLElement>(`[data-tag="${id}"]`)];
          const covered = pieces.map(({ textContent }) => textContent).join('');
          expect(covered).toBe(words.slice(span?.start, span?.end));
          expect(pieces.filter(({ dataset }) => dataset['begins'] !== undefined)).toHaveLength(1);
          expect(pieces.filter(({ dataset }) => dataset['ends'] !== undefined)).toHaveLength(1);
        }
      }),
      { numRuns: 60 },
    );
  });
});
