// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import type { KeyedChoice } from '#domain/codebook/keys.ts';
import { textOf } from '#collab/text-document.ts';
import { choiceOf, loneDesk } from '#tests/support/lone-desk.ts';
import type { ArticleDocuments } from '../live/live-article.svelte.ts';
import { DeskOffers } from '../offers/desk-offers.svelte.ts';
import { offerWords } from '../offers/tag-offer.ts';
import type { Desk } from '../desk/desk.svelte.ts';
import { selectedSpan } from '../text/desk-text.ts';
import { DeskRounds } from './desk-rounds.svelte.ts';

const STORY = [
  'The quay stays shut until May, the Harbour Board said. So did Ines Okafor of the Harbour Board.',
  '“Nobody was asked,” Okafor said. The quay is long.',
];
const PERSON = choiceOf('entity', 'person');
const PLACE = choiceOf('entity', 'place');
const QUOTE = choiceOf('quote');
const CLAIM = choiceOf('claim');

let desk: Desk;
let documents: ArticleDocuments;
let rounds: DeskRounds;
let offers: DeskOffers;

beforeEach(() => {
  ({ desk, documents } = loneDesk(STORY));
  rounds = new DeskRounds(desk, () => []);
  offers = new DeskOffers(desk, () => []);
  desk.moveCaret({ anchor: 0, head: 0 });
});

const selected = (): string => {
  const span = selectedSpan(desk.caret);
  return span === null ? '' : desk.article.text.slice(span.start, span.end);
};
const tags = (): string[] => desk.article.tags.map(({ name, words }) => `${name} ${words}`);
const proposed = (): string => {
  const { proposal } = rounds;
  if (proposal === null) return 'nothing';
  const { label, kind } = proposal.choice;
  const offer = proposal.offer === null ? '' : `: ${offerWords(proposal.offer)}`;
  return `${(label ?? kind).name}${offer}`;
};

/** Selects words by hand. */
function select(words: string): void {
  const start = desk.article.text.indexOf(words);
  desk.moveCaret({ anchor: start, head: start + words.length });
}

describe('a round of names', () => {
  it('HD3: stops at name after name that no tag of its own kind stands on', () => {
    select('The quay stays shut until May');
    desk.tagging.applyLabel(CLAIM);
    select('Harbour Board');
    desk.tagging.applyLabel(choiceOf('entity', 'organization'));
    desk.moveCaret({ anchor: 0, head: 0 });
    const stops = [1, 2, 3, 4, 5].map(() => {
      rounds.next('names');
      return selected();
    });
    expect(stops).toEqual(['May', 'Ines Okafor', 'Harbour Board', 'Okafor', '']);
  });

  it('HD11: says that only known names are looked for where capitals tell none', () => {
    ({ desk } = loneDesk(['北京市政府说，大桥将重新开放。'], 'zh'));
    rounds = new DeskRounds(desk, () => []);
    rounds.next('names');
    expect(rounds.outcome).toContain('only names of the register');
  });

  it('HD8: proposes what the text says a name is before whose name begins so', () => {
    ({ desk } = loneDesk(['The lights went out, so Holt, who bakes, left. Holt was right.']));
    rounds = new DeskRounds(desk, () => []);
    desk.edits.addEntity('Holt Industries', 'organization');
    desk.article.flush();
    rounds.next('names');
    expect(selected()).toBe('Holt');
    expect(proposed()).toContain('Person');
  });

  it('HD11: does not say that no known name is left where some were skipped', () => {
    ({ desk } = loneDesk(['the quay stays shut, ines okafor said.']));
    rounds = new DeskRounds(desk, () => []);
    desk.edits.addEntity('ines okafor', 'person');
    desk.article.flush();
    rounds.next('names');
    expect(selected()).toBe('ines okafor');
    rounds.skip();
    expect(rounds.outcome).toContain('Capitals tell no names here');
    expect(rounds.outcome).toContain('Some are left without a tag.');
  });

  it('HD11: ends where it began, though names were skipped, and begins anew when asked', () => {
    select('So did');
    rounds.next('names');
    expect(selected()).toBe('Ines Okafor');
    for (const words of ['Harbour Board', 'Okafor', 'May', 'Harbour Board']) {
      rounds.skip();
      expect(selected()).toBe(words);
    }
    rounds.take('here');
    expect(rounds.ended).toBe('names');
    expect(rounds.outcome).toBe('You have been through all names. Some are left without a tag.');
    expect(desk.voice.said).toContain('Tagged ‘Harbour Board’ as Organization.');
    rounds.next('names');
    expect(selected()).toBe('Ines Okafor');
  });

  it('HD8: proposes what a name is and whom it means, and sets nothing by itself', () => {
    rounds.next('names');
    expect(proposed()).toBe('Date');
    rounds.next('names');
    expect(proposed()).toBe('Organization: Register entry Harbour Board, new in the register');
    expect(tags()).toEqual([]);
    expect(desk.article.register.entities).toEqual([]);
  });

  it('HD8: tags by one key what is proposed and goes on, as one step', () => {
    rounds.next('names');
    expect(rounds.take('here')).toBe(true);
    expect(selected()).toBe('Harbour Board');
    rounds.take('here');
    expect(tags()).toEqual(['Date May', 'Organization Harbour Board']);
    const [entity] = desk.article.register.entities;
    expect(entity).toMatchObject({ name: 'Harbour Board', type: 'organization' });
    expect(desk.article.tags[1]?.stored.fields['entity']).toEqual({ entity: entity?.id });
    desk.undo();
    expect(tags()).toEqual(['Date May']);
  });

  it('HD8: takes a name everywhere at once where that is asked, as one step', () => {
    rounds.next('names');
    rounds.next('names');
    expect(rounds.proposal?.others).toHaveLength(1);
    rounds.take('everywhere');
    expect(tags()).toEqual(['Organization Harbour Board', 'Organization Harbour Board']);
    const [one, other] = desk.article.tags;
    expect(one?.stored.fields).toEqual(other?.stored.fields);
    desk.undo();
    expect(tags()).toEqual([]);
  });

  it('HD8: tags by another label with whom the name means, and goes on all the same', () => {
    rounds.next('names');
    rounds.next('names');
    rounds.tag(PLACE);
    expect(tags()).toEqual(['Place Harbour Board']);
    expect(desk.article.register.entities[0]).toMatchObject({ type: 'place' });
    expect(selected()).toBe('Ines Okafor');
    expect(proposed()).toBe('Person: Register entry Ines Okafor, new in the register');
  });

  it('HD8: remembers what the same words were tagged as, and who had them for a last name', () => {
    rounds.next('names');
    rounds.next('names');
    rounds.tag(PLACE);
    rounds.take('here'); // Ines Okafor
    expect(selected()).toBe('Harbour Board');
    expect(proposed()).toBe('Place: Register entry Harbour Board');
    rounds.next('names');
    expect(selected()).toBe('Okafor');
    expect(proposed()).toBe('Person: Register entry Ines Okafor');
  });

  it('HD8: tags nothing and stays where a label was retired meanwhile', () => {
    rounds.next('names');
    rounds.next('names');
    const { kind, label } = PLACE;
    if (label === null) throw new Error('A place is a label.');
    rounds.tag({ kind, label: { ...label, retired: true } });
    expect(tags()).toEqual([]);
    expect(selected()).toBe('Harbour Board');
    expect(desk.voice.said).not.toContain('Tagged');
  });

  it('HD8: is over once the caret is moved by hand, and not when others write above', () => {
    rounds.next('names');
    rounds.next('names');
    const { caret } = desk;
    textOf(documents.text).insert(0, 'Late. ');
    desk.article.flush();
    desk.moveCaret({ anchor: (caret?.anchor ?? 0) + 6, head: (caret?.head ?? 0) + 6 }, 'carried');
    expect(selected()).toBe('Harbour Board');
    expect(proposed()).toContain('Organization');
    select('The quay');
    expect(proposed()).toBe('nothing');
    expect(rounds.take('here')).toBe(false);
  });
});

describe('a round that has nothing to propose', () => {
  it('HD11: asks which label it is, where nothing tells', () => {
    ({ desk, documents } = loneDesk(['They praised Lenne again.']));
    rounds = new DeskRounds(desk, () => []);
    desk.moveCaret({ anchor: 0, head: 0 });
    rounds.next('names');
    expect(selected()).toBe('Lenne');
    expect(rounds.take('here')).toBe(false);
    expect(rounds.explain()).toBe(true);
    expect(desk.voice.why).toContain('Press the key of a label');
    rounds.tag(PLACE);
    expect(tags()).toEqual(['Place Lenne']);
  });

  it('HD11: has ended, and is left by moving on', () => {
    rounds.next('quotations');
    expect(rounds.ended).toBeNull();
    rounds.take('here');
    expect(rounds.ended).toBe('quotations');
    expect(rounds.take('here')).toBe(false);
    expect(rounds.explain()).toBe(true);
    desk.moveCaret({ anchor: 3, head: 3 });
    expect(rounds.ended).toBeNull();
    expect(rounds.explain()).toBe(false);
    rounds.next('quotations');
    expect(rounds.ended).toBe('quotations');
    rounds.leave();
    expect(rounds.ended).toBeNull();
  });

  it('HD11: is not at its last statement any more once that was passed', () => {
    desk.moveCaret({ anchor: desk.article.text.length - 2, head: desk.article.text.length - 2 });
    rounds.next('statements');
    rounds.skip();
    expect(rounds.ended).toBe('statements');
    expect(selected()).toBe('');
    rounds.previousStatement();
    expect(selected()).toBe('The quay is long.');
  });
});

describe('a round of quotations', () => {
  it('HD8: tags quoted words as a quote, with cue, source and speaker', () => {
    rounds.next('quotations');
    expect(selected()).toBe('“Nobody was asked,”');
    expect(proposed()).toBe(
      'Quote: Cue ‘said’, Source ‘Okafor’, Speaker Ines Okafor, new in the register',
    );
    rounds.take('here');
    expect(tags()).toEqual(['Quote “Nobody was asked,”']);
    expect(desk.article.tags[0]?.parts['source']?.[0]?.quote).toBe('Okafor');
    expect(desk.voice.said).toContain('No quoted words are left without a tag.');
    desk.undo();
    expect(tags()).toEqual([]);
  });
});

describe('a round of statements', () => {
  it('HD9: begins with the one around the caret, and goes back and forth', () => {
    desk.moveCaret({ anchor: 4, head: 4 });
    rounds.next('statements');
    expect(selected()).toBe('The quay stays shut until May');
    rounds.next('statements');
    expect(selected()).toBe('So did Ines Okafor of the Harbour Board.');
    rounds.previousStatement();
    expect(selected()).toBe('The quay stays shut until May');
  });

  it('HD8: tags a claim with whom it is of, or the article’s own voice', () => {
    rounds.next('statements');
    rounds.take('here');
    rounds.take('here');
    expect(tags()).toEqual([
      'Claim The quay stays shut until May',
      'Claim So did Ines Okafor of the Harbour Board.',
    ]);
    const [first, second] = desk.article.tags;
    expect(first?.parts['claimant']?.[0]?.quote).toBe('the Harbour Board');
    expect(second?.stored.fields['voice']).toBe('article');
  });

  it('HD13: says at a statement that is a claim already that it is, makes no other, and goes on', () => {
    rounds.next('statements');
    const first = selected();
    rounds.take('here');
    desk.moveCaret({ anchor: 0, head: 0 });
    rounds.next('statements');
    expect(selected()).toBe(first);
    rounds.take('here');
    expect(tags()).toHaveLength(1);
    expect(desk.voice.said).toContain('is tagged as Claim already');
    expect(selected()).not.toBe(first);
  });

  it('HD8: stays at a stop that was tagged as something else, once its offer is settled', () => {
    rounds.next('statements');
    rounds.tag(QUOTE);
    expect(selected()).toBe('');
    expect(offers.take()).toBe(true);
    rounds.resume();
    expect(selected()).toBe('The quay stays shut until May');
    rounds.take('here');
    expect(tags()).toEqual([
      'Quote The quay stays shut until May',
      'Claim The quay stays shut until May',
    ]);
  });
});

describe('a stop that was tagged as something else', () => {
  it('HD8: is found again by its words, whatever was written above', () => {
    rounds.next('statements');
    rounds.tag(QUOTE);
    textOf(documents.text).insert(0, 'Late. ');
    desk.article.flush();
    offers.dismiss();
    rounds.resume();
    expect(selected()).toBe('The quay stays shut until May');
  });

  it('HD8: is left behind by going on', () => {
    rounds.next('statements');
    rounds.tag(QUOTE);
    const [quote] = desk.article.tags;
    rounds.next('statements');
    const here = selected();
    if (quote !== undefined) desk.select(quote);
    rounds.resume();
    expect(selected()).toBe(here);
  });

  it('HD8: is not what a label of the round’s own kind makes, even exactly', () => {
    rounds.next('statements');
    rounds.tag(CLAIM, 'exactly');
    rounds.resume();
    expect(selected()).toBe('');
  });
});

describe('a label without a selection', () => {
  const at = (words: string): void => {
    const head = desk.article.text.indexOf(words) + 1;
    desk.moveCaret({ anchor: head, head });
  };
  const tagAt = (words: string, choice: KeyedChoice): void => {
    at(words);
    rounds.tag(choice);
  };

  it('HD10: takes the quoted words, the statement or the word around the caret', () => {
    tagAt('asked', QUOTE);
    tagAt('asked', CLAIM);
    tagAt('Okafor of', PERSON);
    tagAt('is long', CLAIM);
    expect(tags()).toEqual([
      'Person Okafor',
      'Quote “Nobody was asked,”',
      'Claim Nobody was asked',
      'Claim The quay is long.',
    ]);
  });

  it('HD10: is for the selected tag while it is of that kind and the caret with it, or was not moved since', () => {
    select('Okafor');
    rounds.tag(PERSON);
    rounds.tag(PLACE);
    expect(tags()).toEqual(['Place Okafor']);
    at('long');
    const [tag] = desk.article.tags;
    if (tag !== undefined) desk.select(tag);
    rounds.tag(PERSON);
    expect(tags()).toEqual(['Person Okafor']);
  });

  it('HD10: gives a part the word at the caret', () => {
    tagAt('asked', QUOTE);
    at('said. The');
    desk.tagging.addToPart(2);
    expect(desk.selected?.parts['cue']?.map(({ quote }) => quote)).toEqual(['said']);
  });
});

describe('an offer for any tag', () => {
  it('QT13: is had by asking, also when it was dismissed', () => {
    select('“Nobody was asked,”');
    desk.tagging.applyLabel(QUOTE);
    offers.dismiss();
    expect(offers.current).toBeNull();
    offers.ask();
    expect(offers.current && offerWords(offers.current)).toContain('Cue ‘said’');
    offers.take();
    offers.ask();
    expect(desk.voice.said).toBe('Nothing more was found around this tag.');
  });
});
