// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import type { ServerAnswer } from '../ask-server.ts';
import { LiveCodebook } from './live-codebook.svelte.ts';

let asked: ((answer: ServerAnswer) => void)[];
let shown: number;
let live: LiveCodebook;

beforeEach(() => {
  vi.useFakeTimers();
  [asked, shown] = [[], 0];
  live = new LiveCodebook(
    2,
    () => new Promise((answer) => asked.push(answer)),
    () => (shown += 1),
  );
});

afterEach(() => {
  live.destroy();
  vi.useRealTimers();
});

async function answer(version: number): Promise<void> {
  asked.shift()?.({ ok: true, value: { version, codebook: DEFAULT_CODEBOOK } });
  await vi.advanceTimersByTimeAsync(0);
}

describe('the codebook of an open page', () => {
  it('CB8: is asked for when there is a newer one, once', async () => {
    live.hear(2);
    expect(asked).toHaveLength(0);
    live.hear(3);
    live.hear(3);
    expect(asked).toHaveLength(1);
    await answer(3);
    expect(shown).toBe(1);
    await vi.runAllTimersAsync();
    expect(asked).toHaveLength(0);
  });

  it('CB8: is asked for again when another was saved while it came', async () => {
    live.hear(3);
    live.hear(4);
    await answer(3);
    expect(shown).toBe(1);
    await vi.runAllTimersAsync();
    expect(asked).toHaveLength(1);
    await answer(4);
    expect(shown).toBe(2);
  });

  it('CB8: is asked for again when the server could not be reached, which is said', async () => {
    live.hear(3);
    asked.shift()?.({ ok: false, because: 'failed', message: 'Away.' });
    await vi.advanceTimersByTimeAsync(0);
    expect(live.problem).toBe('Away.');
    await vi.runAllTimersAsync();
    await answer(3);
    expect(live.problem).toBeNull();
    expect(shown).toBe(1);
  });
});
