import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { acknowledgement, awarenessFrame, readFrame, syncQuestion, updateFrame } from './frames.ts';
import { isAhead, isNews, newsClients, shapeOf } from './update-shape.ts';

describe('messages', () => {
  it('are read as they were written', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.nat(), (bytes, upto) => {
        expect(readFrame(updateFrame(bytes))).toEqual({ type: 'update', update: bytes });
        expect(readFrame(awarenessFrame(bytes))).toEqual({ type: 'awareness', states: bytes });
        expect(readFrame(acknowledgement(upto))).toEqual({ type: 'acknowledge', upto });
        expect(readFrame(syncQuestion(bytes))).toEqual({
          type: 'sync-question',
          stateVector: bytes,
        });
      }),
    );
  });

  it('are read to the last byte or not at all', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1 }),
        fc.uint8Array({ minLength: 1 }),
        (body, more) => {
          const frame = updateFrame(body);
          expect(readFrame(Uint8Array.of(...frame, ...more))).toBeNull();
          expect(readFrame(frame.slice(0, -1))).toBeNull();
        },
      ),
    );
  });

  it('and updates of random bytes never throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        readFrame(bytes);
        const shape = shapeOf(bytes);
        if (shape !== null) isNews(shape, new Y.Doc());
      }),
      { numRuns: 5_000 },
    );
  });
});

describe('the shape of an update', () => {
  const text = (doc: Y.Doc) => doc.getText('text');

  function updatesOf(doc: Y.Doc, edits: () => void): Uint8Array[] {
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    edits();
    return updates;
  }

  function shape(update: Uint8Array | undefined) {
    const result = update === undefined ? null : shapeOf(update);
    if (result === null) throw new Error('That is no update.');
    return result;
  }

  it('tells an update that builds on a missing one', () => {
    const author = new Y.Doc();
    const [first, second] = updatesOf(author, () => {
      text(author).insert(0, 'a');
      text(author).insert(1, 'b');
    });
    const server = new Y.Doc();
    expect(isAhead(shape(first), server)).toBe(false);
    expect(isAhead(shape(second), server)).toBe(true);
    Y.applyUpdate(server, first ?? new Uint8Array());
    expect(isAhead(shape(second), server)).toBe(false);
  });

  it('tells whether there is anything new in it, be it only a deletion', () => {
    const author = new Y.Doc();
    text(author).insert(0, 'abc');
    const server = new Y.Doc();
    Y.applyUpdate(server, Y.encodeStateAsUpdate(author));
    expect(isNews(shape(Y.encodeStateAsUpdate(author)), server)).toBe(false);
    text(author).delete(1, 1);
    const deletion = shape(Y.encodeStateAsUpdate(author));
    expect([newsClients(deletion, server), isNews(deletion, server)]).toEqual([[], true]);
  });

  it('refuses clocks beyond reason', () => {
    // One client with one struct: a GC of 2^52 characters.
    const update = Uint8Array.of(1, 1, 1, 0, 0, 128, 128, 128, 128, 128, 128, 128, 8, 0);
    expect(shapeOf(update)).toBeNull();
  });
});
