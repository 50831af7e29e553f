import { AllSelection, TextSelection, type Transaction } from 'prosemirror-state';
import { Fragment, Slice } from 'prosemirror-model';
import fc from 'fast-check';
import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { encodeBlockType, paragraph, type Block } from '#domain/text/block.ts';
import { readBlocks, textOf } from '#collab/text-document.ts';
import { replicasOf, synchronize, type Replica } from '#tests/support/replica.ts';
import { transactionToDeltas } from './local-change.ts';
import { blocksOf, em, link, nodeOf, schema, strong } from './schema.ts';
import { effort } from '#tests/support/effort.ts';
import { arbitraryBlock, arbitraryWords } from '#tests/support/arbitrary-article.ts';

function heading(text: string): Block {
  return { ...paragraph(text), type: { name: 'heading', level: 1 } };
}

type Edit = (tr: Transaction) => Transaction;
/** A number to be taken modulo whatever there is. */
const place = fc.nat();

/** A position words can stand at, never inside a character of two code units. */
function inText(tr: Transaction, number: number): number {
  const { from } = TextSelection.near(tr.doc.resolve(number % (tr.doc.content.size + 1)));
  const behind = tr.doc.textBetween(from, Math.min(from + 1, tr.doc.content.size));
  return /^[\uDC00-\uDFFF]/.test(behind) ? from - 1 : from;
}

/** A position before a block, and the block there. */
function blockBoundary(tr: Transaction, number: number): number {
  let position = 0;
  for (const node of tr.doc.children.slice(0, number % tr.doc.childCount))
    position += node.nodeSize;
  return position;
}

const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(place, arbitraryWords).map(
    ([at, words]): Edit =>
      (tr) =>
        tr.insertText(words, inText(tr, at)),
  ),
  fc.tuple(place, place, arbitraryWords).map(([one, other, words]): Edit => (tr) => {
    const [from = 0, to = 0] = [inText(tr, one), inText(tr, other)].sort((a, b) => a - b);
    return words === '' ? tr.delete(from, to) : tr.insertText(words, from, to);
  }),
  fc.tuple(place, place).map(([one, other]): Edit => (tr) => {
    const [from = 0, to = 0] = [inText(tr, one), inText(tr, other)].sort((a, b) => a - b);
    return tr.delete(from, to);
  }),
  place.map(
    (at): Edit =>
      (tr) =>
        tr.split(inText(tr, at)),
  ),
  fc.tuple(place, arbitraryBlock).map(
    ([at, block]): Edit =>
      (tr) =>
        tr.split(inText(tr, at), 1, [
          { type: schema.nodes.block, attrs: { type: encodeBlockType(block.type) } },
        ]),
  ),
  place.map((at): Edit => (tr) => {
    const position = blockBoundary(tr, at);
    return position === 0 ? tr : tr.join(position);
  }),
  fc.tuple(place, arbitraryBlock).map(
    ([at, block]): Edit =>
      (tr) =>
        tr.setNodeAttribute(blockBoundary(tr, at), 'type', encodeBlockType(block.type)),
  ),
  fc.tuple(place, arbitraryBlock).map(
    ([at, block]): Edit =>
      (tr) =>
        tr.setNodeMarkup(blockBoundary(tr, at), null, { type: encodeBlockType(block.type) }),
  ),
  fc
    .tuple(
      place,
      place,
      fc.constantFrom(
        strong.create(),
        em.create(),
        link.create({ href: 'https://a.example/' }),
        link.create({ href: 'https://b.example/' }),
      ),
      fc.boolean(),
    )
    .map(([one, other, mark, on]): Edit => (tr) => {
      const [from = 0, to = 0] = [inText(tr, one), inText(tr, other)].sort((a, b) => a - b);
      return on ? tr.addMark(from, to, mark) : tr.removeMark(from, to, mark.type);
    }),
  fc
    .tuple(place, place, fc.array(arbitraryBlock, { minLength: 1, maxLength: 3 }))
    .map(([one, other, blocks]): Edit => (tr) => {
      const [from = 0, to = 0] = [inText(tr, one), inText(tr, other)].sort((a, b) => a - b);
      return tr.replaceRange(from, to, new Slice(Fragment.from(blocks.map(nodeOf)), 1, 1));
    }),
  fc.tuple(place, fc.array(arbitraryBlock, { maxLength: 3 })).map(([at, blocks]): Edit => (tr) => {
    const position = blockBoundary(tr, at);
    const end = position + (tr.doc.nodeAt(position)?.nodeSize ?? 0);
    return blocks.length === 0 && tr.doc.childCount === 1
      ? tr
      : tr.replaceWith(position, end, blocks.map(nodeOf));
  }),
  fc.tuple(place, place, place).map(([one, other, target]): Edit => (tr) => {
    const [from = 0, to = 0] = [inText(tr, one), inText(tr, other)].sort((a, b) => a - b);
    const moved = tr.doc.slice(from, to);
    tr.setMeta('uiEvent', 'drop').delete(from, to);
    return tr.replaceRange(inText(tr, target), inText(tr, target), moved);
  }),
  fc.constant((tr: Transaction): Transaction =>
    tr.setSelection(new AllSelection(tr.doc)).deleteSelection(),
  ),
);

type Move =
  | { readonly type: 'edit'; readonly by: number; readonly edit: Edit }
  | { readonly type: 'undo' | 'redo'; readonly by: number }
  | { readonly type: 'synchronize' }
  | { readonly type: 'vandalize'; readonly act: (text: Y.Text) => void };

const by = fc.nat({ max: 2 });
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ type: fc.constant('edit'), by, edit }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constantFrom('undo', 'redo'), by }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('synchronize') }) },
);

function play(replicas: readonly Replica[], moves: readonly Move[]): void {
  const vandal = { doc: new Y.Doc() };
  for (const next of moves) {
    const replica = replicas['by' in next ? next.by % replicas.length : 0];
    if (next.type === 'synchronize') synchronize([...replicas, vandal]);
    else if (next.type === 'vandalize') next.act(textOf(vandal.doc));
    else if (next.type === 'edit') replica?.edit(next.edit);
    else replica?.history[next.type]();
    for (const each of replicas) expectTruth(each);
  }
}

function expectTruth(replica: Replica): void {
  expect(blocksOf(replica.state.doc.children)).toEqual(readBlocks(textOf(replica.doc)));
  replica.state.doc.check();
}

const attributes = fc.dictionary(
  fc.constantFrom('strong', 'em', 'link', 'block', 'colour'),
  fc.constantFrom(true, null, 1, 'heading-2', 'heading-9', { href: 'javascript:alert(1)' }),
  { noNullPrototype: true },
);
/** What somebody without our editor may do to a text. */
const vandalism: fc.Arbitrary<Move> = fc.oneof(
  fc.record({
    type: fc.constant('vandalize'),
    act: fc.oneof(
      fc.tuple(place, fc.constantFrom('\n', 'x\ny', '\r', '😀', 'z'), attributes).map(
        ([at, words, look]) =>
          (text: Y.Text) =>
            text.insert(at % (text.length + 1), words, look),
      ),
      fc.tuple(place, place).map(([at, length]) => (text: Y.Text) => {
        const from = at % (text.length + 1);
        text.delete(from, length % (text.length - from + 1));
      }),
      fc.tuple(place, place, attributes).map(([at, length, look]) => (text: Y.Text) => {
        const from = at % (text.length + 1);
        text.format(from, length % (text.length - from + 1), look);
      }),
      place.map((at) => (text: Y.Text) => text.insertEmbed(at % (text.length + 1), { image: 1 })),
    ),
  }),
);

const RUNS = effort({ test: 100, torture: 10_000 });
const moves = fc.array(move, { minLength: 5, maxLength: 40, size: 'max' });
const article = fc.array(arbitraryBlock, { minLength: 1, maxLength: 4 });

describe('the law of the binding', () => {
  it('TX1: says in every replica what the text says, after any mix of edits, undo and redo', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(article, moves, (blocks, played) => {
        const replicas = replicasOf(blocks);
        play(replicas, played);
        synchronize(replicas);
        for (const replica of replicas) {
          expectTruth(replica);
          expect(readBlocks(textOf(replica.doc))).toEqual(readBlocks(textOf(replicas[0].doc)));
          expect(replica.text.endsWith('\n')).toBe(true);
          expect(replica.broken).toEqual([]);
          seen.add(replica.text);
          replica.destroy();
        }
      }),
      { numRuns: RUNS },
    );
    expect(seen.size).toBeGreaterThan(RUNS / 4);
  }, 600_000);

  it('TX2: holds over texts that no editor of ours writes', () => {
    fc.assert(
      fc.property(
        article,
        fc.array(fc.oneof(move, vandalism), { maxLength: 20, size: 'max' }),
        (blocks, played) => {
          const replicas = replicasOf(blocks);
          play(replicas, played);
          synchronize(replicas);
          for (const replica of replicas) {
            expectTruth(replica);
            expect(replica.text).toBe(replicas[0].text);
            replica.destroy();
          }
        },
      ),
      { numRuns: RUNS },
    );
  }, 600_000);

  it('repairs a document in which half a character was deleted', () => {
    const [replica] = replicasOf([paragraph('a 😀 b')]);
    replica.edit((tr) => tr.delete(3, 4));
    expectTruth(replica);
    expect(replica.text).toBe('a \uFFFD b\n');
    expect(replica.broken).toHaveLength(1);
  });

  it('repairs a document with a newline inside a block', () => {
    const [replica] = replicasOf([paragraph('one two')]);
    replica.edit((tr) => tr.insertText('\n', 4));
    expectTruth(replica);
    expect(replica.text).toBe('one  two\n');
  });
});

describe('a change made here', () => {
  it('TX3: writes one letter for a letter typed among equal ones, at its place', () => {
    const [replica] = replicasOf([paragraph('aaaa')]);
    const { tr } = replica.state;
    expect(transactionToDeltas(tr.insertText('a', 3))).toEqual([
      [
        { retain: 2, attributes: {} },
        { insert: 'a', attributes: {} },
      ],
    ]);
  });

  it('writes a split as one newline that carries the type of the first half', () => {
    const [replica] = replicasOf([heading('Headline')]);
    expect(transactionToDeltas(replica.state.tr.split(5))).toEqual([
      [
        { retain: 4, attributes: {} },
        { insert: '\n', attributes: { block: 'heading-1' } },
      ],
    ]);
  });

  it('writes a join as one deleted newline and the type of the block it goes into', () => {
    const [replica] = replicasOf([heading('One'), paragraph('two')]);
    expect(transactionToDeltas(replica.state.tr.join(5))).toEqual([
      [
        { retain: 3, attributes: {} },
        { delete: 1 },
        { retain: 3, attributes: {} },
        { retain: 1, attributes: { block: 'heading-1' } },
      ],
    ]);
  });

  it('writes a heading as the format of one newline', () => {
    const [replica] = replicasOf([paragraph('One'), paragraph('two')]);
    expect(transactionToDeltas(replica.state.tr.setNodeAttribute(0, 'type', 'heading-2'))).toEqual([
      [
        { retain: 3, attributes: {} },
        { retain: 1, attributes: { block: 'heading-2' } },
      ],
    ]);
  });

  it('TX4: never deletes the last newline, also when the last block goes', () => {
    const [replica] = replicasOf([paragraph('One'), heading('two')]);
    expect(transactionToDeltas(replica.state.tr.delete(5, 10))).toEqual([
      [{ retain: 3, attributes: {} }, { delete: 4 }, { retain: 1, attributes: { block: null } }],
    ]);
  });

  it('keeps characters that only get another look', () => {
    const [replica] = replicasOf([paragraph('plain words')]);
    const bold = schema.text('plain', [strong.create()]);
    expect(transactionToDeltas(replica.state.tr.replaceWith(1, 6, bold))).toEqual([
      [{ retain: 5, attributes: { strong: true } }],
    ]);
  });
});

describe("someone else's change", () => {
  it('TX5: leaves other blocks as they are', () => {
    const [here, there] = replicasOf([paragraph('One'), paragraph('Two'), paragraph('Three')]);
    const before = here.state.doc.children;
    there.edit((tr) => tr.insertText('!', there.at(7)).split(there.at(2)));
    synchronize([here, there]);
    expect(here.state.doc.children).toHaveLength(4);
    expect(here.state.doc.children[3]).toBe(before[2]);
  });

  it('inserts and deletes whole blocks as such', () => {
    const [here, there] = replicasOf([paragraph('One'), paragraph('Two'), paragraph('Three')]);
    const [, , third] = here.state.doc.children;
    there.edit((tr) => tr.insert(5, nodeOf(heading('New'))).delete(10, 15));
    synchronize([here, there]);
    expect(here.text).toBe('One\nNew\nThree\n');
    expect(here.state.doc.children[2]).toBe(third);
  });

  it('moves a caret with its words and does not grow a selection', () => {
    const [here, there] = replicasOf([paragraph('one two three')]);
    here.select(4, 7);
    there.edit((tr) => tr.insertText('a ', there.at(4)).insertText(' b', there.at(9)));
    synchronize([here, there]);
    const { from, to } = here.state.selection;
    expect(here.text).toBe('one a two b three\n');
    expect(here.state.doc.textBetween(from, to)).toBe('two');
  });

  it('leaves the look I am about to type in', () => {
    const [here, there] = replicasOf([paragraph('one')]);
    here.binding.dispatch(here.state.tr.addStoredMark(strong.create()));
    there.edit((tr) => tr.insertText('!', there.at(3)));
    synchronize([here, there]);
    expect(here.state.storedMarks).toEqual([strong.create()]);
  });

  it('reads formatting exactly, where the event of Yjs would write while it is read', () => {
    const [here, there] = replicasOf([paragraph('one two')]);
    here.edit((tr) => tr.addMark(1, 8, strong.create()));
    there.edit((tr) => tr.addMark(1, 4, strong.create()));
    synchronize([here, there]);
    expectTruth(here);
    expectTruth(there);
  });
});

describe('undo', () => {
  it('TX6: takes back only what was done here, and puts the caret back', () => {
    const [here, there] = replicasOf([paragraph('one two')]);
    here.select(3, 3);
    here.edit((tr) => tr.insertText(' and', here.at(3)));
    synchronize([here, there]);
    there.edit((tr) => tr.insertText('So: ', there.at(0)));
    synchronize([here, there]);
    here.select(0, 0);
    expect(here.history.undo()).toBe(true);
    expect(here.text).toBe('So: one two\n');
    expect(here.state.selection.from).toBe(here.at(7));
    expect(here.history.undo()).toBe(false);
    expect(here.history.redo()).toBe(true);
    expect(here.text).toBe('So: one and two\n');
  });

  it('TX6: takes nothing older back in place of an edit that a colleague has made void', () => {
    const [here, there] = replicasOf([paragraph('one two')]);
    here.edit((tr) => tr.insertText('So: ', here.at(0)));
    here.edit((tr) => tr.insertText(' three', here.at(11)));
    synchronize([here, there]);
    there.edit((tr) => tr.delete(there.at(11), there.at(17)));
    synchronize([here, there]);
    expect(here.history.undo()).toBe(false);
    expect(here.text).toBe('So: one two\n');
    expect(here.history.undo()).toBe(true);
    expect(here.text).toBe('one two\n');
  });

  it('selects again what was selected when it was deleted', () => {
    const [here] = replicasOf([paragraph('one two three')]);
    here.select(4, 7);
    here.edit((tr) => tr.delete(here.at(4), here.at(7)));
    here.history.undo();
    const { from, to } = here.state.selection;
    expect(here.state.doc.textBetween(from, to)).toBe('two');
  });
});
