// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { MESSAGE_LIMIT_BYTES } from '#collab/wire.ts';
import { loneDesk } from '#tests/support/lone-desk.ts';

const PLACES = 15_000;

it('OC9: any number of places is tagged in messages that a socket takes, and taken back as one step', () => {
  const { desk, documents } = loneDesk([`${'the crane '.repeat(PLACES)}stands`]);
  const sizes: number[] = [];
  documents.layer.on('update', (update: Uint8Array) => sizes.push(update.length));
  const spans = Array.from({ length: PLACES }, (_, at) => ({ start: at * 10, end: at * 10 + 9 }));
  const model = { kind: 'entity', label: 'person', fields: {}, part: 'mention' };

  desk.step(() => desk.edits.tagEach(model, spans));
  expect(desk.article.tags).toHaveLength(PLACES);
  expect(Math.max(...sizes)).toBeLessThan(MESSAGE_LIMIT_BYTES / 16);

  desk.step(() =>
    desk.edits.moveSpans(desk.article.tags, ({ start, end }) => ({ start, end: end - 1 })),
  );
  expect(desk.article.tags[0]?.words).toBe('the cran');
  expect(Math.max(...sizes)).toBeLessThan(MESSAGE_LIMIT_BYTES / 16);
  desk.undo();
  expect(desk.article.tags[0]?.words).toBe('the crane');

  desk.undo();
  expect(desk.article.tags).toHaveLength(0);
  desk.redo();
  expect(desk.article.tags).toHaveLength(PLACES);
  expect(Math.max(...sizes)).toBeLessThan(MESSAGE_LIMIT_BYTES / 16);
});
