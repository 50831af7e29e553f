import { describe, expect, it } from 'vitest';
import { fileName } from './file-name.ts';

describe('the name of an exported file', () => {
  const day = new Date('2026-05-06T23:00:00Z');

  it.each([
    ['Old ferry stays, “another” year', 'old-ferry-stays-another-year-2026-05-06.csv'],
    ['../../etc/passwd', 'etc-passwd-2026-05-06.csv'],
    ['渡轮 / Fähre', '渡轮-fähre-2026-05-06.csv'],
    ['!?', 'dataset-2026-05-06.csv'],
    ['a '.repeat(99), `${'a-'.repeat(30).slice(0, -1)}-2026-05-06.csv`],
  ])('of “%s” is safe and readable', (name, expected) => {
    expect(fileName(name, day, 'csv')).toBe(expected);
  });
});
