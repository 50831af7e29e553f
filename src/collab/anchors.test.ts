import fc from 'fast-check';
import { joinBackward, splitBlock } from 'prosemirror-commands';
import { AllSelection, type Transaction } from 'prosemirror-state';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { paragraph, QUOTATION, type Block, type BlockType } from '#domain/text/block.ts';
import { blockAttributes, em, link, strong } from '#editor/schema.ts';
import { effort } from '#tests/support/effort.ts';
import { Replica, replicasOf, synchronize } from '#tests/support/replica.ts';
import { anchorsIn, anchorSpan, AnchorPlaces, resolveAnchors } from './anchors.ts';
import type { Anchor } from './records.ts';
import { movesOf, textOf } from './text-document.ts';

const ARTICLE: readonly Block[] = [
  { type: { name: 'heading', level: 1 }, runs: [{ text: 'Harbour bridge reopens' }] },
  paragraph('Mayor Ilse Varga said on Monday that the bridge is safe.'),
  paragraph('Engineers agreed.'),
];

/** The tagged words, and where they begin. */
const WORDS = 'Ilse Varga';
const START = 'Harbour bridge reopens\nMayor '.length;
const END = START + WORDS.length;

type Edit = (replica: Replica) => void;

/** An edit of offsets, written as a step of its own. */
function at(change: (tr: Transaction, at: (offset: number) => number) => Transaction): Edit {
  return (replica) => replica.edit((tr) => change(tr, (offset) => replica.at(offset)));
}

function typing(offset: number, words: string): Edit {
  return at((tr, place) => tr.insertText(words, place(offset)));
}

function deleting(from: number, to: number): Edit {
  return at((tr, place) => tr.delete(place(from), place(to)));
}

function replacing(from: number, to: number, words: string): Edit {
  return at((tr, place) => tr.insertText(words, place(from), place(to)));
}

function retyping(type: BlockType): Edit {
  return at((tr, place) =>
    tr.setNodeAttribute(place(START) - 7, 'type', blockAttributes(type).type),
  );
}

function pressing(command: typeof splitBlock, offset: number): Edit {
  return (replica) => {
    replica.select(offset, offset);
    command(replica.state, (tr) => replica.edit(() => tr));
  };
}

function dropping(from: number, to: number, target: number): Edit {
  return at((tr, place) => {
    const [start, end] = [place(from), place(to)];
    const words = tr.doc.slice(start, end);
    const goal = place(target);
    tr.setMeta('uiEvent', 'drop').delete(start, end);
    const mapped = tr.mapping.map(goal);
    return tr.replaceRange(mapped, mapped, words);
  });
}

function cutting(from: number, to: number): Edit {
  return at((tr, place) => tr.setMeta('uiEvent', 'cut').delete(place(from), place(to)));
}

function pasting(words: string, target: number): Edit {
  return at((tr, place) => tr.setMeta('uiEvent', 'paste').insertText(words, place(target)));
}

const undoing: Edit = (replica) => replica.history.undo();
const redoing: Edit = (replica) => replica.history.redo();

/** Edits after which the tag stands on these words; null when it is detached. */
const ORDINARY_EDITS: readonly [edit: string, words: string | null, ...edits: Edit[]][] = [
  ['typing before', WORDS, typing(START - 6, 'Acting ')],
  ['typing at the front edge', WORDS, typing(START, 'Dr ')],
  ['typing inside', 'Ilse M. Varga', typing(START + 5, 'M. ')],
  ['typing at the back edge', WORDS, typing(END, 's')],
  ['typing behind', WORDS, typing(END + 5, 'ed')],
  ['Enter before', WORDS, pressing(splitBlock, START - 3)],
  ['Enter at the front edge', WORDS, pressing(splitBlock, START)],
  ['Enter inside', 'Ilse\n Varga', pressing(splitBlock, START + 4)],
  ['Enter at the back edge', WORDS, pressing(splitBlock, END)],
  ['Enter behind', WORDS, pressing(splitBlock, END + 5)],
  ['Enter at the start of the block', WORDS, pressing(splitBlock, START - 6)],
  ['Backspace into the block above', WORDS, pressing(joinBackward, START - 6)],
  ['Backspace from the block below', WORDS, pressing(joinBackward, START + 51)],
  ['a heading', WORDS, retyping({ name: 'heading', level: 2 })],
  ['a quotation', WORDS, retyping(QUOTATION)],
  ['a list item', WORDS, retyping({ name: 'bullet', indent: 0 })],
  ['a deeper list item', WORDS, retyping({ name: 'ordered', indent: 2 })],
  [
    'bold across',
    WORDS,
    at((tr, place) => tr.addMark(place(START - 3), place(START + 4), strong.create())),
  ],
  [
    'italics inside',
    WORDS,
    at((tr, place) => tr.addMark(place(START + 1), place(START + 3), em.create())),
  ],
  [
    'a link over',
    WORDS,
    at((tr, place) =>
      tr.addMark(place(START), place(END), link.create({ href: 'https://varga.example/' })),
    ),
  ],
  [
    'bold taken away',
    WORDS,
    at((tr, place) => tr.addMark(place(START), place(END), strong.create())),
    at((tr) => tr.removeMark(0, tr.doc.content.size, strong)),
  ],
  ['deleting the word before', WORDS, deleting(START - 6, START)],
  ['deleting the word behind', WORDS, deleting(END, END + 5)],
  ['deleting up to inside', 'Varga', deleting(START - 6, START + 5)],
  ['deleting from inside', 'Ilse', deleting(START + 4, END + 5)],
  ['replacing the word before', WORDS, replacing(START - 6, START - 1, 'President')],
  ['replacing the word behind', WORDS, replacing(END + 1, END + 5, 'announced')],
  ['correcting a letter inside', 'Ilke Varga', replacing(START + 2, START + 3, 'k')],
  ['correcting the first letter', 'Else Varga', replacing(START, START + 1, 'E')],
  ['correcting the last letter', 'Ilse Vargo', replacing(END - 1, END, 'o')],
  ['correcting the first word', 'Elsa Varga', replacing(START, START + 4, 'Elsa')],
  ['correcting the last word', 'Ilse Vörös', replacing(START + 5, END, 'Vörös')],
  ['deleting all its words', null, deleting(START, END)],
  ['deleting more than its words', null, deleting(START - 2, END + 3)],
  [
    'deleting everything',
    null,
    at((tr) => tr.setSelection(new AllSelection(tr.doc)).deleteSelection()),
  ],
  ['undo of deleting its words', WORDS, deleting(START, END), undoing],
  ['undo of deleting part of them', WORDS, deleting(START - 6, START + 5), undoing],
  [
    'undo of deleting everything',
    WORDS,
    at((tr) => tr.setSelection(new AllSelection(tr.doc)).deleteSelection()),
    undoing,
  ],
  ['undo, redo and undo again', WORDS, deleting(START, END), undoing, redoing, undoing],
  [
    'undo of deleting over its end, and then deleting its very words',
    null,
    deleting(END - 5, END + 5),
    undoing,
    deleting(START, END),
  ],
  [
    'undo of deleting over its start, and then deleting its very words',
    null,
    deleting(START - 6, START + 4),
    undoing,
    deleting(START, END),
  ],
  [
    'the same twice over',
    null,
    deleting(END - 5, END + 5),
    undoing,
    deleting(END - 2, END + 9),
    undoing,
    deleting(START, END),
  ],
  [
    'cutting its end, and deleting that where it was pasted',
    'Ilse ',
    cutting(START + 5, END),
    pasting('Varga', 0),
    deleting(0, 5),
  ],
  ['redo of deleting', null, deleting(START, END), undoing, redoing],
  ['drag and drop behind', WORDS, dropping(START, END + 1, END + 5)],
  ['drag and drop to another block', WORDS, dropping(START - 6, END, START + 51)],
  ['drag and drop of part of it', 'Ilse ', dropping(START + 5, END, START + 51)],
  ['undo of a drop', WORDS, dropping(START, END, START + 51), undoing],
  ['cut', null, cutting(START, END)],
  ['cut and paste', WORDS, cutting(START, END), pasting(WORDS, 0)],
  ['cut and paste of more', WORDS, cutting(START - 6, END), pasting('Mayor Ilse Varga', 0)],
  [
    'cut and paste of other words',
    null,
    cutting(START, END),
    pasting('Ilse Vargas', 0),
    deleting(0, 11),
  ],
  ['undo of the paste', null, cutting(START, END), pasting(WORDS, 0), undoing],
  [
    'undo of the paste and the cut',
    WORDS,
    cutting(START, END),
    pasting(WORDS, 0),
    undoing,
    undoing,
  ],
  [
    'a second paste, that leaves the tag on the first',
    WORDS,
    cutting(START, END),
    pasting(WORDS, 0),
    pasting(WORDS, 30),
  ],
];

describe('an anchor', () => {
  it.each(ORDINARY_EDITS)('AN1: after %s stands on ‘%s’', (_name, words, ...edits) => {
    const replicas = replicasOf(ARTICLE);
    const [here, there] = replicas;
    const anchor = there.anchor(WORDS);
    for (const edit of edits) edit(here);
    synchronize(replicas);
    const reloaded = new Replica(Y.encodeStateAsUpdate(there.doc), 9);
    for (const replica of [here, there, reloaded]) expect(replica.wordsOf(anchor)).toBe(words);
  });

  it('AN2: of words that moved stands where they are, and nowhere else', () => {
    const [here] = replicasOf(ARTICLE);
    const anchor = here.anchor(WORDS);
    for (const edit of [cutting(START, END), pasting(WORDS, 0), pasting(WORDS, 30)]) edit(here);
    expect(resolveAnchors(here.doc, [anchor])).toEqual([
      { state: 'placed', start: 0, end: WORDS.length, quote: WORDS },
    ]);
  });

  it('on a pasted copy goes back with its words when the paste and the cut are undone', () => {
    const [here] = replicasOf(ARTICLE);
    for (const edit of [cutting(START, END), pasting(WORDS, 0)]) edit(here);
    const anchor = here.anchor(WORDS);
    for (const edit of [undoing, undoing]) edit(here);
    expect(resolveAnchors(here.doc, [anchor])).toEqual([
      { state: 'placed', start: START, end: END, quote: WORDS },
    ]);
  });

  it('AN3: that lost its words says where they were', () => {
    const [here] = replicasOf(ARTICLE);
    const anchor = here.anchor(WORDS);
    deleting(START, END)(here);
    expect(resolveAnchors(here.doc, [anchor])).toEqual([
      { state: 'detached', near: START, quote: WORDS },
    ]);
  });

  it('remembers its words and what is around them, never half a character', () => {
    const [here] = replicasOf([paragraph(`${'😀'.repeat(20)} word ${'a' + '😀'.repeat(20)}`)]);
    const { quote, prefix, suffix } = here.anchor(' word ');
    expect(quote).toBe(' word ');
    expect(prefix.isWellFormed() && suffix.isWellFormed()).toBe(true);
  });

  it('cannot be made of no words, or of words that are not there', () => {
    const [here] = replicasOf([paragraph('word')]);
    for (const [start, end] of [
      [2, 2],
      [3, 2],
      [-1, 2],
      [0, 9],
      [NaN, 1],
    ] as const)
      expect(() => anchorSpan(textOf(here.doc), start, end)).toThrow(RangeError);
  });

  it('of any words there are is found on them', () => {
    const [here] = replicasOf(ARTICLE);
    for (const edit of [typing(0, 'Now: '), cutting(2, 9), pasting('😀 word', 12)]) edit(here);
    const text = textOf(here.doc);
    const spans = Array.from({ length: text.length }, (_, start) => [
      { start, end: start + 1 },
      { start, end: text.length },
    ]).flat();
    const found = resolveAnchors(here.doc, spans.map(anchorsIn(text)));
    expect(found).toMatchObject(spans.map((span) => ({ state: 'placed', ...span })));
  });

  it('is not looked for again until the text has changed', () => {
    const [here] = replicasOf(ARTICLE);
    const places = new AnchorPlaces(here.doc);
    const [one, other] = [here.anchor('Mayor'), here.anchor(WORDS)];
    const [first] = places.resolve([one]);
    expect(places.resolve([other, one])).toEqual(resolveAnchors(here.doc, [other, one]));
    expect(places.resolve([one])[0]).toBe(first);
    typing(0, 'Now: ')(here);
    places.forget();
    expect(places.resolve([other, one])).toEqual(resolveAnchors(here.doc, [other, one]));
  });

  it('AN4: with ids that the text never held is detached', () => {
    const [here] = replicasOf([paragraph('word')]);
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat(), (client, clock, other) => {
        const anchor: Anchor = {
          first: [client + 10, clock],
          last: [other + 10, clock],
          quote: 'x',
          prefix: '',
          suffix: '',
        };
        const [span] = resolveAnchors(here.doc, [anchor]);
        expect(span?.state).toBe('detached');
      }),
    );
  });

  it('is found among moves that are no moves, and moves that go in circles', () => {
    const [here] = replicasOf([paragraph('one two')]);
    const anchor = here.anchor('two');
    deleting(4, 7)(here);
    const circle = { from: anchor.first, to: anchor.last, length: 3 };
    const moves = [
      circle,
      { ...circle, from: anchor.last, to: anchor.first },
      null,
      'x',
      { from: 1 },
      { ...circle, length: -1 },
      { ...circle, length: 1e15 },
    ];
    movesOf(here.doc).push(moves as (typeof circle)[]);
    expect(here.wordsOf(anchor)).toBeNull();
    undoing(here);
    expect(here.wordsOf(anchor)).toBe('two');
  });
});

describe('anchors under random edits of three people', () => {
  const edit = fc.oneof(
    fc
      .tuple(fc.nat(), fc.constantFrom('a', 'x y', '\n', '😀'))
      .map(([place, words]) => ({ place, words, length: 0 })),
    fc.tuple(fc.nat(), fc.nat({ max: 8 })).map(([place, length]) => ({ place, words: '', length })),
  );
  const move = fc.oneof(
    { weight: 6, arbitrary: fc.record({ by: fc.nat({ max: 2 }), edit }) },
    {
      weight: 1,
      arbitrary: fc.record({ by: fc.nat({ max: 2 }), step: fc.constantFrom('undo', 'redo') }),
    },
    { weight: 2, arbitrary: fc.constant('synchronize') },
  );
  type Step = typeof move extends fc.Arbitrary<infer T> ? T : never;

  function play(replicas: readonly [Replica, Replica, Replica], step: Step): void {
    if (step === 'synchronize') return synchronize(replicas);
    const replica = replicas[step.by];
    if (replica === undefined) return;
    if ('step' in step) {
      replica.history[step.step]();
      return;
    }
    const { place, words, length } = step.edit;
    const from = place % replica.text.length;
    const to = Math.min(from + length, replica.text.length - 1);
    replica.edit((tr) => {
      if (words === '\n') return tr.split(replica.at(from));
      return words === ''
        ? tr.delete(replica.at(from), replica.at(to))
        : tr.insertText(words, replica.at(from));
    });
  }

  it('AN3: stand on all that is left of their own words and on no others, however these are deleted and brought back', () => {
    const all = Array.from({ length: 30 }, (_, at) => String.fromCodePoint(0x4e00 + at)).join('');
    const own = all.slice(8, 20);
    const step = fc.oneof(
      { weight: 2, arbitrary: fc.tuple(fc.nat(), fc.integer({ min: 1, max: 12 })) },
      { weight: 2, arbitrary: fc.constantFrom('undo' as const, 'redo' as const) },
    );
    fc.assert(
      fc.property(fc.array(step, { minLength: 2, maxLength: 14, size: 'max' }), (steps) => {
        const [here, ...others] = replicasOf([paragraph(all)]);
        const anchor = here.anchor(own);
        for (const each of steps) {
          if (typeof each === 'string') here.history[each]();
          else {
            const from = each[0] % here.text.length;
            const to = Math.min(from + each[1], here.text.length - 1);
            here.edit((tr) => tr.delete(here.at(from), here.at(to)));
          }
          const left = Array.from(here.text).filter((character) => own.includes(character));
          expect(here.wordsOf(anchor)).toBe(left.length === 0 ? null : left.join(''));
        }
        for (const replica of [here, ...others]) replica.destroy();
      }),
      { numRuns: effort({ test: 200, torture: 10_000 }) },
    );
  }, 600_000);

  it('AN6: say the same in every replica, also where they part a character', () => {
    const doc = new Y.Doc();
    textOf(doc).insert(0, 'A 👩‍🚒 came.\n');
    for (let start = 0; start < 8; start++) {
      const anchor = anchorSpan(textOf(doc), start, start + 1);
      doc.getMap('sent').set('anchor', anchor);
      const other = new Y.Doc();
      Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
      expect(other.getMap('sent').get('anchor')).toEqual(anchor);
    }
  });

  it('AN5: stand on the same words in every replica, and hold what lives of their own', () => {
    fc.assert(
      fc.property(fc.array(move, { minLength: 3, maxLength: 30, size: 'max' }), (steps) => {
        const replicas = replicasOf(ARTICLE);
        const [here] = replicas;
        const { length } = here.text;
        const spans = [
          [0, 7],
          [START, END],
          [START + 2, START + 30],
          [60, length - 1],
        ] as const;
        const anchors = spans.map(([start, end]) => anchorSpan(textOf(here.doc), start, end));
        for (const step of steps) play(replicas, step);
        synchronize(replicas);
        const found = replicas.map(({ doc }) => resolveAnchors(doc, anchors));
        for (const each of found) expect(each).toEqual(found[0]);
        for (const [at, span] of (found[0] ?? []).entries()) {
          const anchor = anchors[at];
          if (anchor === undefined) continue;
          const living = livingOf(here.doc, anchor);
          if (span.state === 'detached') expect(living).toEqual([]);
          else
            for (const index of living) expect(span.start <= index && index < span.end).toBe(true);
        }
        for (const replica of replicas) replica.destroy();
      }),
      { numRuns: effort({ test: 100, torture: 10_000 }) },
    );
  }, 600_000);
});

/** The indexes of the characters of a seeded span that were never deleted. */
function livingOf(doc: Y.Doc, { first, last }: Anchor): number[] {
  const living: number[] = [];
  let index = 0;
  for (let item = textOf(doc)._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue;
    for (let at = 0; at < item.length; at += 1) {
      const clock = item.id.clock + at;
      if (item.id.client === first[0] && first[1] <= clock && clock <= last[1])
        living.push(index + at);
    }
    index += item.length;
  }
  return living;
}
