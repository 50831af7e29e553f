import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LogPosition } from './log-position.ts';

describe('a position in a log', () => {
  it('is as far as everything before is known, in whatever order it was heard', () => {
    const arbitraryOrder = fc.integer({ min: 1, max: 12 }).chain((count) =>
      fc.shuffledSubarray(
        Array.from({ length: count }, (_, index) => index + 6),
        { minLength: 0, maxLength: count },
      ),
    );
    fc.assert(
      fc.property(arbitraryOrder, (heard) => {
        const position = new LogPosition(5);
        for (const seq of heard) position.add({ from: seq, to: seq });
        const known = new Set(heard);
        let reached = 5;
        while (known.has(reached + 1)) reached += 1;
        expect(position.seq).toBe(reached);
        expect(position.hasGap).toBe(heard.some((seq) => seq > reached));
      }),
    );
  });

  it('takes runs that overlap what is known', () => {
    const position = new LogPosition(5);
    position.add({ from: 3, to: 8 });
    position.add({ from: 10, to: 11 });
    position.add({ from: 7, to: 10 });
    expect([position.seq, position.hasGap]).toEqual([11, false]);
  });

  it('goes its own way once forked', () => {
    const position = new LogPosition(5);
    position.add({ from: 7, to: 7 });
    const fork = position.fork();
    position.add({ from: 6, to: 6 });
    expect([position.seq, fork.seq]).toEqual([7, 5]);
    fork.add({ from: 6, to: 6 });
    expect(fork.seq).toBe(7);
  });
});
