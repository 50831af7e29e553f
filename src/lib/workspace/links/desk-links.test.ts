// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import { kindOf } from '#domain/codebook/codebook.ts';
import { newId, type AccountId, type ArticleId, type ProjectId, type TagId } from '#domain/ids.ts';
import { paragraph } from '#domain/text/block.ts';
import { linksOf, readLinks, tagsOf } from '#collab/layer-document.ts';
import { RecordSteps } from '#collab/record-steps.ts';
import { seedText } from '#collab/text-document.ts';
import { ArticleEdits, OWN_STEP } from '../desk/article-edits.ts';
import { undoStackOf } from '../desk/desk-history.ts';
import { DeskLinks } from './desk-links.svelte.ts';
import { Desk } from '../desk/desk.svelte.ts';
import { LiveArticle } from '../live/live-article.svelte.ts';

const WORDS = 'Okafor says fares fell. The board says fares rose. Okafor is sure.';
const projectId = newId<ProjectId>();
const NO_RIGHTS = { tag: false, editText: false, review: false, addEntities: false, comment: true };

interface Opened {
  readonly desk: Desk;
  readonly links: DeskLinks;
  readonly layer: Y.Doc;
  readonly articleId: ArticleId;
  tag(words: string, kind: string): TagId;
  go(tagId: TagId): void;
}

function open(title: string, rights = { ...NO_RIGHTS, tag: true }): Opened {
  const [text, layer, review, register] = [new Y.Doc(), new Y.Doc(), new Y.Doc(), new Y.Doc()];
  seedText(text, [paragraph(WORDS)]);
  const documents = { text, layer, review, register };
  const article = new LiveArticle(documents, DEFAULT_CODEBOOK);
  const me = newId<AccountId>();
  const edits = new ArticleEdits(article, me);
  const desk = new Desk({
    article,
    edits,
    rights: () => rights,
    me,
    language: 'en',
    isDiscussed: () => false,
  });
  const scope = [tagsOf(layer), linksOf(layer)];
  desk.history.include(undoStackOf(new RecordSteps(scope, OWN_STEP)));
  const articleId = newId<ArticleId>();
  const place = { article: { id: articleId, title, projectId }, memory: sessionStorage };
  return {
    desk,
    links: new DeskLinks(desk, place),
    layer,
    articleId,
    tag(words, kindId) {
      const kind = kindOf(DEFAULT_CODEBOOK, kindId);
      if (kind === undefined) throw new Error(kindId);
      const label = kind.labels[0] ?? null;
      const start = WORDS.indexOf(words);
      const id = edits.tag({ kind, label }, { start, end: start + words.length }, WORDS);
      article.flush();
      return id;
    },
    go: (tagId) => (desk.selectedId = tagId),
  };
}

let here: Opened;
const stored = ({ layer }: Opened) =>
  readLinks(layer).good.map(({ type, from, to }) => ({ type, from, to }));
const pick = ({ links }: Opened, id: string): void => {
  const option = links.options?.find((candidate) => candidate.id === id);
  if (option === undefined) throw new Error(`${id} is not offered`);
  links.pick(option);
};

beforeEach(() => {
  sessionStorage.clear();
  here = open('Fares');
});

describe('linking', () => {
  it('LK1: starts at one tag and ends at another, with the links the codebook allows', () => {
    const [fell, rose] = [here.tag('fares fell', 'claim'), here.tag('fares rose', 'claim')];
    here.go(fell);
    here.links.press();
    here.go(rose);
    here.links.press();
    expect(here.links.options?.map(({ id }) => id)).toEqual([
      'onward supports',
      'onward contradicts',
      'onward repeats',
      'onward same-as',
      'back supports',
      'back repeats',
    ]);
    pick(here, 'back supports');
    expect(stored(here)).toEqual([{ type: 'supports', from: rose, to: fell }]);
    expect(here.links.start).toBeNull();
    expect(here.desk.voice.said).toBe('Linked: ‘fares rose’ supports ‘fares fell’');
  });

  it('LK1: is done at once where one link only is allowed, whichever way one came', () => {
    const [person, claim] = [here.tag('Okafor', 'entity'), here.tag('fares fell', 'claim')];
    here.go(person);
    here.links.press();
    here.go(claim);
    here.links.press();
    expect(stored(here)).toEqual([{ type: 'about', from: claim, to: person }]);
  });

  it('LK1: says so where none is allowed, and goes on looking', () => {
    const [quote, claim] = [here.tag('fares fell', 'quote'), here.tag('fares rose', 'claim')];
    here.go(quote);
    here.links.press();
    here.go(claim);
    here.links.press();
    expect(here.desk.voice.said).toBe('The codebook has no link between Quote and Claim.');
    expect(here.links.start?.tagId).toBe(quote);
    expect(stored(here)).toEqual([]);
  });

  it('does not make the same link twice', () => {
    const [person, claim] = [here.tag('Okafor', 'entity'), here.tag('fares fell', 'claim')];
    for (const _ of [1, 2]) {
      here.go(claim);
      here.links.press();
      here.go(person);
      here.links.press();
    }
    expect(stored(here)).toHaveLength(1);
    expect(here.desk.voice.said).toContain('That link is there already');
  });

  it('is given up by starting again at the same tag', () => {
    here.go(here.tag('fares fell', 'claim'));
    here.links.press();
    here.links.press();
    expect(here.links.start).toBeNull();
  });

  it('LK1: is given up, and says why, where the tag that it starts at is gone', () => {
    const [person, claim] = [here.tag('Okafor', 'entity'), here.tag('fares fell', 'claim')];
    here.go(person);
    here.links.press();
    here.desk.tagging.removeSelected();
    here.go(claim);
    here.links.press();
    expect([here.links.start, stored(here)]).toEqual([null, []]);
    expect(here.desk.voice.why).toContain('‘Okafor’ that the link was to start at is gone');
  });

  it('LK1: is given up where its start goes while one chooses how the tags are linked', () => {
    const [fell, rose] = [here.tag('fares fell', 'claim'), here.tag('fares rose', 'claim')];
    here.go(fell);
    here.links.press();
    here.go(rose);
    here.links.press();
    tagsOf(here.layer).delete(fell); // by a colleague
    here.desk.article.flush();
    pick(here, 'onward supports');
    expect([here.links.start, stored(here)]).toEqual([null, []]);
  });

  it('is not for who only reads', () => {
    const reading = open('Fares', NO_RIGHTS);
    reading.go(reading.tag('fares fell', 'claim'));
    reading.links.press();
    expect(reading.links.start).toBeNull();
    expect(reading.desk.voice.said).toContain('not change its tags');
  });

  it('LK2: is undone as one step, and comes back with a tag whose removal is undone', () => {
    const [person, claim] = [here.tag('Okafor', 'entity'), here.tag('fares fell', 'claim')];
    here.go(claim);
    here.links.press();
    here.go(person);
    here.links.press();
    here.desk.undo();
    expect(stored(here)).toEqual([]);
    here.desk.redo();
    expect(stored(here)).toHaveLength(1);
    here.go(person);
    here.desk.tagging.removeSelected();
    expect(stored(here)).toEqual([]);
    here.desk.undo();
    expect(stored(here)).toHaveLength(1);
  });

  it('LK3: ends in another article, where the link is kept', () => {
    const fell = here.tag('fares fell', 'claim');
    here.go(fell);
    here.links.press();
    const there = open('Fares again');
    expect(there.links.start).toMatchObject({ tagId: fell, articleTitle: 'Fares' });
    const rose = there.tag('fares rose', 'claim');
    there.go(rose);
    there.links.press();
    pick(there, 'onward contradicts');
    expect(readLinks(there.layer).good).toMatchObject([
      {
        from: fell,
        to: rose,
        away: { end: 'from', article: here.articleId },
      },
    ]);
    expect(there.links.ofSelected).toMatchObject([
      {
        direction: 'in',
        typeName: 'Contradicts',
        readName: 'Contradicts',
        other: { type: 'unknown' },
        problem: null,
      },
    ]);
    expect(open('Elsewhere').links.start).toBeNull();
  });
});

describe('the links of a tag', () => {
  it('LK4, CB12: lead to the other tag, read from this one, or say that it is gone', () => {
    const [person, claim] = [here.tag('Okafor', 'entity'), here.tag('fares fell', 'claim')];
    here.go(claim);
    here.links.press();
    here.go(person);
    here.links.press();
    expect(here.links.ofSelected).toMatchObject([
      {
        direction: 'in',
        readName: 'Is the subject of',
        other: { type: 'here', tag: { id: claim } },
      },
    ]);
    tagsOf(here.layer).delete(claim); // by somebody who knew of no link
    here.desk.article.flush();
    expect(here.links.ofSelected).toMatchObject([
      { other: { type: 'gone' }, problem: 'The tag at this end is gone.' },
    ]);
    const [link] = here.links.ofSelected;
    if (link === undefined) throw new Error('the link is kept');
    here.links.remove(link.id);
    expect(here.links.ofSelected).toEqual([]);
  });
});
