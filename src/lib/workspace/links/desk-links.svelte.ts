import type { ArticleId, LinkId, ProjectId } from '#domain/ids.ts';
import type { Link } from '#domain/tag/tag.ts';
import { texts } from '#texts/texts.ts';
import type { Desk } from '../desk/desk.svelte.ts';
import type { DeskTag } from '../desk/desk-tag.ts';
import { linkOptions, type LinkOption } from './link-options.ts';
import { rememberedStart, rememberStart, type LinkStart } from './link-start.ts';
import { linksOfTag, type LinkAcross, type TagLink } from './tag-links.ts';

interface Place {
  readonly article: {
    readonly id: ArticleId;
    readonly title: string;
    readonly projectId: ProjectId;
  };
  /** Outlives the article, so that a link can be ended in another one; null where a browser keeps nothing. */
  readonly memory: Storage | null;
}

const said = texts.links.done;

/** Linking at a desk: start at one tag, go to another, end there. */
export class DeskLinks {
  /** Where the link being made starts. */
  start = $state.raw<LinkStart | null>(null);
  /** The links to choose from, once both ends are known. */
  options = $state.raw<readonly LinkOption[] | null>(null);
  /** Links with other articles; null until the server has told. */
  across = $state.raw<readonly LinkAcross[] | null>(null);
  /** How often it was told that they say something else. */
  acrossNews = $state.raw(0);
  /** Why they are not up to date. */
  acrossProblem = $state.raw('');
  /** The links of the selected tag. */
  readonly ofSelected: readonly TagLink[] = $derived.by(() => {
    const { selectedId, codebook, article } = this.#desk;
    if (selectedId === null) return [];
    const { links, tagById } = article;
    return linksOfTag(selectedId, { codebook, links, tagById, across: this.across });
  });

  readonly #desk: Desk;
  readonly #place: Place;

  constructor(desk: Desk, place: Place) {
    this.#desk = desk;
    this.#place = place;
    this.start = rememberedStart(place.memory, place.article.projectId);
  }

  /** Whether the link being made starts in another article. */
  get startsElsewhere(): boolean {
    return this.start !== null && this.start.articleId !== this.#place.article.id;
  }

  /** Starts a link at the selected tag, or ends one there. */
  press(): void {
    const desk = this.#desk;
    const tag = desk.selected;
    if (!desk.rights.tag) desk.voice.explain(texts.desk.mayNotTag);
    else if (tag === undefined) desk.voice.explain(texts.desk.selectTagFirst);
    else if (this.start === null) this.#begin(tag);
    else if (!this.#stands(this.start)) this.#giveUp(this.start);
    else if (this.start.tagId === tag.id) this.cancel();
    else this.#end(this.start, tag);
  }

  pick(option: LinkOption): void {
    const { start } = this;
    const tag = this.#desk.selected;
    this.options = null;
    if (start === null || tag === undefined) return;
    if (!this.#stands(start)) return this.#giveUp(start);
    this.#link(start, tag, option);
  }

  /** Goes back to looking for the other tag. */
  closeOptions(): void {
    this.options = null;
  }

  cancel(): void {
    this.options = null;
    this.#setStart(null);
    this.#desk.voice.say(said.cancelled);
  }

  remove(linkId: LinkId): void {
    this.#desk.step(() => this.#desk.edits.unlink(linkId));
    this.#desk.voice.say(said.removed);
  }

  /** Whether the tag it starts at is still there; of another article only its own desk knows. */
  #stands({ articleId, tagId }: LinkStart): boolean {
    return articleId !== this.#place.article.id || this.#desk.article.tagById.has(tagId);
  }

  #giveUp({ words }: LinkStart): void {
    this.options = null;
    this.#setStart(null);
    this.#desk.voice.explain(said.startIsGone(words));
  }

  #begin(tag: DeskTag): void {
    const { id: articleId, title: articleTitle, projectId } = this.#place.article;
    const { id: tagId, name, words } = tag;
    const kind = tag.stored.kind;
    this.#setStart({ projectId, articleId, articleTitle, tagId, kind, name, words });
    this.#desk.voice.say(said.begun(words));
  }

  #end(start: LinkStart, tag: DeskTag): void {
    const end = { kind: tag.stored.kind, words: tag.words };
    const options = linkOptions(this.#desk.codebook, start, end);
    const [only] = options;
    if (only === undefined) {
      this.#desk.voice.explain(said.noneAllowed(start.name, tag.name));
    } else if (options.length === 1) this.#link(start, tag, only);
    else this.options = options;
  }

  #link(start: LinkStart, tag: DeskTag, { type, direction }: LinkOption): void {
    const [from, to] = direction === 'onward' ? [start.tagId, tag.id] : [tag.id, start.tagId];
    const end = direction === 'onward' ? 'from' : 'to';
    const away = this.startsElsewhere ? ({ end, article: start.articleId } as const) : null;
    const link = { type: type.id, from, to, away };
    const [first, second] = direction === 'onward' ? [start, tag] : [tag, start];
    const inWords = { from: first.words, type: type.name, to: second.words };
    this.#setStart(null);
    if (this.#desk.article.links.some((other) => isSame(other, link))) {
      this.#desk.voice.explain(said.madeBefore(inWords));
      return;
    }
    this.#desk.step(() => this.#desk.edits.link(link));
    this.#desk.voice.say(said.made(inWords));
  }

  #setStart(start: LinkStart | null): void {
    this.start = start;
    rememberStart(this.#place.memory, start);
  }
}

type Ends = Pick<Link, 'type' | 'from' | 'to'>;

function isSame(one: Ends, other: Ends): boolean {
  return one.type === other.type && one.from === other.from && one.to === other.to;
}
