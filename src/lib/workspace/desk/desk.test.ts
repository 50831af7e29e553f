// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { labelOf, kindOf } from '#domain/codebook/codebook.ts';
import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import type { KeyedChoice } from '#domain/codebook/keys.ts';
import { isEvidenceList } from '#domain/tag/field-value.ts';
import { newId, type AccountId, type LinkId, type TagId } from '#domain/ids.ts';
import type { Span } from '#domain/span/span.ts';
import { paragraph } from '#domain/text/block.ts';
import { changeTag, linksOf, setTagValue, tagsOf } from '#collab/layer-document.ts';
import { RecordSteps } from '#collab/record-steps.ts';
import { decisionsOf } from '#collab/review-document.ts';
import { seedText, textOf } from '#collab/text-document.ts';
import { ArticleEdits, OWN_STEP } from './article-edits.ts';
import { putBack } from '../tags/put-back.ts';
import { DeskHands } from './desk-hands.ts';
import { undoStackOf } from './desk-history.ts';
import { DeskPast } from '../past/desk-past.svelte.ts';
import { lostWordsOf } from '../past/lost-words.ts';
import { DeskReview } from './desk-review.svelte.ts';
import type { DeskTag } from './desk-tag.ts';
import type { DeskRights } from './desk-rights.ts';
import { Desk } from './desk.svelte.ts';
import { LiveArticle } from '../live/live-article.svelte.ts';

const WORDS = '“We were never asked,” said Ines Okafor of the Harbour Board.';

function choice(kindId: string, labelId: string | null = null): KeyedChoice {
  const kind = kindOf(DEFAULT_CODEBOOK, kindId);
  if (kind === undefined) throw new Error(kindId);
  return { kind, label: labelOf(kind, labelId) ?? null };
}
const PERSON = choice('entity', 'person');
const ORGANIZATION = choice('entity', 'organization');
const QUOTE = choice('quote');

let rights: DeskRights;
let documents: LiveArticle['documents'];
let desk: Desk;
let review: DeskReview;
let selection: Span | null;
let discussed: Set<TagId>;

beforeEach(() => {
  rights = { tag: true, editText: true, review: true, addEntities: true, comment: true };
  documents = { text: new Y.Doc(), layer: new Y.Doc(), review: new Y.Doc(), register: new Y.Doc() };
  seedText(documents.text, [paragraph(WORDS)]);
  const article = new LiveArticle(documents, DEFAULT_CODEBOOK);
  const me = newId<AccountId>();
  const edits = new ArticleEdits(article, me);
  desk = new Desk({
    article,
    edits,
    rights: () => rights,
    me,
    language: 'en',
    isDiscussed: (tagId) => discussed.has(tagId),
  });
  review = new DeskReview(desk);
  const scopes = [
    [tagsOf(documents.layer), linksOf(documents.layer)],
    decisionsOf(documents.review),
  ];
  for (const scope of scopes) {
    desk.history.include(undoStackOf(new RecordSteps(scope, OWN_STEP)));
  }
  selection = null;
  discussed = new Set();
  desk.textPane = {
    selection: () => selection,
    select: (span) => (selection = span),
    replace: () => undefined,
    collapse: () => (selection = null),
    reveal: () => undefined,
    whereIs: () => ({ side: 'above' }),
    focus: () => undefined,
    anchor: () => null,
  };
});

function select(words: string): void {
  const start = WORDS.indexOf(words);
  selection = { start, end: start + words.length };
}

function tag(words: string, as: KeyedChoice): TagId {
  select(words);
  desk.tagging.applyLabel(as);
  if (desk.selectedId === null) throw new Error('Nothing was tagged.');
  return desk.selectedId;
}

const names = (): string[] => desk.article.tags.map(({ name, words }) => `${name}: ${words}`);

describe('tagging', () => {
  it('makes a tag of the selection, selects it and says so', () => {
    tag('Ines Okafor', PERSON);
    expect(names()).toEqual(['Person: Ines Okafor']);
    expect(desk.selected?.words).toBe('Ines Okafor');
    expect(desk.voice.said).toBe('Tagged ‘Ines Okafor’ as Person');
    expect(selection).toBeNull();
  });

  it('leaves every other tag the value it was, until that says something else', () => {
    for (const words of ['Ines Okafor', 'Harbour Board']) tag(words, PERSON);
    const before = desk.article.tags;
    tag('said', QUOTE);
    expect(desk.article.tags.filter((one) => before.includes(one))).toHaveLength(2);
    textOf(documents.text).insert(WORDS.indexOf('Board'), 'old ');
    desk.article.flush();
    const [person, board] = ['Ines Okafor', 'Harbour old Board'].map((words) =>
      desk.article.tags.find((one) => one.words === words),
    );
    expect(person).toBe(before[0]);
    expect(board?.parts).toMatchObject({ mention: [{ end: WORDS.length + 3 }] });
  });

  it('changes the label of the selected tag when no words are selected', () => {
    tag('Harbour Board', PERSON);
    desk.tagging.applyLabel(ORGANIZATION);
    expect(names()).toEqual(['Organization: Harbour Board']);
  });

  it('changes the kind of a tag that has nothing but its own words', () => {
    const before = tag('Harbour Board', PERSON);
    desk.tagging.applyLabel(QUOTE);
    expect(names()).toEqual(['Quote: Harbour Board']);
    expect(desk.selectedId).not.toBe(before);
    desk.undo();
    expect(names()).toEqual(['Person: Harbour Board']);
  });

  it('HD17: keeps the kind of a tag of which more is said', () => {
    const otherTag = tag('Okafor', PERSON);
    const says: Record<string, (id: TagId) => void> = {
      'a value': (id) => desk.edits.setField(id, 'checkWorthiness', 'yes'),
      'a link': (id) => desk.edits.link({ type: 'supports', from: otherTag, to: id, away: null }),
      'a comment': (id) => discussed.add(id),
      'a decision': () => review.accept(),
    };
    for (const [what, say] of Object.entries(says)) {
      const id = tag('We were never asked', choice('claim'));
      desk.step(() => say(id));
      desk.tagging.applyLabel(PERSON);
      expect(desk.article.tagById.get(id)?.name, what).toBe('Claim');
      expect(desk.voice.said).toContain('More is said of this tag');
      desk.step(() => desk.edits.remove(id));
    }
  });

  it('keeps the kind of a quote that has parts to lose', () => {
    tag('“We were never asked,”', QUOTE);
    select('said');
    desk.tagging.addToPart(2);
    desk.tagging.applyLabel(PERSON);
    expect(names()).toEqual(['Quote: “We were never asked,”']);
    expect(desk.voice.said).toContain('More is said of this tag');
  });

  it('starts a quote with the type its quotation marks tell', () => {
    tag('“We were never asked,”', QUOTE);
    expect(desk.selected?.stored.fields['type']).toBe('direct');
    tag('Ines Okafor of the Harbour Board', QUOTE);
    expect(desk.selected?.stored.fields['type']).toBe('indirect');
  });

  it('adds the selection to a part of the selected tag, spans in the order of the text', () => {
    tag('“We were never asked,”', QUOTE);
    select('Harbour Board');
    desk.tagging.addToPart(3);
    select('Ines Okafor');
    desk.tagging.addToPart(3);
    expect(desk.selected?.parts['source']?.map(({ quote }) => quote)).toEqual([
      'Ines Okafor',
      'Harbour Board',
    ]);
  });

  it('says what is missing instead of guessing', () => {
    desk.tagging.applyLabel(PERSON);
    expect(desk.voice.said).toBe('Select some words first.');
    select('said');
    desk.tagging.addToPart(2);
    expect(desk.voice.said).toBe('Select a tag with a part 2 first.');
    expect(names()).toEqual([]);
  });

  it('HD13: selects the tag that says the same of the same words, instead of another', () => {
    const id = tag('Ines Okafor', PERSON);
    desk.selectedId = null;
    expect(tag('Ines Okafor', PERSON)).toBe(id);
    expect(desk.voice.why).toBe('‘Ines Okafor’ is tagged as Person already.');
    tag('Okafor', PERSON);
    tag('Ines Okafor', QUOTE);
    expect(names()).toHaveLength(3);
  });

  it('HD13: relabels nothing where another tag says that of the words already, and selects it', () => {
    const person = tag('Ines Okafor', PERSON);
    const organization = tag('Ines Okafor', ORGANIZATION);
    expect(desk.selectedId).toBe(organization);
    desk.tagging.applyLabel(PERSON);
    expect(names().toSorted()).toEqual(['Organization: Ines Okafor', 'Person: Ines Okafor']);
    expect(desk.selectedId).toBe(person);
    expect(desk.voice.why).toBe('‘Ines Okafor’ is tagged as Person already.');
    const quote = tag('Ines Okafor', QUOTE);
    desk.selectedId = organization;
    desk.tagging.applyLabel(QUOTE);
    expect([names().length, desk.selectedId]).toEqual([3, quote]);
    desk.selectedId = person;
    desk.tagging.applyLabel(PERSON);
    expect([names().length, desk.voice.why]).toEqual([3, null]);
  });

  it('HD12: says so where there is nothing to take back, or to do again', () => {
    desk.undo();
    expect(desk.voice.why).toContain('Nothing you did');
    tag('Ines Okafor', PERSON);
    desk.redo();
    expect(desk.voice.why).toContain('undone nothing');
    desk.undo();
    expect([desk.voice.why, desk.voice.said]).toEqual([null, 'Undone']);
  });

  it('HD12: says so where a key is for a tag and none is selected, or none stands over it', () => {
    const acts = [
      () => desk.tagging.removeSelected(),
      () => desk.tagging.removeFromPart(),
      () => desk.cycle(),
      () => new DeskHands(desk).shrinkSelection(),
    ];
    const why = acts.map((act) => {
      act();
      return desk.voice.why;
    });
    const noTag = 'Select a tag first.';
    expect(why).toEqual([noTag, noTag, noTag, 'Select some words first.']);
    tag('Ines Okafor', PERSON);
    desk.cycle();
    expect(desk.voice.why).toBe('No other tag stands over these words.');
  });

  it('HD12: does not say that something was undone before who is asked has answered', () => {
    desk.history.include({
      undo: () => Promise.resolve('over' as const),
      redo: () => false,
      seal: () => undefined,
      forgetUndone: () => undefined,
      onStep: (listener) => (listener(), () => undefined),
    });
    desk.undo();
    expect(desk.voice.said).toBe('Undoing what was tagged in many articles…');
  });

  it('changes nothing for who may only read', () => {
    rights = { ...rights, tag: false };
    select('Ines Okafor');
    desk.tagging.applyLabel(PERSON);
    expect(names()).toEqual([]);
    expect(desk.voice.said).toContain('not change its tags');
  });

  it('keeps a tag whose words are deleted, as detached, and takes new words for it', () => {
    tag('Ines Okafor', PERSON);
    textOf(documents.text).delete(WORDS.indexOf('Ines'), 'Ines Okafor'.length);
    desk.article.flush();
    const lost = desk.selected;
    expect(lost).toMatchObject({ isDetached: true, words: 'Ines Okafor' });
    if (lost === undefined) return;
    desk.step(() => desk.edits.replaceSpan(lost, 'mention', 0, { start: 23, end: 27 }));
    expect(desk.selected).toMatchObject({ isDetached: false, words: 'said' });
  });

  describe('over what a colleague wrote into a list since it was last shown', () => {
    const spanOf = (words: string): Span => ({
      start: WORDS.indexOf(words),
      end: WORDS.indexOf(words) + words.length,
    });
    const quoted = (): string[] => (desk.selected?.parts['source'] ?? []).map(({ quote }) => quote);

    /** A quote with two sources, one of which a colleague takes away unseen. */
    function shortened(): DeskTag {
      tag('“We were never asked,”', QUOTE);
      for (const words of ['Ines Okafor', 'Harbour Board'])
        desk.step(
          () => desk.selected && desk.edits.addSpan(desk.selected, 'source', spanOf(words)),
        );
      const seen = desk.selected;
      if (seen === undefined) throw new Error('Nothing is selected.');
      const source = seen.stored.parts['source']?.slice(1) ?? [];
      changeTag(documents.layer, seen.id, { parts: { source } });
      return seen;
    }

    it('HS6: puts new words in their place, or beside those that are left', () => {
      const seen = shortened();
      desk.step(() => desk.edits.replaceSpan(seen, 'source', 1, spanOf('Board')));
      expect(quoted()).toEqual(['Board']);
      desk.step(() => desk.edits.replaceSpan(seen, 'source', 0, spanOf('Ines')));
      expect(quoted()).toEqual(['Ines', 'Board']);
    });

    it('HS6: takes away what was meant, and nothing in its place', () => {
      const seen = shortened();
      desk.step(() => desk.edits.removeSpan(seen, 'source', 0));
      expect(quoted()).toEqual(['Harbour Board']);
      desk.step(() => desk.edits.removeSpan(seen, 'source', 1));
      expect(quoted()).toEqual([]);
    });

    it('HS6: adds words to what is there, and moves only that', () => {
      const seen = shortened();
      desk.step(() => desk.edits.addSpan(seen, 'source', spanOf('said')));
      expect(quoted()).toEqual(['said', 'Harbour Board']);
      desk.step(() => desk.edits.moveSpans([seen], ({ start, end }) => ({ start, end: end - 1 })));
      expect(quoted()).toEqual(['said', 'Harbour Boar']);
    });

    it('HS6: attaches none that is gone', () => {
      const seen = shortened();
      const found = [0, 1].map((index) => ({ partId: 'source', index, span: spanOf('said') }));
      desk.step(() => desk.edits.reattach(seen, found));
      expect(quoted()).toEqual(['said']);
    });

    it('HS6: makes another value of the one that is there', () => {
      const { id } = shortened();
      const blank = { url: '', title: '', note: '' };
      changeTag(documents.layer, id, { fields: { evidence: [blank] } });
      desk.step(() =>
        desk.edits.mergeField(id, 'evidence', (now) =>
          isEvidenceList(now) ? [...now, blank] : null,
        ),
      );
      expect(desk.selected?.stored.fields['evidence']).toEqual([blank, blank]);
    });

    /** Writes a value of theirs over what the selected tag says at a key; what it said is put back. */
    function putMineBack(key: string, theirs: unknown): DeskTag | undefined {
      const { selected } = desk;
      if (selected === undefined) throw new Error('Nothing is selected.');
      const mine = tagsOf(documents.layer).get(selected.id);
      const value: unknown = mine instanceof Y.Map ? mine.get(key) : null;
      setTagValue(documents.layer, selected.id, { key, value: theirs });
      const overwritten = { tagId: selected.id, key, whose: 'mine', value } as const;
      desk.step(() => putBack(desk, overwritten, selected.kind));
      return desk.selected;
    }

    it('HS6: puts rows back beside those that came instead', () => {
      const id = tag('We were never asked', choice('claim'));
      const [mine, theirs] = ['m', 't'].map((word) => ({ url: '', title: word, note: '' }));
      desk.step(() => desk.edits.setField(id, 'evidence', mine ? [mine] : null));
      expect(putMineBack('field:evidence', [theirs])?.stored.fields['evidence']).toEqual([
        theirs,
        mine,
      ]);
      desk.undo();
      expect(desk.selected?.stored.fields['evidence']).toEqual([theirs]);
    });

    it('HS6: puts spans back beside those that came instead and share no words with them', () => {
      tag('“We were never asked,”', QUOTE);
      const addSource = (words: string): void =>
        desk.step(
          () => void (desk.selected && desk.edits.addSpan(desk.selected, 'source', spanOf(words))),
        );
      for (const words of ['said', 'Harbour Board']) addSource(words);
      const theirs = desk.selected?.stored.parts['source'];
      for (const at of [1, 0])
        desk.step(() => desk.selected && desk.edits.removeSpan(desk.selected, 'source', at));
      addSource('Ines Okafor of the Harbour');
      putMineBack('part:source', theirs);
      expect(quoted()).toEqual(['said', 'Ines Okafor of the Harbour']);
    });

    it('HS6: puts back what is no list as it was', () => {
      tag('Harbour Board', PERSON);
      expect(putMineBack('label', 'organization')?.name).toBe('Person');
    });
  });
});

describe('going from tag to tag', () => {
  beforeEach(() => {
    tag('Harbour Board', ORGANIZATION);
    tag('“We were never asked,”', QUOTE);
    tag('Ines Okafor', PERSON);
    tag('Ines Okafor of the Harbour Board', QUOTE);
    desk.clear();
  });

  const walk = (by: 1 | -1): string | undefined => {
    desk.move(by);
    return desk.selected?.name;
  };

  it('follows the text, outermost first, and stops at its ends', () => {
    expect([walk(1), walk(1), walk(1), walk(1), walk(1)]).toEqual([
      'Quote',
      'Quote',
      'Person',
      'Organization',
      'Organization',
    ]);
    expect(desk.voice.said).toBe('No more tags below.');
  });

  it('starts at the caret', () => {
    desk.moveCaret({ anchor: 30, head: 30 });
    expect(walk(1)).toBe('Organization');
    desk.clear();
    desk.moveCaret({ anchor: 30, head: 30 });
    expect(walk(-1)).toBe('Person');
  });

  it('passes over tags that the list leaves out', () => {
    desk.filter = { ...desk.filter, kind: 'entity' };
    expect([walk(1), walk(1)]).toEqual(['Person', 'Organization']);
  });

  it('goes around the tags over the same words', () => {
    const over = desk.article.tags.find(({ name }) => name === 'Person');
    if (over === undefined) throw new Error('a person');
    desk.select(over);
    desk.cycle();
    expect(desk.selected?.words).toBe('Ines Okafor of the Harbour Board');
  });

  it('goes outwards with each press on the same place', () => {
    const [outer, inner] = desk.article.tags.filter(({ words }) => words.startsWith('Ines'));
    if (outer === undefined || inner === undefined) throw new Error('two tags');
    desk.press([inner.id, outer.id]);
    expect(desk.selectedId).toBe(inner.id);
    desk.press([inner.id, outer.id]);
    expect(desk.selectedId).toBe(outer.id);
    desk.press([]);
    expect(desk.selectedId).toBeNull();
  });

  it('keeps what was chosen in the list at the first press on it', () => {
    const [outer, inner] = desk.article.tags.filter(({ words }) => words.startsWith('Ines'));
    if (outer === undefined || inner === undefined) throw new Error('two tags');
    desk.select(inner);
    desk.press([inner.id, outer.id]);
    expect(desk.selectedId).toBe(inner.id);
    desk.press([inner.id, outer.id]);
    expect(desk.selectedId).toBe(outer.id);
  });

  it('keeps the selected tag when a double click selects words of another', () => {
    const [quote] = desk.article.tags;
    const person = desk.article.tags.find(({ name }) => name === 'Person');
    if (quote === undefined || person === undefined) throw new Error('two tags');
    desk.select(quote);
    desk.press([person.id]);
    desk.moveCaret({ anchor: person.start, head: person.end });
    expect(desk.selectedId).toBe(quote.id);
  });
});

describe('reviewing', () => {
  it('accepts, rejects with a reason and takes the decision back', () => {
    tag('Ines Okafor', PERSON);
    review.accept();
    expect(desk.selected?.judgement.state).toBe('accepted');
    review.startRejecting();
    review.reject('  ');
    expect(desk.selected?.judgement.state).toBe('accepted');
    review.reject('A title belongs to it.');
    expect(desk.selected?.decision).toMatchObject({
      state: 'rejected',
      reason: 'A title belongs to it.',
    });
    review.withdraw();
    expect(desk.selected?.judgement.state).toBe('undecided');
    expect(review.tally).toEqual({ undecided: 1, accepted: 0, rejected: 0 });
  });

  it('judges anew what changed since', () => {
    const id = tag('Ines Okafor', PERSON);
    review.accept();
    changeTag(documents.layer, id, { label: 'organization' });
    desk.article.flush();
    expect(desk.selected?.judgement).toEqual({ state: 'undecided', changedSince: 'accepted' });
  });

  it('goes to the next undecided tag and says when there is none', () => {
    tag('Ines Okafor', PERSON);
    review.accept();
    tag('Harbour Board', ORGANIZATION);
    review.nextUndecided();
    expect(desk.selected?.name).toBe('Organization');
    review.accept();
    review.nextUndecided();
    expect(desk.voice.said).toBe('Every listed tag is decided.');
  });

  it('is undone with the steps around it, newest first', () => {
    tag('Ines Okafor', PERSON);
    review.accept();
    desk.undo();
    expect(desk.selected?.judgement.state).toBe('undecided');
    desk.undo();
    expect(names()).toEqual([]);
    desk.redo();
    expect(names()).toEqual(['Person: Ines Okafor']);
    expect(desk.canRedo).toBe(true);
  });

  it('is for those who may', () => {
    tag('Ines Okafor', PERSON);
    rights = { ...rights, review: false };
    review.accept();
    expect(desk.selected?.judgement.state).toBe('undecided');
    expect(desk.voice.said).toContain('does not let you review');
  });
});

describe('what was lost', () => {
  it('HS2: is put back as one own step, with the links that still have both ends', () => {
    const person = tag('Ines Okafor', PERSON);
    const board = tag('Harbour Board', ORGANIZATION);
    const removed = desk.article.tagById.get(person)?.stored;
    if (removed === undefined) throw new Error('it is not there');
    const link = {
      id: newId<LinkId>(),
      type: 'about',
      from: person,
      to: board,
      away: null,
      createdBy: null,
      createdAt: 5,
    };
    const past = new DeskPast(desk);
    desk.selectedId = person;
    desk.tagging.removeSelected();
    past.putBack(removed, [link, { ...link, id: newId<LinkId>(), to: newId<TagId>() }]);
    expect(names()).toEqual(['Person: Ines Okafor', 'Organization: Harbour Board']);
    expect(desk.article.links).toEqual([link]);
    desk.undo();
    expect(names()).toEqual(['Organization: Harbour Board']);
    expect(desk.article.links).toEqual([]);
  });

  it('HS2: is put back in a tag that is there, and nothing is left of what came since', () => {
    const id = tag('Ines Okafor', PERSON);
    const before = desk.article.tagById.get(id)?.stored;
    if (before === undefined) throw new Error('it is not there');
    changeTag(documents.layer, id, { label: 'place', fields: { entity: { unnamed: 'x' } } });
    desk.article.flush();
    new DeskPast(desk).putBack(before);
    expect(desk.selected?.stored).toEqual(before);
  });

  it('DT1: stands again where its words stand, as one own step', () => {
    const id = tag('Ines Okafor', PERSON);
    const text = textOf(documents.text);
    text.delete(WORDS.indexOf('Ines Okafor'), 'Ines Okafor'.length);
    desk.article.flush();
    const past = new DeskPast(desk);
    expect([desk.selected?.isDetached, past.reattachments]).toEqual([true, []]);
    expect(past.reattach()).toBe(false);
    text.insert(0, 'Ines Okafor spoke. ');
    desk.article.flush();
    expect(past.reattachments).toMatchObject([{ span: { start: 0, end: 11 } }]);
    expect(past.reattach()).toBe(true);
    expect(desk.article.tagById.get(id)).toMatchObject({ isDetached: false, start: 0, end: 11 });
    desk.undo();
    expect(desk.selected?.isDetached).toBe(true);
  });

  it('QT9: stands on the words its part is given anew, and loses none that stand', () => {
    tag('“We were never asked,”', QUOTE);
    for (const words of ['Ines Okafor', 'Harbour Board']) {
      select(words);
      desk.tagging.addToPart(3);
    }
    const sources = () => desk.selected?.parts['source']?.map(({ quote }) => quote);
    textOf(documents.text).delete(WORDS.indexOf('Ines Okafor'), 'Ines Okafor'.length);
    desk.article.flush();
    select('said');
    desk.tagging.addToPart(3);
    expect(sources()).toEqual(['said', 'Harbour Board']);
    expect(desk.voice.said).toContain('Attached the source to ‘said’');
    desk.undo();
    expect(sources()).toEqual(['Ines Okafor', 'Harbour Board']);
  });

  it('DT1: is given the selected words, also where the part stands on some of them', () => {
    tag('“We were never asked,”', QUOTE);
    for (const words of ['Ines Okafor', 'Harbour Board']) {
      select(words);
      desk.tagging.addToPart(3);
    }
    textOf(documents.text).delete(WORDS.indexOf('Ines Okafor'), 'Ines Okafor'.length);
    desk.article.flush();
    const [lost] = desk.selected === undefined ? [] : lostWordsOf(desk.selected);
    if (lost === undefined) throw new Error('Nothing is lost.');
    const start = desk.article.text.indexOf('Board');
    selection = { start, end: start + 'Board'.length };
    new DeskPast(desk).attach(lost);
    expect(desk.selected?.parts['source']).toMatchObject([{ quote: 'Board', state: 'placed' }]);
    expect(desk.voice.said).toContain('Attached the source to ‘Board’');
  });

  it('HS2: is not put back by who may not tag', () => {
    const id = tag('Ines Okafor', PERSON);
    const stored = desk.article.tagById.get(id)?.stored;
    desk.tagging.removeSelected();
    rights = { ...rights, tag: false };
    if (stored !== undefined) new DeskPast(desk).putBack(stored);
    expect(names()).toEqual([]);
    expect(desk.voice.said).toContain('does not let you');
  });
});
