import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import {
  applyDelta,
  changeOf,
  deletionsOf,
  insertionsOf,
  rangeOf,
  type Delta,
} from './text-delta.ts';
import { readText, textOf } from './text-document.ts';

function textSaying(words: string): Y.Text {
  const text = textOf(new Y.Doc());
  applyDelta(text, [{ insert: words, attributes: {} }]);
  return text;
}

/** What the events of a text say while something is done to it. */
function changesDuring(text: Y.Text, act: () => void): Delta[] {
  const changes: Delta[] = [];
  const observe = (event: Y.YTextEvent): void => void changes.push(changeOf(event));
  text.observe(observe);
  act();
  text.unobserve(observe);
  return changes;
}

describe('a change to a text', () => {
  it('keeps a newline at the end that it inserts', () => {
    expect(readText(textSaying('one\n'))).toBe('one\n');
  });

  it('inherits no formatting from what stands before it', () => {
    const text = textSaying('one\n');
    applyDelta(text, [{ retain: 3, attributes: { strong: true } }]);
    applyDelta(text, [
      { retain: 3, attributes: {} },
      { insert: ' two', attributes: {} },
    ]);
    expect(text.toDelta()).toEqual([
      { insert: 'one', attributes: { strong: true } },
      { insert: ' two\n' },
    ]);
  });

  it('is told by the event as it was made', () => {
    const text = textSaying('one two three\n');
    const delta: Delta = [
      { retain: 3, attributes: { strong: true } },
      { delete: 4 },
      { insert: '!', attributes: { em: true } },
    ];
    expect(changesDuring(text, () => applyDelta(text, delta))).toEqual([delta]);
  });

  it('leaves out what was inserted and deleted in one transaction', () => {
    const text = textSaying('one\n');
    const changes = changesDuring(text, () =>
      text.doc?.transact(() => {
        text.insert(3, ' two', {});
        text.delete(3, 4);
      }),
    );
    expect(changes).toEqual([[]]);
  });

  it('says nothing of formatting that changes no look', () => {
    const [one, other] = [new Y.Doc(), new Y.Doc()];
    applyDelta(textOf(one), [{ insert: 'one two\n', attributes: {} }]);
    const send = (): void => Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
    send();
    textOf(one).format(0, 3, { strong: true });
    textOf(other).format(0, 3, { strong: true });
    for (const change of changesDuring(textOf(other), send)) expect(change).toEqual([]);
  });
});

describe('the ranges of a change', () => {
  const delta: Delta = [
    { retain: 2, attributes: {} },
    { delete: 3 },
    { insert: 'abcd', attributes: {} },
    { insert: 'e', attributes: { em: true } },
    { retain: 1, attributes: { strong: true } },
  ];

  it('say where it deletes and where it inserts', () => {
    expect(deletionsOf(delta)).toEqual([{ start: 2, end: 5 }]);
    expect(insertionsOf(delta)).toEqual([{ start: 2, end: 7 }]);
  });

  it('reach from its first character to its last, over several', () => {
    expect(rangeOf([delta])).toEqual({ start: 2, oldEnd: 6, newEnd: 8 });
    expect(rangeOf([delta, [{ delete: 1 }]])).toEqual({ start: 0, oldEnd: 6, newEnd: 7 });
    expect(rangeOf([delta, [{ retain: 20, attributes: {} }, { delete: 2 }]])).toEqual({
      start: 2,
      oldEnd: 20,
      newEnd: 20,
    });
  });
});
