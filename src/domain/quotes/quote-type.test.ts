import { describe, expect, it } from 'vitest';
import { quoteTypeOf } from './quote-type.ts';

/** The type of the words between the bars. */
function typeOf(marked: string): string {
  const start = marked.indexOf('|');
  const end = marked.indexOf('|', start + 1) - 1;
  return quoteTypeOf(marked.replaceAll('|', ''), { start, end });
}

describe('how words are quoted', () => {
  it.each([
    '|“We were never asked,”| said Okafor.',
    '“|We were never asked|,” said Okafor.',
    'She said: |"Nobody came."|',
    'Er sagte: „|Niemand kam|.“',
    'Elle dit : « |Personne n’est venu| ».',
    '‘|It isn’t over|,’ he said.',
    'First.\n“|The harbour is closed.|\nSecond.',
    '|“We were asked once,” “and never again.”|',
  ])('are direct inside their marks: %s', (marked) => {
    expect(typeOf(marked)).toBe('direct');
  });

  it.each([
    'She said |they had “never been asked”| about it.',
    '|“We won,” he said|.',
    '|It was a "gift" to the town|.',
  ])('are mixed when only some stand inside: %s', (marked) => {
    expect(typeOf(marked)).toBe('mixed');
  });

  it.each([
    'She said |they had never been asked|.',
    '“We won,” he said, adding that |it wasn’t luck|.',
    '“One.”\n|Okafor denied it|.\n“Two.”',
  ])('are indirect without marks: %s', (marked) => {
    expect(typeOf(marked)).toBe('indirect');
  });
});
