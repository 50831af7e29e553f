import { describe, expect, it } from 'vitest';
import type { DrawnSpan } from './drawn-tags.ts';
import { labelsAbove, shortLabel } from './labels-above.ts';

const part = (name: string, start: number, end: number): DrawnSpan => ({
  start,
  end,
  role: 'part',
  name,
});

describe('the labels of a tag’s parts', () => {
  it('RD3: stand above their words where there is room', () => {
    const [source, cue] = [part('Source', 0, 8), part('Cue', 9, 13)];
    expect([...labelsAbove([source, cue])]).toEqual([
      [source, 'Source'],
      [cue, 'Cue'],
    ]);
  });

  it('RD3: are one where they would lie over each other', () => {
    const [source, cue, addressee] = [
      part('Source', 20, 22),
      part('Cue', 23, 27),
      part('Addressee', 28, 30),
    ];
    const content = part('Quote', 60, 80);
    expect([...labelsAbove([source, cue, addressee, content])]).toEqual([
      [source, 'Source, Cue, Addressee'],
      [content, 'Quote'],
    ]);
  });

  it('RE2: are no longer than a narrow screen', () => {
    const name = `${'Broadcasters '.repeat(8)}and their boards`;
    expect(shortLabel(name)).toMatch(/^Broadcasters .{20,27}…$/);
    expect(shortLabel('Law or document')).toBe('Law or document');
  });

  it('RD3: say a name once', () => {
    const [one, other] = [part('Quote', 0, 2), part('Quote', 3, 5)];
    expect([...labelsAbove([one, other]).values()]).toEqual(['Quote']);
  });
});
