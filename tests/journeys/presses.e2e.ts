import type { Locator } from '@playwright/test';
import {
  FERRY_CLAIMS,
  FERRY_MENTIONS,
  FERRY_QUOTES,
  FERRY_STORY,
  FERRY_TITLE,
  type GoldClaim,
  type GoldMention,
  type GoldQuote,
} from '#tests/fixtures/ferry-story.ts';
import { caretAt, countPresses, selectOnTo, walkTo, withoutBreaks } from './caret.ts';
import type { ArticleDesk } from './article-desk.ts';
import { goToPane } from './keyboard.ts';
import { expect, test } from './newsroom.ts';
import { saidTags, type SaidTag } from './rows.ts';

/** Key presses a correct tag, the ways to it and what is skipped included. These numbers only fall. */
const AT_MOST = { mention: 1.5, quote: 2, claim: 4.8, all: 2.2 };

const LABEL_KEY: Readonly<Record<string, string>> = {
  person: 'p',
  organization: 'o',
  place: 'l',
  date: 'd',
  money: 'm',
  law: 'w',
  other: 'x',
};
const LABEL_NAME: Readonly<Record<string, string>> = {
  person: 'Person',
  organization: 'Organization',
  place: 'Place',
  date: 'Date',
  money: 'Money',
  law: 'Law or document',
  other: 'Other',
};

/** A mention and where it stands. */
interface Place extends GoldMention {
  readonly start: number;
  readonly end: number;
}

/** A person at the keyboard, who knows what should be tagged and looks before every press. */
class Hand {
  readonly desk: ArticleDesk;
  readonly offer: Locator;
  readonly #words: string;

  constructor(desk: ArticleDesk, words: string) {
    this.desk = desk;
    this.offer = desk.page.getByRole('group', { name: 'Offer' });
    this.#words = words;
  }

  press(key: string): Promise<void> {
    return this.desk.page.keyboard.press(key);
  }

  /** What is selected, and where it ends; null for a bare caret. */
  async selected(): Promise<{ readonly words: string; readonly end: number } | null> {
    const words = await this.desk.page.evaluate(() => getSelection()?.toString() ?? '');
    return words === '' ? null : { words, end: await caretAt(this.desk) };
  }

  /** What is offered in the frame after a press, in words; '' for nothing. */
  async offered(): Promise<string> {
    await this.desk.page.evaluate(() => new Promise(requestAnimationFrame));
    return (await this.offer.count()) === 0 ? '' : this.offer.innerText();
  }

  /** Goes to words by arrows and selects them. */
  async selectByArrows({ start, end }: Place): Promise<void> {
    await walkTo(this.desk, this.at(start));
    await selectOnTo(this.desk, this.at(end));
  }

  at(offset: number): number {
    return withoutBreaks(this.#words, offset);
  }
}

test('HD8: an article is tagged by keys alone, in few presses a tag', async ({
  newsroom,
  rows: database,
}) => {
  const edith = await newsroom.seat('editor');
  await edith.page.goto('/');
  const desk = await edith.createArticle('Presses', { text: FERRY_STORY }, FERRY_TITLE);
  const words = await desk.words();
  const hand = new Hand(desk, words);
  await goToPane(desk.page, desk.text);
  await hand.press('ControlOrMeta+Home');
  const presses = await countPresses(desk);

  await test.step('forty mentions', () => tagMentions(hand, places(words)));
  const forMentions = await presses();
  await test.step('what is quoted', () => tagQuotations(hand));
  const forQuotations = (await presses()) - forMentions;
  const forReported = { presses: 0 };
  await test.step('what is claimed, and reported', async () => {
    forReported.presses = await tagStatements(hand);
  });
  const all = await presses();
  const forQuotes = forQuotations + forReported.presses;
  const forClaims = all - forMentions - forQuotes;

  await desk.expectSaved();
  await expect
    .poll(async () => (await saidTags(database, desk.articleId)).map(told))
    .toEqual(expected(words));

  const each = {
    mention: forMentions / FERRY_MENTIONS.length,
    quote: forQuotes / FERRY_QUOTES.length,
    claim: forClaims / FERRY_CLAIMS.length,
    all: all / (FERRY_MENTIONS.length + FERRY_QUOTES.length + FERRY_CLAIMS.length),
  };
  const report = Object.entries(each)
    .map(([what, presses]) => `${what} ${presses.toFixed(2)}`)
    .join(', ');
  test.info().annotations.push({ type: 'key presses a correct tag', description: report });
  await test.info().attach('key-presses.json', { body: JSON.stringify(each) });
  console.log(`key presses a correct tag: ${report}`);
  for (const what of ['mention', 'quote', 'claim', 'all'] as const)
    expect(each[what], what).toBeLessThanOrEqual(AT_MOST[what]);
});

/** Goes from name to name; what capitals do not show is gone back for. */
async function tagMentions(hand: Hand, mentions: readonly Place[]): Promise<void> {
  const left = new Set(mentions);
  const skipped = new Set<number>();
  await hand.press('g');
  for (;;) {
    const selected = await hand.selected();
    if (selected === null || skipped.has(selected.end)) break; // all are tagged, or a lap is done
    const here = [...left].find(
      ({ words, end }) => words === selected.words && hand.at(end) === selected.end,
    );
    if (here === undefined) {
      skipped.add(selected.end);
      await hand.press('g');
    } else for (const done of await tagMention(hand, here, left)) left.delete(done);
  }
  for (const mention of left) {
    await hand.selectByArrows(mention);
    await hand.press(LABEL_KEY[mention.label] ?? '');
    await expect(hand.offer).toContainText(mention.entity ?? '');
    await hand.press('Enter');
  }
}

/** Takes what is offered for the mention, or gives its label; answers what is tagged by that. */
async function tagMention(
  hand: Hand,
  mention: Place,
  left: ReadonlySet<Place>,
): Promise<readonly Place[]> {
  const offered = await hand.offered();
  if (mention.entity !== null && offered !== '') expect(offered).toContain(mention.entity);
  if (!offered.startsWith(LABEL_NAME[mention.label] ?? '')) {
    await hand.press(LABEL_KEY[mention.label] ?? '');
    return [mention];
  }
  const alike = [...left].filter(({ words }) => words === mention.words);
  const isForAll = alike.length > 1 && offered.includes(`All ${alike.length}`);
  await hand.press(isForAll ? 'Shift+Enter' : 'Enter');
  return isForAll ? alike : [mention];
}

/** Goes from quotation to quotation; each is offered with all that belongs to it. */
async function tagQuotations(hand: Hand): Promise<void> {
  await hand.press('ControlOrMeta+Home');
  await hand.press("'");
  const left = FERRY_QUOTES.filter(({ content }) => content[0]?.startsWith('“') === true);
  while (left.length > 0) {
    const selected = await hand.selected();
    if (selected === null) throw new Error('No quotation is left, but quotes are.');
    const quote = left.find(({ content }) => content[0] === selected.words);
    if (quote === undefined) await hand.press("'");
    else {
      expect(await hand.offered()).toContain(quote.speaker);
      await hand.press('Enter');
      left.splice(left.indexOf(quote), 1);
    }
  }
}

/** Goes from statement to statement; answers how many presses were for quotes. */
async function tagStatements(hand: Hand): Promise<number> {
  await hand.press('ControlOrMeta+Home');
  await hand.press(',');
  const claims = new Set(FERRY_CLAIMS);
  let forQuotes = 0;
  while (claims.size > 0) {
    const selected = await hand.selected();
    if (selected === null) throw new Error('No statement is left, but claims are.');
    const quote = FERRY_QUOTES.find(({ content }) => content[0] === selected.words);
    if (quote !== undefined) {
      await hand.press('q');
      await expect(hand.offer).toContainText(quote.speaker);
      await hand.press('Enter');
      await expect.poll(() => hand.selected()).toEqual(selected);
      forQuotes += 2;
    }
    const claim = [...claims].find(({ content }) => content[0] === selected.words);
    if (claim === undefined) await hand.press(',');
    else {
      const by = claim.claimant?.entity ?? 'The article’s own';
      expect(await hand.offered()).toContain(by);
      await hand.press('Enter');
      claims.delete(claim);
    }
  }
  return forQuotes;
}

function places(words: string): readonly Place[] {
  let from = 0;
  return FERRY_MENTIONS.map((mention) => {
    const start = words.indexOf(mention.words, from);
    from = start + mention.words.length;
    return { ...mention, start, end: from };
  });
}

/** A tag in a line: what it is, where, and all that it says. */
function told({ what, start, parts, entities, voice }: SaidTag): string {
  const said = Object.entries(parts).map(([part, words]) => `${part} ‘${words.join(' … ')}’`);
  const whom = Object.entries(entities).map(([field, name]) => `${field} ${name}`);
  return [`${what} at ${start}`, ...said, ...whom, ...(voice === null ? [] : [voice])].join(', ');
}

/** The lines that the right tags would have, in reading order. */
function expected(words: string): readonly string[] {
  const mentions = places(words).map(({ label, words: own, entity, start }): SaidTag => ({
    what: label,
    start,
    parts: { mention: [own] },
    entities: entity === null ? {} : { entity },
    voice: null,
  }));
  const all = [
    ...mentions,
    ...FERRY_QUOTES.map((quote) => saidOfQuote(quote, words)),
    ...FERRY_CLAIMS.map((claim) => saidOfClaim(claim, words)),
  ];
  const own = ({ parts }: SaidTag): number =>
    (parts['mention'] ?? parts['content'] ?? []).join(' … ').length;
  return all
    .toSorted(
      (one, other) =>
        one.start - other.start || own(other) - own(one) || (one.what < other.what ? -1 : 1),
    )
    .map(told);
}

function saidOfQuote({ content, cue, source, speaker }: GoldQuote, words: string): SaidTag {
  return {
    what: 'quote',
    start: words.indexOf(content[0] ?? ''),
    parts: { content, ...(cue === null ? {} : { cue: [cue] }), source: [source] },
    entities: { speaker },
    voice: null,
  };
}

function saidOfClaim({ content, claimant }: GoldClaim, words: string): SaidTag {
  return {
    what: 'claim',
    start: words.indexOf(content[0] ?? ''),
    parts: claimant === null ? { content } : { claimant: [claimant.words], content },
    entities: claimant === null ? {} : { claimant: claimant.entity },
    voice: claimant === null ? 'article' : 'claimant',
  };
}
