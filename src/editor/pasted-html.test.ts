// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { encodeBlockType, wordsOf, type Block, type Run } from '#domain/text/block.ts';
import { blocksFromHtml } from './pasted-html.ts';

/** Blocks as `type: words`, one a line. */
function outline(html: string): string[] {
  return blocksFromHtml(html).map((block) => `${nameOf(block)}: ${wordsOf(block)}`);
}

function nameOf({ type }: Block): string {
  return encodeBlockType(type) ?? 'p';
}

function runsOf(html: string): readonly Run[] {
  return blocksFromHtml(html).flatMap(({ runs }) => runs);
}

describe('pasted HTML', () => {
  it('keeps headings, paragraphs, lists and quotations of a web page', () => {
    const page = `<meta charset="utf-8"><article><h1>Harbour reopens</h1>
      <p>The old harbour <em>reopened</em> on
      Monday.</p><ul><li>Two piers</li><li>One crane<ol><li>repaired</li></ol></li></ul>
      <blockquote><p>It took a year.</p></blockquote><h5>Small print</h5></article>`;
    expect(outline(page)).toEqual([
      'heading-1: Harbour reopens',
      'p: The old harbour reopened on Monday.',
      'bullet-0: Two piers',
      'bullet-0: One crane',
      'ordered-1: repaired',
      'quotation: It took a year.',
      'heading-3: Small print',
    ]);
  });

  it('keeps bold, italic and links, and nothing else of the looks', () => {
    expect(
      runsOf(
        `<p style="color:red">Say <b>yes</b> <i>or</i> <a href="https://a.example/x">no</a></p>`,
      ),
    ).toEqual([
      { text: 'Say ' },
      { text: 'yes', strong: true },
      { text: ' ' },
      { text: 'or', em: true },
      { text: ' ' },
      { text: 'no', link: { href: 'https://a.example/x' } },
    ]);
  });

  it('drops scripts, styles, images, menus, forms, frames and what is hidden', () => {
    const hostile = `<style>p{color:red}</style><script>steal()</script><nav>Home</nav>
      <p onclick="steal()">Kept<img src="https://t.example/pixel.gif" onerror="steal()"></p>
      <iframe src="about:blank"></iframe><svg><text>logo</text></svg>
      <form><input value="x"><button>Subscribe</button></form>
      <div style="display:none">preheader</div><div hidden>more</div>
      <span aria-hidden="true">icon</span><p><a href="javascript:steal()">Plain words</a></p>`;
    expect(outline(hostile)).toEqual(['p: Kept', 'p: Plain words']);
    expect(runsOf(hostile).some(({ link }) => link !== undefined)).toBe(false);
  });

  it('takes trackers off links', () => {
    const [run] = runsOf(
      `<a href="https://a.example/story?id=7&utm_source=mail&fbclid=abc#top">story</a>`,
    );
    expect(run?.link?.href).toBe('https://a.example/story?id=7#top');
  });

  it('reads what Google Docs copies: its wrapper is not bold, its spans are', () => {
    const docs = `<b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr">
      <span style="font-weight:400;font-style:normal">Plain </span><span style="font-weight:700">bold</span>
      <span style="font-style:italic"> slanted</span></p><br></b>`;
    expect(runsOf(docs)).toEqual([
      { text: 'Plain ' },
      { text: 'bold', strong: true },
      { text: ' ' },
      { text: 'slanted', em: true },
    ]);
  });

  it('reads what Word copies: lists without their markers, quotes and titles by their class', () => {
    const word = `<p class="MsoTitle">The title<o:p></o:p></p>
      <p class="MsoListParagraph" style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">·<span>&nbsp;&nbsp;</span></span>first</p>
      <p class="MsoListParagraph" style="mso-list:l0 level2 lfo1"><span style="mso-list:Ignore">2.<span>&nbsp;</span></span>second</p>
      <p class="MsoQuote">Said once.</p><p class="MsoNormal"><o:p>&nbsp;</o:p></p>`;
    expect(outline(word)).toEqual([
      'heading-1: The title',
      'bullet-0: first',
      'ordered-1: second',
      'quotation: Said once.',
    ]);
  });

  it('leaves out what was deleted with its trace kept', () => {
    expect(outline('<p>It cost <del>two</del><ins>three</ins> <s>old</s> millions.</p>')).toEqual([
      'p: It cost three old millions.',
    ]);
  });

  it('makes a block of every line, row and preformatted line', () => {
    expect(outline('<p>one<br>two<br><br>three</p>')).toEqual(['p: one', 'p: two', 'p: three']);
    expect(
      outline('<table><tr><th>Year</th><th>Ships</th></tr><tr><td>1</td><td>2</td></tr></table>'),
    ).toEqual(['p: Year | Ships', 'p: 1 | 2']);
    expect(outline('<pre>first\n\nsecond</pre>')).toEqual(['p: first', 'p: second']);
  });

  it('folds blanks of the layout, hard ones too, and keeps none at the edges', () => {
    expect(outline('<div>  a&nbsp;&nbsp; <span> b</span>\n</div><div>&nbsp;</div>text')).toEqual([
      'p: a b',
      'p: text',
    ]);
  });

  it('finds nothing in nothing', () => {
    expect(blocksFromHtml('')).toEqual([]);
    expect(blocksFromHtml('<div><p>&nbsp;</p><br></div>')).toEqual([]);
  });
});
