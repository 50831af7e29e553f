import { describe, expect, it } from 'vitest';
import { lineBetween, stub } from './link-lines.ts';

const box = (left: number, top: number) => ({ left, top, width: 40, height: 20 });

describe('the line of a link', () => {
  it('leaves words below for words further down, and the other way round', () => {
    expect(lineBetween(box(0, 0), box(100, 200)).path).toMatch(/^M20.0 20.0C.* 120.0 200.0$/);
    expect(lineBetween(box(100, 200), box(0, 0)).path).toMatch(/^M120.0 200.0C.* 20.0 20.0$/);
  });

  it('arches over words on one line', () => {
    const { path, label } = lineBetween(box(0, 100), box(200, 100));
    expect(path).toMatch(/^M20.0 100.0C20.0 72.0 220.0 72.0 220.0 100.0$/);
    expect(label).toEqual({ x: 120, y: 79 });
  });

  it('leads a little way towards an end that is out of sight', () => {
    expect(stub(box(0, 100), 'above').path).toBe('M20.0 100.0v-44.0');
    expect(stub(box(0, 100), 'below').path).toBe('M20.0 120.0v44.0');
  });
});
