// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import type { TagId } from '#domain/ids.ts';
import type { EdgeMove } from '#domain/text/edges.ts';
import { tagsOf } from '#collab/layer-document.ts';
import { choiceOf, loneDesk } from '#tests/support/lone-desk.ts';
import { DeskHands } from './desk-hands.ts';
import type { Desk } from './desk.svelte.ts';
import { selectedSpan } from '../text/desk-text.ts';

const STORY = [
  'So then Ines Okafor of the Harbour Board spoke. Nobody heard Ines.',
  'ראש העיר אמר.',
];

let desk: Desk;
let hands: DeskHands;
let layer: Y.Doc;

beforeEach(() => {
  vi.useFakeTimers();
  const lone = loneDesk(STORY);
  desk = lone.desk;
  layer = lone.documents.layer;
  hands = new DeskHands(desk);
});

afterEach(() => void vi.useRealTimers());

function tag(words: string, kindId = 'entity', labelId: string | null = 'person'): TagId {
  const start = desk.article.text.indexOf(words);
  desk.moveCaret({ anchor: start, head: start + words.length });
  desk.tagging.applyLabel(choiceOf(kindId, labelId));
  if (desk.selectedId === null) throw new Error('Nothing was tagged.');
  return desk.selectedId;
}

const END_ON: EdgeMove = { edge: 'end', by: 1, unit: 'word' };
const words = (): string | undefined => desk.selected?.words;
const selected = (): string => {
  const span = selectedSpan(desk.caret);
  return span === null ? '' : desk.article.text.slice(span.start, span.end);
};

describe('moving an edge', () => {
  it('HD1: keeps the tag, and all that is said of it', () => {
    const id = tag('Okafor');
    hands.moveEdge({ edge: 'start', by: -1, unit: 'word' });
    expect(words()).toBe('Ines Okafor');
    hands.moveEdge({ edge: 'end', by: -1, unit: 'character' });
    expect(words()).toBe('Ines Okafo');
    expect(desk.selectedId).toBe(id);
    expect(desk.selected?.name).toBe('Person');
    expect(desk.voice.said).toBe('End moved: ‘Ines Okafo’');
  });

  it('HD5: is one step for undo as long as presses follow on each other', () => {
    tag('Ines');
    hands.moveEdge(END_ON);
    vi.advanceTimersByTime(300);
    hands.moveEdge(END_ON);
    vi.advanceTimersByTime(300);
    hands.moveEdge(END_ON);
    expect(words()).toBe('Ines Okafor of the');
    vi.advanceTimersByTime(1_500);
    hands.moveEdge(END_ON);
    desk.undo();
    expect(words()).toBe('Ines Okafor of the');
    desk.undo();
    expect(words()).toBe('Ines');
    desk.redo();
    expect(words()).toBe('Ines Okafor of the');
  });

  it('HD5: is a step of its own after the other edge, or another step', () => {
    tag('Okafor of');
    hands.moveEdge(END_ON);
    hands.moveEdge({ ...END_ON, edge: 'start', by: -1 });
    desk.undo();
    expect(words()).toBe('Okafor of the');
  });

  it('HD1: follows the arrow where the text runs from right to left', () => {
    tag('ראש');
    hands.moveEdge({ ...END_ON, by: -1 });
    expect(words()).toBe('ראש העיר');
  });

  it('says so when nothing is selected or it goes no further', () => {
    hands.moveEdge(END_ON);
    expect(desk.voice.said).toContain('Select a tag first');
    tag('Ines');
    hands.moveEdge({ ...END_ON, by: -1 });
    expect(desk.voice.said).toBe('This edge goes no further.');
  });

  it('HD6: by two people at once comes out the same for both', () => {
    const id = tag('Ines');
    const theirs = new Y.Doc();
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(layer));
    const part = (doc: Y.Doc): unknown => {
      const record = tagsOf(doc).get(id);
      return record instanceof Y.Map ? record.get('part:mention') : undefined;
    };
    const before = part(layer);
    hands.moveEdge(END_ON);
    const mine = part(layer);
    const record = tagsOf(theirs).get(id);
    if (!(record instanceof Y.Map)) throw new Error('The tag is not there.');
    record.set('part:mention', [{ ...Object(before)[0], suffix: 'theirs' }]);
    Y.applyUpdate(layer, Y.encodeStateAsUpdate(theirs));
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(layer));
    expect(part(layer)).toEqual(part(theirs));
    expect([mine, part(theirs)]).toContainEqual(part(layer));
    vi.runAllTimers();
    expect(desk.article.tags).toHaveLength(1);
  });
});

describe('selecting', () => {
  it('HD2: grows by unit and shrinks the same way', () => {
    const at = desk.article.text.indexOf('Okafor') + 2;
    desk.moveCaret({ anchor: at, head: at });
    const way = [1, 2, 3].map(() => {
      hands.growSelection();
      return selected();
    });
    expect(way).toEqual(['Okafor', 'So then Ines Okafor of the Harbour Board spoke.', STORY[0]]);
    hands.growSelection();
    expect(desk.voice.said).toBe('The whole paragraph is selected.');
    hands.shrinkSelection();
    expect(selected()).toBe(way[1]);
    hands.shrinkSelection();
    expect(selected()).toBe('Okafor');
    hands.shrinkSelection();
    expect(selected()).toBe('');
  });
});

describe('going', () => {
  it('goes on within a kind', () => {
    const first = tag('Ines');
    tag('Nobody heard', 'claim', null);
    const last = tag('Harbour Board');
    desk.selectedId = first;
    hands.moveWithinKind(1);
    expect(desk.selectedId).toBe(last);
    hands.moveWithinKind(1);
    expect(desk.voice.said).toBe('No more of this kind below.');
    hands.moveWithinKind(-1);
    expect(desk.selectedId).toBe(first);
  });
});
