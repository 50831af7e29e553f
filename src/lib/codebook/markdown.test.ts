import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headingFor, headingsOf, readMarkdown, type Block, type Inline } from './markdown.ts';

function linksIn(value: unknown): string[] {
  return JSON.stringify(value)
    .split('"href":"')
    .slice(1)
    .map((rest) => rest.slice(0, rest.indexOf('"')));
}

const text = (words: string): Inline => ({ type: 'text', text: words });

describe('guidelines in Markdown', () => {
  it('are headings, paragraphs, lists, quotations, tables and code', () => {
    const read = readMarkdown(
      '# Persons\n\nTag **names** and *titles*.\n\n- one\n- two\n\n> said\n\n|a|b|\n|-|-|\n|1|2|\n\n```\nx\n```\n\n---',
    );
    expect(read.map(({ type }) => type)).toEqual([
      'heading',
      'paragraph',
      'list',
      'quotation',
      'table',
      'code',
      'rule',
    ]);
    expect(headingsOf(read)).toEqual([{ id: 'part-1', level: 1, words: 'Persons' }]);
  });

  it('CB10: HTML in them is words, a picture is a link, and no link leads anywhere unsafe', () => {
    expect(readMarkdown('<script>alert(1)</script>')).toEqual<Block[]>([
      { type: 'paragraph', inlines: [text('<script>alert(1)</script>')] },
    ]);
    expect(readMarkdown('[x](javascript:alert(1)) ![y](https://a.example/y.png)')).toEqual<Block[]>(
      [
        {
          type: 'paragraph',
          inlines: [
            text('x'),
            text(' '),
            { type: 'link', href: 'https://a.example/y.png', inlines: [text('y')] },
          ],
        },
      ],
    );
  });

  it('CB10: whatever is written, all that is drawn is text and safe links', () => {
    const piece = fc.constantFrom(
      '# ',
      '\n\n',
      '- ',
      '> ',
      '[a](',
      '![b](',
      ')',
      'javascript:',
      'data:',
      'https://a.example',
      '<b onclick=x>',
      '&#106;',
      '`',
      '**',
      '|',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 40 }), (pieces) => {
        for (const href of linksIn(readMarkdown(pieces.join(''))))
          expect(href).toMatch(/^(https?|mailto):/);
      }),
    );
  });

  it('lead from a name to the heading called so, or to one that speaks of it', () => {
    const headings = headingsOf(readMarkdown('# Persons and roles\n\n## Person\n\n## Places'));
    expect(headingFor(headings, 'Person')?.words).toBe('Person');
    expect(headingFor(headings, 'place')?.words).toBe('Places');
    expect(headingFor(headings, 'Money')).toBeUndefined();
  });

  it('are read however deep they nest', () => {
    expect(readMarkdown(`${'> '.repeat(200)}deep`)).toHaveLength(1);
  });
});
