import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { DeskHistory, undoStackOf } from './desk-history.ts';

const ME = 'me';

/** Three documents of one desk and a colleague's replica of the tags. */
function desk() {
  const text = new Y.Doc();
  const layer = new Y.Doc();
  const review = new Y.Doc();
  const manager = (scope: Y.Text | Y.Map<unknown>, captureTimeout: number): Y.UndoManager =>
    new Y.UndoManager(scope, { trackedOrigins: new Set([ME]), captureTimeout });
  const managers = [
    manager(text.getText('text'), 500), // typing is one step, as long as it goes on
    manager(layer.getMap('tags'), 0),
    manager(review.getMap('decisions'), 0),
  ];
  const history = new DeskHistory();
  for (const one of managers) history.include(undoStackOf(one));
  const own = (doc: Y.Doc, edit: () => void): void => doc.transact(edit, ME);
  return {
    history,
    layer,
    type: (words: string) =>
      own(text, () => text.getText('text').insert(text.getText('text').length, words)),
    tag: (id: string, label: string) => own(layer, () => layer.getMap('tags').set(id, label)),
    decide: (id: string, state: string) =>
      own(review, () => review.getMap('decisions').set(id, state)),
    now: () => ({
      text: text.getText('text').toJSON(),
      tags: layer.getMap('tags').toJSON(),
      decisions: review.getMap('decisions').toJSON(),
    }),
  };
}

describe('the history of the desk', () => {
  it('takes steps back over text, tags and decisions in the order they were done', () => {
    const { history, type, tag, decide, now } = desk();
    type('Ada');
    tag('t', 'person');
    decide('t', 'accepted');
    history.undo();
    expect(now()).toEqual({ text: 'Ada', tags: { t: 'person' }, decisions: {} });
    history.undo();
    expect(now()).toEqual({ text: 'Ada', tags: {}, decisions: {} });
    history.undo();
    expect(now()).toEqual({ text: '', tags: {}, decisions: {} });
    expect(history.canUndo).toBe(false);
  });

  it('brings them back in that order', () => {
    const { history, type, tag, now } = desk();
    type('Ada');
    tag('t', 'person');
    history.undo();
    history.undo();
    history.redo();
    expect(now()).toMatchObject({ text: 'Ada', tags: {} });
    history.redo();
    expect(now()).toMatchObject({ text: 'Ada', tags: { t: 'person' } });
    expect(history.canRedo).toBe(false);
  });

  it('splits typing where something else was done in between', () => {
    const { history, type, tag, now } = desk();
    type('Ada');
    tag('t', 'person');
    type(' Lovelace');
    history.undo();
    expect(now()).toMatchObject({ text: 'Ada', tags: { t: 'person' } });
  });

  it('forgets what was undone in every document once something new is done', () => {
    const { history, type, tag, now } = desk();
    type('Ada');
    history.undo();
    tag('t', 'person');
    expect(history.canRedo).toBe(false);
    history.redo();
    expect(now()).toMatchObject({ text: '', tags: { t: 'person' } });
  });

  it('undoes a group of steps together', () => {
    const { history, type, tag, decide, now } = desk();
    type('Ada');
    history.together(() => {
      tag('t', 'person');
      decide('t', 'accepted');
    });
    history.undo();
    expect(now()).toEqual({ text: 'Ada', tags: {}, decisions: {} });
    history.redo();
    expect(now()).toEqual({ text: 'Ada', tags: { t: 'person' }, decisions: { t: 'accepted' } });
  });

  it("leaves colleagues' steps alone", () => {
    const { history, layer, tag, now } = desk();
    tag('mine', 'person');
    layer.transact(() => layer.getMap('tags').set('theirs', 'place'), 'remote');
    history.undo();
    expect(now().tags).toEqual({ theirs: 'place' });
  });

  it('HS4: says that a colleague has made a step void, and takes back no older one in its place', () => {
    const { history, layer, type, tag, now } = desk();
    type('Ada');
    tag('t', 'person');
    layer.transact(() => layer.getMap('tags').delete('t'), 'remote');
    expect(history.undo()).toBe('overtaken');
    expect(now().text).toBe('Ada');
    expect(history.undo()).toBe('done');
    expect(now().text).toBe('');
    expect(history.undo()).toBe('nothing');
  });

  it('HS4: takes back one step of a document where a colleague has made a newer of it void', () => {
    const { history, layer, tag, decide, now } = desk();
    tag('t1', 'person');
    decide('t0', 'accepted');
    tag('t2', 'person');
    layer.transact(() => layer.getMap('tags').delete('t2'), 'remote');
    expect([history.undo(), history.undo()]).toEqual(['overtaken', 'done']);
    expect(now()).toMatchObject({ tags: { t1: 'person' }, decisions: {} });
    history.undo();
    expect(now()).toMatchObject({ tags: {}, decisions: {} });
    expect(history.canUndo).toBe(false);
  });

  it('does one step again where a colleague has made the next of its document void', () => {
    const { history, layer, tag, decide, now } = desk();
    layer.transact(() => layer.getMap('tags').set('t1', 'place'), 'remote');
    tag('t1', 'person');
    decide('t0', 'accepted');
    tag('t2', 'person');
    for (const _ of [1, 2, 3]) history.undo();
    layer.transact(() => layer.getMap('tags').set('t1', 'other'), 'remote');
    expect([history.redo(), history.redo()]).toEqual(['overtaken', 'done']);
    expect(now()).toMatchObject({ tags: { t1: 'other' }, decisions: { t0: 'accepted' } });
    history.redo();
    expect(now()).toMatchObject({ tags: { t1: 'other', t2: 'person' } });
  });

  it('says when something can be undone or redone', () => {
    const doc = new Y.Doc();
    const manager = new Y.UndoManager(doc.getText(), { trackedOrigins: new Set([ME]) });
    let changes = 0;
    const history = new DeskHistory(() => changes++);
    const leave = history.include(undoStackOf(manager));
    doc.transact(() => doc.getText().insert(0, 'a'), ME);
    history.undo();
    history.redo();
    expect(changes).toBe(3);
    expect(history.canUndo).toBe(true);
    leave();
    expect(history.canUndo).toBe(false);
    manager.stopCapturing();
    doc.transact(() => doc.getText().insert(0, 'b'), ME);
    expect(history.canUndo).toBe(false);
  });

  it('walks back and forth through any mix of steps without losing one', () => {
    const steps = fc.array(fc.constantFrom('type', 'tag', 'decide'), { maxLength: 20 });
    fc.assert(
      fc.property(steps, (kinds) => {
        const { history, type, tag, decide, now } = desk();
        const states = [now()];
        for (const [index, kind] of kinds.entries()) {
          const isMoreTyping = kind === 'type' && kinds[index - 1] === 'type';
          if (kind === 'type') type(`${index} `);
          else if (kind === 'tag') tag(`${index}`, 'person');
          else decide(`${index}`, 'accepted');
          states.splice(isMoreTyping ? -1 : states.length, 1, now());
        }
        for (let back = states.length - 2; back >= 0; back--) {
          history.undo();
          expect(now()).toEqual(states[back]);
        }
        for (let forth = 1; forth < states.length; forth++) {
          history.redo();
          expect(now()).toEqual(states[forth]);
        }
      }),
    );
  });
});
