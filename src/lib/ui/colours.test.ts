import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { TAG_COLOURS } from '#domain/codebook/codebook.ts';
import { PAPERS, TAG_PALETTE } from '#domain/codebook/palette.ts';
import { contrastRatio } from '#domain/colour.ts';

type Theme = 'light' | 'dark';

const sheet = readFileSync(new URL('../../app.css', import.meta.url), 'utf8');
const surfaces = ['page', 'surface', 'surface-sunken', 'surface-hover', 'surface-selected'];

describe.each<Theme>(['light', 'dark'])('in the %s theme', (theme) => {
  const contrast = (one: string, other: string) =>
    contrastRatio(colour(one, theme), colour(other, theme));

  it.each(surfaces)('ink and links can be read on --%s', (surface) => {
    for (const ink of ['ink', 'ink-muted', 'accent'])
      expect(contrast(ink, surface), ink).toBeGreaterThanOrEqual(4.5);
  });

  it('words on filled controls and on people can be read', () => {
    expect(contrast('on-accent', 'accent-fill')).toBeGreaterThanOrEqual(4.5);
    expect(contrast('on-accent', 'accent-hover')).toBeGreaterThanOrEqual(4.5);
    for (let person = 1; person <= 8; person += 1)
      expect(contrast('on-person', `person-${person}`), `person ${person}`).toBeGreaterThanOrEqual(
        4.5,
      );
  });

  it('the bounds of controls and the focus ring stand out on the page and on surfaces', () => {
    for (const edge of ['line-strong', 'focus'])
      for (const surface of ['page', 'surface', 'surface-sunken'])
        expect(contrast(edge, surface), `${edge} on ${surface}`).toBeGreaterThanOrEqual(3);
  });

  it.each(['good', 'warning', 'danger'])('what is %s can be read', (tone) => {
    for (const surface of ['page', 'surface', `${tone}-wash`])
      expect(contrast(tone, surface), surface).toBeGreaterThanOrEqual(4.5);
  });

  it('tags are checked in the colours they are drawn in', () => {
    expect(PAPERS[theme]).toBe(colour('page', theme));
    for (const tag of TAG_COLOURS)
      expect(TAG_PALETTE[tag][theme], tag).toBe(colour(`tag-${tag}`, theme));
  });

  it.each(TAG_COLOURS)('a %s tag is seen by its underline and leaves its words readable', (tag) => {
    for (const surface of ['page', 'surface', `tag-${tag}-wash`])
      expect(contrast(`tag-${tag}`, surface), surface).toBeGreaterThanOrEqual(4.5);
    expect(contrast('ink', `tag-${tag}-wash`)).toBeGreaterThanOrEqual(4.5);
    expect(contrast('on-person', `tag-${tag}`), 'its label').toBeGreaterThanOrEqual(4.5);
  });
});

function colour(name: string, theme: Theme): string {
  const pair = new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(sheet);
  if (pair === null) throw new Error(`app.css has no colour --${name}`);
  return pair[theme === 'light' ? 1 : 2] ?? '';
}
