import { createContext } from 'svelte';
import type { EntityId, ThreadId } from '#domain/ids.ts';
import { entityOf } from '#domain/register/entity-of.ts';
import { texts } from '#texts/texts.ts';
import type { DeskThreads } from '$lib/threads/desk-threads.svelte.ts';
import { DeskFind } from '../text/desk-find.svelte.ts';
import type { DeskMode } from './desk-mode.ts';
import type { DeskHands } from './desk-hands.ts';
import type { DeskKeys } from '../keys/desk-keys.svelte.ts';
import type { DeskLinks } from '../links/desk-links.svelte.ts';
import type { DeskOccurrences, OccurrenceScope } from '../occurrences/desk-occurrences.svelte.ts';
import { DeskOffers } from '../offers/desk-offers.svelte.ts';
import { DeskPast } from '../past/desk-past.svelte.ts';
import type { LearntNames } from '../offers/learnt-names.svelte.ts';
import type { DeskReview } from './desk-review.svelte.ts';
import type { DeskTag } from './desk-tag.ts';
import type { Desk } from './desk.svelte.ts';
import { paneBeside, type PaneName } from './panes.ts';
import type { Follow } from '../live/follow.svelte.ts';
import { DeskRounds } from '../rounds/desk-rounds.svelte.ts';
import type { Round } from '../rounds/stops.ts';
import type { OverwrittenValues } from '../tags/overwritten-values.svelte.ts';
import type { ReadingView } from '../text/reading-view.svelte.ts';

const words = texts.desk;

/** What a narrow screen shows over the text. */
export type Sheet = 'codebook' | 'tag' | 'tags';
export type SideList = 'tags' | 'threads' | 'gone';

interface OpenPalette {
  /** Opened by a key, the focus moves into it; opened by the pointer, the text keeps it. */
  readonly takesFocus: boolean;
  readonly anchor: { getBoundingClientRect(): DOMRect };
}

interface DeskPageParts {
  readonly desk: Desk;
  readonly review: DeskReview;
  readonly links: DeskLinks;
  readonly occurrences: DeskOccurrences;
  readonly openEntityPage: (id: EntityId) => void;
  readonly learnt: LearntNames;
  readonly keys: DeskKeys;
  readonly hands: DeskHands;
  readonly follow: Follow;
  readonly threads: DeskThreads;
  readonly view: ReadingView;
  readonly overwritten: OverwrittenValues;
}

/** What is open on the page around the desk, and where the keyboard's focus goes. */
export class DeskPage {
  palette = $state.raw<OpenPalette | null>(null);
  isHelpOpen = $state.raw(false);
  /** The guidelines, when they are open, and at which heading. */
  guidelines = $state.raw<{ readonly heading: string | null } | null>(null);
  isHistoryOpen = $state.raw(false);
  /** What the lists beside the text show. */
  side = $state.raw<SideList>('tags');
  /** On a narrow screen only; a wide one shows every pane. */
  sheet = $state.raw<Sheet | null>(null);

  readonly desk: Desk;
  readonly review: DeskReview;
  readonly links: DeskLinks;
  readonly occurrences: DeskOccurrences;
  readonly keys: DeskKeys;
  readonly hands: DeskHands;
  readonly follow: Follow;
  readonly threads: DeskThreads;
  readonly find: DeskFind;
  readonly view: ReadingView;
  /** Leaves for the page of an entity. */
  readonly openEntityPage: (id: EntityId) => void;
  readonly offers: DeskOffers;
  readonly rounds: DeskRounds;
  readonly past: DeskPast;
  readonly overwritten: OverwrittenValues;

  constructor(parts: DeskPageParts) {
    const { desk, review, links, occurrences, keys, hands, follow, threads, view } = parts;
    this.desk = desk;
    this.review = review;
    this.links = links;
    this.occurrences = occurrences;
    this.openEntityPage = parts.openEntityPage;
    this.keys = keys;
    this.hands = hands;
    this.follow = follow;
    this.threads = threads;
    this.find = new DeskFind(desk);
    this.view = view;
    this.offers = new DeskOffers(desk, () => parts.learnt.names);
    this.rounds = new DeskRounds(desk, () => parts.learnt.names);
    this.past = new DeskPast(desk);
    this.overwritten = parts.overwritten;
  }

  /** Takes what a round proposes, or else what is offered. Answers whether something was. */
  takeOffer(): boolean {
    if (this.rounds.take('here')) return true;
    if (!this.offers.take()) return false;
    this.rounds.resume();
    return true;
  }

  /** Leaves the selected tag as it is. Answers whether something was offered. */
  dismissOffer(): boolean {
    if (!this.offers.dismiss()) return false;
    this.rounds.resume();
    return true;
  }

  /** Goes to the first stop of a round, with nothing over the text. */
  beginRound(round: Round): void {
    this.sheet = null;
    this.rounds.next(round);
  }

  showHistory(): void {
    if (this.desk.selected === undefined) return this.desk.voice.explain(words.selectTagFirst);
    this.isHistoryOpen = !this.isHistoryOpen;
    this.sheet = 'tag';
    if (this.isHistoryOpen) focusWhenShown('[data-tag-history] summary');
  }

  /** Looks for what is selected elsewhere. */
  openOccurrences(scope: OccurrenceScope): void {
    this.palette = null;
    this.occurrences.open(scope);
  }

  /** Leaves for the page of whom the selected tag points at. */
  openEntity(): void {
    const tag = this.desk.selected;
    if (tag === undefined) return this.desk.voice.explain(words.selectTagFirst);
    const id = entityOf(tag.stored, this.desk.article.register);
    if (id === null) this.desk.voice.explain(words.pointsAtNobody);
    else this.openEntityPage(id);
  }

  /** Begins a thread on what is selected: words, or else the tag. */
  comment(): void {
    const { desk, threads } = this;
    if (!desk.rights.comment) return desk.voice.explain(words.mayNotComment);
    this.dropPalette();
    const span = desk.textPane?.selection() ?? null;
    const tag = desk.selected;
    if (span !== null) {
      const places = [desk.edits.anchor(span)];
      const words = desk.article.text.slice(span.start, span.end);
      threads.drafts.think({ type: 'words', places }, words);
      this.side = 'threads';
      this.sheet = 'tags';
    } else if (tag !== undefined) this.commentOnTag(tag);
    else desk.voice.explain(words.selectWordsOrTagFirst);
  }

  commentOnTag(tag: DeskTag): void {
    this.threads.drafts.think({ type: 'tag', tagId: tag.id }, tag.words);
    this.sheet = 'tag';
  }

  /** Shows a thread with all that was said in it. */
  openThread(threadId: ThreadId): void {
    this.threads.openedId = threadId;
    this.side = 'threads';
    this.sheet = 'tags';
  }

  openPalette(takesFocus: 'takes focus' | 'leaves focus'): void {
    const anchor = this.desk.textPane?.anchor(this.desk.selectedId) ?? null;
    if (anchor === null) this.desk.voice.explain(words.selectWordsFirst);
    else this.palette = { anchor, takesFocus: takesFocus === 'takes focus' };
  }

  /** The one over a selection goes with it, or it would lie over what is selected next. */
  dropPalette(): void {
    if (this.palette?.takesFocus === false) this.palette = null;
  }

  switchMode(mode: DeskMode): void {
    this.desk.mode = mode;
    this.palette = null;
    this.review.isRejecting = false;
    this.desk.voice.say(words.inMode[mode]);
  }

  /** Shows a tag at what of it was written over. */
  showOverwritten(tag: DeskTag): void {
    this.desk.select(tag, 'reveal');
    this.sheet = 'tag';
    focusWhenShown('[data-overwritten] button');
  }

  focusFilter(): void {
    this.side = 'tags';
    this.sheet = 'tags';
    focusWhenShown('[data-pane="tags"] input[type="search"]');
  }

  /** Goes around the panes; on a narrow screen their sheets open. */
  focusPane(by: 1 | -1): void {
    const current = document.activeElement?.closest<HTMLElement>('[data-pane]')?.dataset['pane'];
    this.#focus(paneBeside(current, by));
  }

  #focus(pane: PaneName): void {
    if (pane === 'text') this.desk.textPane?.focus();
    else if (pane === 'bar') focusWhenShown('[data-pane="bar"]');
    else {
      this.sheet = pane;
      focusWhenShown(
        pane === 'tags' && this.side === 'tags'
          ? '[data-pane="tags"] [role="listbox"]'
          : `[data-pane="${pane}"]`,
      );
    }
  }
}

function focusWhenShown(selector: string): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(selector)?.focus());
}

export const [getDeskPage, setDeskPage] = createContext<DeskPage>();
