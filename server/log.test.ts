import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { describeLine } from './log-lines.ts';
import { createLog } from './log.ts';

function logInto(): { log: ReturnType<typeof createLog>; written: () => string } {
  const stream = new PassThrough();
  const log = createLog({ level: 'info', stream });
  return { log, written: () => String(stream.read() ?? '') };
}

describe('the log', () => {
  test('is one JSON object a line, with a level in words and a time', () => {
    const { log, written } = logInto();
    log.info({ articleId: 'a1' }, 'opened');
    expect(JSON.parse(written())).toEqual({
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.+Z$/),
      articleId: 'a1',
      msg: 'opened',
    });
  });

  test('keeps secrets out at any place they are likely to stand', () => {
    const { log, written } = logInto();
    log.info(
      {
        password: 'hunter2',
        request: { cookie: 'hunter2', headers: { authorization: 'hunter2' } },
        params: { token: 'hunter2' },
      },
      'signed in',
    );
    expect(written()).not.toContain('hunter2');
  });

  test('tells an error with its stack', () => {
    const { log, written } = logInto();
    log.error({ error: new Error('it broke') }, 'failed');
    expect(JSON.parse(written())).toMatchObject({
      error: { message: 'it broke', stack: expect.stringContaining('log.test.ts') },
    });
  });

  test('is a short line in a terminal', () => {
    const { log, written } = logInto();
    log.warn({ articleId: 'a1', count: 3 }, 'slow');
    const line = describeLine(written());
    // eslint-disable-next-line no-control-regex
    expect(line.replaceAll(/\u001B\[\d+m/g, '')).toMatch(
      /^\d\d:\d\d:\d\d slow \(articleId: a1, count: 3\)\n$/,
    );
  });
});
