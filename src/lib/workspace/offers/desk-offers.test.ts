// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { kindOf, labelOf } from '#domain/codebook/codebook.ts';
import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import { newId, type AccountId, type TagId } from '#domain/ids.ts';
import type { Span } from '#domain/span/span.ts';
import { paragraph } from '#domain/text/block.ts';
import { changeTag, tagsOf } from '#collab/layer-document.ts';
import { RecordSteps } from '#collab/record-steps.ts';
import { changeEntity } from '#collab/register-document.ts';
import { seedText, textOf } from '#collab/text-document.ts';
import { ArticleEdits, OWN_STEP } from '../desk/article-edits.ts';
import { undoStackOf } from '../desk/desk-history.ts';
import { DeskOffers } from './desk-offers.svelte.ts';
import type { DeskTag } from '../desk/desk-tag.ts';
import { Desk } from '../desk/desk.svelte.ts';
import { LiveArticle } from '../live/live-article.svelte.ts';
import { offerWords, quotesAround } from './tag-offer.ts';

const WORDS =
  '“We were never asked,” Ines Okafor told reporters, “and it shows.” She went home. “It hurts,” said a nurse.';

let documents: LiveArticle['documents'];
let desk: Desk;
let offers: DeskOffers;
let selection: Span | null;
let mayAddEntities: boolean;

beforeEach(() => {
  mayAddEntities = true;
  documents = { text: new Y.Doc(), layer: new Y.Doc(), review: new Y.Doc(), register: new Y.Doc() };
  seedText(documents.text, [paragraph(WORDS)]);
  const me = newId<AccountId>();
  const article = new LiveArticle(documents, DEFAULT_CODEBOOK);
  desk = new Desk({
    article,
    edits: new ArticleEdits(article, me),
    rights: () => ({
      tag: true,
      editText: true,
      review: true,
      comment: true,
      addEntities: mayAddEntities,
    }),
    me,
    language: 'en',
    isDiscussed: () => false,
  });
  desk.history.include(undoStackOf(new RecordSteps(tagsOf(documents.layer), OWN_STEP)));
  desk.textPane = {
    selection: () => selection,
    select: (span) => (selection = span),
    collapse: () => (selection = null),
    reveal: () => undefined,
    focus: () => undefined,
    replace: () => undefined,
    anchor: () => null,
    whereIs: () => ({ side: 'above' }),
  };
  offers = new DeskOffers(desk, () => []);
});

function tagQuote(words: string): TagId {
  return tagAs('quote', words);
}

function tagAs(kindId: string, words: string, exactly?: 'exactly'): TagId {
  const start = desk.article.text.indexOf(words);
  selection = { start, end: start + words.length };
  const kind = kindOf(DEFAULT_CODEBOOK, kindId);
  if (kind === undefined) throw new Error(`The codebook has no ${kindId}.`);
  desk.tagging.applyLabel({ kind, label: null }, exactly);
  if (desk.selectedId === null) throw new Error('Nothing was tagged.');
  return desk.selectedId;
}

function tag(): DeskTag {
  if (desk.selected === undefined) throw new Error('Nothing is selected.');
  return desk.selected;
}

const partWords = (part: string): string[] => (tag().parts[part] ?? []).map(({ quote }) => quote);
const offered = (): string => (offers.current === null ? 'nothing' : offerWords(offers.current));

describe('an offer', () => {
  it('QT1: says what a quote just tagged lacks', () => {
    tagQuote('We were never asked');
    expect(offered()).toBe(
      'Content ‘“We were never asked,” … “and it shows.”’, Cue ‘told’, Source ‘Ines Okafor’, Addressee ‘reporters’, Speaker Ines Okafor, new in the register',
    );
  });

  it('QT2: is taken whole, as one step that undo takes back', () => {
    tagQuote('We were never asked');
    const before = tag().stored;
    expect(offers.take()).toBe(true);
    expect(partWords('content')).toEqual(['“We were never asked,”', '“and it shows.”']);
    expect(partWords('cue')).toEqual(['told']);
    expect(partWords('source')).toEqual(['Ines Okafor']);
    expect(tag().stored.fields['type']).toBe('direct');
    const [entity] = desk.article.register.entities;
    expect(entity).toMatchObject({ name: 'Ines Okafor', type: 'person' });
    expect(tag().stored.fields['speaker']).toEqual({ entity: entity?.id });
    desk.undo();
    expect(tag().stored).toEqual(before);
  });

  it('QT3: is gone once it was taken or dismissed', () => {
    tagQuote('“It hurts,”');
    expect(offers.dismiss()).toBe(true);
    expect(offered()).toBe('nothing');
    expect(offers.dismiss()).toBe(false);
    expect(offers.take()).toBe(false);
    expect(partWords('cue')).toEqual([]);
  });

  it('QT3: is gone while other words are selected, for other tags, and in text mode', () => {
    const id = tagQuote('“It hurts,”');
    desk.moveCaret({ anchor: 0, head: 5 });
    expect(offered()).toBe('nothing');
    desk.moveCaret({ anchor: 5, head: 5 });
    expect(offered()).not.toBe('nothing');
    desk.mode = 'edit';
    expect(offered()).toBe('nothing');
    desk.mode = 'tag';
    desk.selectedId = null;
    expect(offered()).toBe('nothing');
    desk.selectedId = id;
    expect(offered()).not.toBe('nothing');
  });

  it('QT4: follows what others write meanwhile', () => {
    tagQuote('“It hurts,”');
    textOf(documents.text).insert(0, 'Late on Monday. ');
    desk.article.flush();
    offers.take();
    expect(partWords('cue')).toEqual(['said']);
    expect(partWords('source')).toEqual(['a nurse']);
    expect(tag().stored.fields['speaker']).toEqual({ unnamed: 'a nurse' });
  });

  it('QT4: is of what is left when a part was given by hand', () => {
    tagQuote('“It hurts,”');
    const start = WORDS.indexOf('nurse');
    desk.edits.addSpan(tag(), 'source', { start, end: start + 5 });
    desk.article.flush();
    expect(offered()).toBe('Cue ‘said’, Speaker unnamed: a nurse');
  });

  it('QT13: has the entry that an unnamed speaker got since, when it is asked for again', () => {
    mayAddEntities = false;
    const id = tagQuote('“It hurts,”');
    offers.take();
    expect(tag().stored.fields['speaker']).toEqual({ unnamed: 'a nurse' });
    offers.ask();
    expect(offered()).toBe('nothing');
    const nurse = tagAs('entity', 'a nurse');
    const entity = desk.edits.addEntity('Bea Lorn', 'person');
    desk.edits.setField(nurse, 'entity', { entity });
    desk.article.flush();
    desk.selectedId = id;
    expect(offered()).toBe('nothing');
    offers.ask();
    expect(offered()).toBe('Speaker Bea Lorn');
    offers.take();
    expect(tag().stored.fields['speaker']).toEqual({ entity });
  });

  it('QT5: makes nobody up for those who may not add to the register', () => {
    mayAddEntities = false;
    tagQuote('We were never asked');
    expect(offered()).not.toContain('Speaker');
  });
});

describe('a quote that is tagged', () => {
  it('HD13: is selected by its other half, by a part of it and without its marks', () => {
    const quote = tagQuote('We were never asked');
    offers.take();
    const said = '‘“We were never asked,” … “and it shows.”’ is tagged as Quote already.';
    for (const words of ['“and it shows.”', 'and it shows', 'never asked']) {
      desk.selectedId = null;
      expect([words, tagQuote(words), desk.voice.why]).toEqual([words, quote, said]);
    }
    expect(desk.article.tags).toHaveLength(1);
    expect(selection).toBeNull();
  });

  it('HD13: leaves quotes inside it, claims, and exactly what was selected to be tagged', () => {
    textOf(documents.text).insert(
      0,
      '“He used to say, ‘Water keeps no calendar,’ often,” she said.\n',
    );
    desk.article.flush();
    const ids = [
      tagQuote('“He used to say, ‘Water keeps no calendar,’ often,”'),
      tagQuote('Water keeps'),
      tagAs('claim', 'Water keeps no calendar'),
      tagAs('quote', 'no calendar', 'exactly'),
      tagQuote('“and it shows.”'),
    ];
    expect(new Set(ids).size).toBe(5);
    // The half that was tagged alone is not the other one.
    expect(tagQuote('We were never asked')).not.toBe(ids.at(-1));
  });
});

describe('a mention just tagged', () => {
  function tagMention(words: string, labelId = 'person'): void {
    const start = desk.article.text.indexOf(words);
    selection = { start, end: start + words.length };
    const kind = kindOf(DEFAULT_CODEBOOK, 'entity');
    const label = kind && labelOf(kind, labelId);
    if (kind === undefined || label === undefined)
      throw new Error('The codebook has no such label.');
    desk.tagging.applyLabel({ kind, label });
  }

  it('EN10: is offered whom it means, or a new entry of its name', () => {
    tagMention('Ines Okafor');
    expect(offered()).toBe('Register entry Ines Okafor, new in the register');
    expect(offers.take()).toBe(true);
    const [entity] = desk.article.register.entities;
    expect(tag().stored.fields['entity']).toEqual({ entity: entity?.id });
    tagMention('Okafor');
    expect(offered()).toBe('Register entry Ines Okafor');
    expect(offers.take()).toBe(true);
    expect(tag().stored.fields['entity']).toEqual({ entity: entity?.id });
    expect(desk.article.register.entities).toHaveLength(1);
  });

  it('EN10: is offered nobody new where two have the name, but whom the text or a quote names so', () => {
    desk.edits.addEntity('Ines Okafor', 'person');
    const entity = desk.edits.addEntity('O. Okafor', 'person');
    desk.article.flush();
    tagMention('Okafor');
    expect(offered()).toBe('Register entry Ines Okafor');
    desk.undo();
    tagQuote('“It hurts,”');
    const start = WORDS.indexOf('Okafor');
    selection = { start, end: start + 'Okafor'.length };
    desk.tagging.addToPart(3);
    desk.step(() => desk.edits.setField(tag().id, 'speaker', { entity }));
    tagMention('Okafor');
    expect(offered()).toBe('Register entry O. Okafor');
  });

  it.each([
    ['PORTHAVEN', 'PORTHAVEN — The quay is shut.', 'Porthaven'],
    ['PORTHAVEN', 'The port of PORTHAVEN, or Porthaven, is shut.', 'Porthaven'],
    ['PORTHAVEN', 'PORTHAVEN is shut. Porthaven sleeps, and so do Porthaveners.', 'PORTHAVEN'],
    ['LIND', 'LIND — The quay of Lind is shut.', 'Lind'],
    ['LIND', 'LIND — The quay is shut.', 'LIND'],
    ['WHO', 'A report by the WHO says so. Who said it?', 'WHO'],
    ['ICE', 'She sailed to Iceland, and ICE met her.', 'ICE'],
    ['NATO', 'NATO — the alliance — met.', 'NATO'],
    ['A'.repeat(60), `The ${'A'.repeat(60)}1 sailed.`, 'A'.repeat(60)],
    [`${'A'.repeat(60)}1`, `The ${'A'.repeat(60)}1 sailed.`, `${'A'.repeat(60)}1`],
  ])('EN10: is offered %s of “%s” as the text writes names', (words, text, name) => {
    textOf(documents.text).insert(0, `${text}\n`);
    desk.article.flush();
    tagMention(words, 'place');
    expect(offered()).toBe(`Register entry ${name}, new in the register`);
  });

  it('EN16: takes its new entry along when it is taken back, and brings it again', () => {
    const names = (): string[] => desk.article.register.entities.map(({ name }) => name);
    tagMention('Ines Okafor');
    offers.take();
    desk.undo();
    expect(names()).toEqual([]);
    desk.redo();
    expect(names()).toEqual(['Ines Okafor']);
    expect(tag().stored.fields['entity']).toEqual({
      entity: desk.article.register.entities[0]?.id,
    });
  });

  it('EN16: leaves an entry that somebody made more of, or that a colleague’s tag points at', () => {
    const lastName = (): string | undefined => desk.article.register.entities.at(-1)?.name;
    tagMention('Ines Okafor');
    offers.take();
    const [entity] = desk.article.register.entities;
    if (entity === undefined) throw new Error('There is no entry.');
    changeEntity(documents.register, entity.id, { role: 'chair' });
    desk.undo();
    expect(lastName()).toBe('Ines Okafor');

    tagMention('a nurse');
    const colleagues = tag().id;
    tagMention('reporters');
    desk.step(() => {
      const added = desk.edits.addEntity('Reporters', 'person');
      desk.edits.setField(tag().id, 'entity', { entity: added });
    });
    const { fields } = tag().stored;
    changeTag(documents.layer, colleagues, { fields });
    desk.undo();
    expect(tag().stored.fields).toEqual({});
    expect(desk.article.tagById.get(colleagues)?.stored.fields).toEqual(fields);
    expect(lastName()).toBe('Reporters');
  });

  it('EN16: does not add an entry again that was taken back before another was added', () => {
    const { entities } = desk.edits;
    desk.edits.addEntity('Ines Okafor', 'person');
    entities.undo();
    desk.edits.addEntity('Reporters', 'person');
    expect(entities.redo()).toBe(false);
  });

  it('EN10: is offered nothing where a name would be none, or may not be added', () => {
    tagMention('reporters', 'other');
    expect(offered()).toBe('nothing');
    tagMention('Ines Okafor', 'date');
    expect(offered()).toBe('nothing');
    mayAddEntities = false;
    tagMention('Ines Okafor');
    expect(offered()).toBe('nothing');
  });

  it('EN9: is offered whom the same words meant in other articles', () => {
    const entity = desk.edits.addEntity('Bea Lorn', 'person');
    offers = new DeskOffers(desk, () => [{ words: 'a Nurse', entity, count: 2 }]);
    desk.article.flush();
    tagMention('a nurse');
    expect(offered()).toBe('Register entry Bea Lorn');
  });
});

describe('the parts of a tag', () => {
  const at = (words: string): Span => {
    const start = desk.article.text.indexOf(words);
    return { start, end: start + words.length };
  };

  it('QT9: change by their digit over words they have, and grow by it elsewhere', () => {
    tagQuote('“It hurts,”');
    selection = at('a nurse');
    desk.tagging.addToPart(3);
    selection = at('nurse');
    desk.tagging.addToPart(3);
    expect(partWords('source')).toEqual(['nurse']);
    selection = at('Ines Okafor');
    desk.tagging.addToPart(3);
    expect(partWords('source')).toEqual(['Ines Okafor', 'nurse']);
  });

  it('QT10: lose the selected words, or the last of them, but never all of the tag’s own', () => {
    tagQuote('We were never asked');
    offers.take();
    desk.tagging.removeFromPart();
    expect(partWords('addressee')).toEqual([]);
    desk.moveCaret({ anchor: at('told').start, head: at('told').end });
    desk.tagging.removeFromPart();
    expect(partWords('cue')).toEqual([]);
    desk.moveCaret({ anchor: at('it shows').start, head: at('it shows').end });
    desk.tagging.removeFromPart();
    desk.moveCaret({ anchor: at('never').start, head: at('never').end });
    desk.tagging.removeFromPart();
    expect(partWords('content')).toEqual(['“We were never asked,”']);
  });
});

describe('a claim', () => {
  it('QT11: inside a quote is offered its speaker and source', () => {
    tagQuote('“It hurts,”');
    offers.take();
    tagAs('claim', 'It hurts');
    expect(offered()).toBe('Claimant ‘a nurse’, Claimed by unnamed: a nurse');
    offers.take();
    expect(partWords('claimant')).toEqual(['a nurse']);
    expect(tag().stored.fields).toMatchObject({
      claimant: { unnamed: 'a nurse' },
      voice: 'claimant',
    });
  });

  it('QT11: that nobody makes is offered as the article’s own', () => {
    tagAs('claim', 'She went home');
    expect(offered()).toBe('Voice The article’s own');
    offers.take();
    expect(tag().stored.fields['voice']).toBe('article');
  });

  it('QT11: in quotation marks is somebody’s, though nobody is found', () => {
    textOf(documents.text).insert(0, '“The quay is safe now.”\n');
    desk.article.flush();
    tagAs('claim', 'The quay is safe now.');
    expect(offered()).toBe('Voice A claimant’s');
  });

  it('QT11: that a cue interrupts is offered whole', () => {
    tagAs('claim', 'We were never asked');
    expect(offered()).toContain('Content ‘We were never asked … and it shows.’');
    offers.take();
    expect(partWords('content')).toEqual(['We were never asked', 'and it shows.']);
  });

  it('QT12: knows the quotes it stands in, the innermost first', () => {
    const id = tagQuote('“It hurts,”');
    tagAs('claim', 'It hurts');
    expect(quotesAround(tag(), desk.article.tags).map((quote) => quote.id)).toEqual([id]);
    desk.selectedId = id;
    expect(quotesAround(tag(), desk.article.tags)).toEqual([]);
  });
});
