import { createContext } from 'svelte';
import type { Codebook } from '#domain/codebook/codebook.ts';
import { renamedSince, retiredSince } from '#domain/codebook/keys.ts';
import type { AccountId, TagId } from '#domain/ids.ts';
import type { Span } from '#domain/span/span.ts';
import { texts } from '#texts/texts.ts';
import { toasts } from '$lib/ui/toasts.svelte.ts';
import type { ArticleEdits } from './article-edits.ts';
import type { DeskRights } from './desk-rights.ts';
import type { CaretInText } from './around-caret.ts';
import { selectedSpan, type Caret, type CaretMove, type DeskText } from '../text/desk-text.ts';
import { DeskHistory } from './desk-history.ts';
import type { DeskMode } from './desk-mode.ts';
import type { DeskTag } from './desk-tag.ts';
import { DeskTagging } from './desk-tagging.svelte.ts';
import { DeskVoice } from './desk-voice.svelte.ts';
import type { LiveArticle } from '../live/live-article.svelte.ts';
import { ALL_TAGS, filterTags, type TagFilter } from '../tags/tag-filter.ts';

interface DeskParts {
  readonly article: LiveArticle;
  readonly edits: ArticleEdits;
  readonly rights: () => DeskRights;
  readonly me: AccountId;
  /** Of the article: a BCP 47 tag, or ''. */
  readonly language: string;
  /** Whether there is a thread about a tag. */
  readonly isDiscussed: (tagId: TagId) => boolean;
}

const words = texts.desk;

/** Two presses closer together than this are one, as systems have it. */
const DOUBLE_CLICK_MS = 500;

/**
 * One person's desk over a live article: what is selected, which mode the keyboard is in, and
 * their steps, to be undone in order. Handed down by context.
 */
export class Desk {
  mode = $state.raw<DeskMode>('tag');
  /** Where the caret is, and the other end of what is selected; null before the text is there. */
  caret = $state.raw<Caret | null>(null);
  selectedId = $state.raw<TagId | null>(null);
  /** The tag that was made last, or asked about: the desk looks around it for what belongs to it. */
  lookAroundId = $state.raw<TagId | null>(null);
  /** How often the caret was moved at this desk; text that shifts it moves nothing. */
  moves = $state.raw(0);
  filter = $state.raw<TagFilter>(ALL_TAGS);
  /** The text pane, once it is on the page. */
  textPane = $state.raw<DeskText | null>(null);
  canUndo = $state.raw(false);
  canRedo = $state.raw(false);

  readonly voice = new DeskVoice();
  readonly tagging: DeskTagging = new DeskTagging(this);
  readonly article: LiveArticle;
  readonly me: AccountId;
  readonly language: string;
  readonly edits: ArticleEdits;
  readonly isDiscussed: (tagId: TagId) => boolean;
  /** Own steps over all documents, in the order they were done. */
  readonly history = new DeskHistory(() => {
    this.canUndo = this.history.canUndo;
    this.canRedo = this.history.canRedo;
  });
  readonly #rights: () => DeskRights;
  /** How often the caret had been moved when a tag was last selected. */
  #selectedAtMove = 0;
  /** Which tag a press in the text selected last. */
  #pressedId: TagId | null = null;
  #press: { readonly before: TagId | null; readonly at: number } | null = null;

  /** What is selected, as it was drawn: not snapped. Null for a bare caret. */
  readonly selection: Span | null = $derived.by(() => selectedSpan(this.caret));
  readonly selected: DeskTag | undefined = $derived.by(() =>
    this.selectedId === null ? undefined : this.article.tagById.get(this.selectedId),
  );
  readonly shown: readonly DeskTag[] = $derived.by(() =>
    filterTags(this.article.tags, this.filter),
  );

  constructor({ article, edits, rights, me, language, isDiscussed }: DeskParts) {
    this.article = article;
    this.isDiscussed = isDiscussed;
    this.edits = edits;
    this.me = me;
    this.language = language;
    this.#rights = rights;
    this.history.include(edits.entities);
  }

  get rights(): DeskRights {
    return this.#rights();
  }

  get codebook(): Codebook {
    return this.article.codebook;
  }

  /** The team changed what it tags by: this desk goes on with it. */
  followCodebook(codebook: Codebook): void {
    const gone = retiredSince(this.article.codebook, codebook);
    const renamed = renamedSince(this.article.codebook, codebook);
    this.article.follow(codebook);
    this.tagging.followCodebook(codebook);
    toasts.say(words.codebook.changed(gone, renamed));
  }

  select(tag: DeskTag, reveal?: 'reveal'): void {
    this.selectedId = tag.id;
    this.stayWithSelected();
    const say = tag.isDetached ? words.selectedDetached : words.selected;
    this.voice.say(say(tag.name, tag.words));
    if (reveal === 'reveal' && !tag.isDetached) this.textPane?.reveal(tag);
  }

  /** The selected tag is what is meant, until the caret is moved away from it. */
  stayWithSelected(): void {
    this.#selectedAtMove = this.moves;
  }

  /** Once all tags are here: whether the one that the page's address leads to is among them. */
  arrive(): void {
    this.article.flush();
    if (this.selectedId === null || this.selected !== undefined) return;
    this.selectedId = null;
    this.voice.explain(words.addressedTagIsGone);
  }

  /** Goes to the next or previous of the listed tags, from the selected one or the caret. */
  move(by: 1 | -1): void {
    const tags = this.shown;
    const at = tags.findIndex(({ id }) => id === this.selectedId);
    const from = this.caret?.head ?? 0;
    const next = tags.findIndex(({ start }) => start >= from);
    const unselected = by === 1 ? next : (next === -1 ? tags.length : next) - 1;
    const target = at === -1 ? tags.at(unselected) : tags[at + by];
    if (target !== undefined) this.select(target, 'reveal');
    else this.voice.explain(by === 1 ? words.moves.noneBelow : words.moves.noneAbove);
  }

  /** The caret is elsewhere: it was moved, or carried along by text that changed before it. */
  moveCaret(caret: Caret, how: CaretMove = 'moved'): void {
    this.caret = caret;
    if (how === 'moved') this.moves += 1;
    if (this.selection === null || this.#press === null) return;
    // Words selected by a double click were pressed first: that was not meant for a tag.
    if (Date.now() - this.#press.at < DOUBLE_CLICK_MS) this.selectedId = this.#press.before;
    this.#press = null;
  }

  /**
   * Tags were pressed in the text, the innermost first; pressing again goes on to the one around.
   * One that was selected in another way is meant by the first press on it.
   */
  press(ids: readonly TagId[]): void {
    this.#press = { before: this.selectedId, at: Date.now() };
    const at = ids.findIndex((id) => id === this.selectedId);
    const by = at !== -1 && this.selectedId !== this.#pressedId ? 0 : 1;
    const next = ids[(at + by) % Math.max(ids.length, 1)];
    const tag = next === undefined ? undefined : this.article.tagById.get(next);
    this.#pressedId = tag?.id ?? null;
    if (tag === undefined) this.selectedId = null;
    else this.select(tag);
  }

  /** The next of the tags over the words of the selected one. */
  cycle(): void {
    const tag = this.selectedOrWhy();
    if (tag === undefined) return;
    const over = this.article.tags.filter(
      (other) => other.start < tag.end && tag.start < other.end && !other.isDetached,
    );
    const next = over[(over.indexOf(tag) + 1) % Math.max(over.length, 1)];
    if (next !== undefined && next !== tag) this.select(next, 'reveal');
    else this.voice.explain(words.moves.noneOver);
  }

  clear(): void {
    if (this.selection === null) this.selectedId = null;
    else this.textPane?.collapse();
  }

  undo(): void {
    const replayed = this.history.undo();
    this.article.flush();
    if (replayed === 'nothing') this.voice.explain(words.nothingToUndo);
    else if (replayed === 'overtaken') this.voice.explain(words.overtaken);
    else this.voice.say(replayed === 'done' ? words.undone : words.undoing);
  }

  redo(): void {
    const replayed = this.history.redo();
    this.article.flush();
    if (replayed === 'nothing') this.voice.explain(words.nothingToRedo);
    else if (replayed === 'overtaken') this.voice.explain(words.overtaken);
    else this.voice.say(words.redone);
  }

  /** Takes a step and shows its outcome at once; steps of one run are undone together. */
  step<T>(edit: () => T, run?: string): T {
    const result = this.history.together(edit, run);
    this.article.flush();
    return result;
  }

  /** The selected tag; where there is none, says that one is needed. */
  selectedOrWhy(): DeskTag | undefined {
    if (this.selected === undefined) this.voice.explain(words.selectTagFirst);
    return this.selected;
  }

  /** What stands around a bare caret that was moved since a tag was selected. */
  atCaret(wordsAt: (at: CaretInText) => Span | null): Span | null {
    const { caret, selected, article, language } = this;
    if (caret === null || caret.anchor !== caret.head) return null;
    if (selected !== undefined && this.moves === this.#selectedAtMove) return null;
    return wordsAt({ text: article.text, offset: caret.head, language });
  }

  /** Whether it may be done; if not, says so. */
  may(right: keyof DeskRights): boolean {
    if (this.rights[right]) return true;
    this.voice.explain(words.mayNotTag);
    return false;
  }
}

export const [getDesk, setDesk] = createContext<Desk>();
