import { resolve } from '$app/paths';
import { labelOf } from '#domain/codebook/codebook.ts';
import { freshTag } from '#domain/codebook/fresh-tag.ts';
import type { KeyedChoice } from '#domain/codebook/keys.ts';
import { newId, type ArticleId, type ProjectId, type TagId } from '#domain/ids.ts';
import { isEntityReference } from '#domain/tag/field-value.ts';
import { texts } from '#texts/texts.ts';
import { toasts } from '$lib/ui/toasts.svelte.ts';
import type { TagModel } from '../desk/article-edits.ts';
import { askServer } from '../ask-server.ts';
import { entityField } from '../offers/mention-offer.ts';
import { choicesOf } from '../tags/choices.ts';
import type { DeskTag } from '../desk/desk-tag.ts';
import type { Desk } from '../desk/desk.svelte.ts';
import { BatchSteps } from './batch-steps.ts';
import { ChoiceOfOccurrences } from './choice-of-occurrences.svelte.ts';
import { occurrencesIn, type ListedOccurrence } from './occurrence-list.ts';
import { ProjectSearch } from './project-search.svelte.ts';
import { tellBatch, undoBatch } from './tag-batches.ts';

export type OccurrenceScope = 'article' | 'project';

interface Seed {
  /** What is looked for, as it stands in the text. */
  readonly words: string;
  /** A tag to make others like; null for words that were only selected. */
  readonly tag: DeskTag | null;
}

interface Place {
  readonly article: { readonly id: ArticleId; readonly title: string };
  readonly projectId: ProjectId;
}

/** What becomes of those that were kept. */
type Tagging =
  { readonly state: 'idle' | 'busy' } | { readonly state: 'failed'; readonly message: string };

/** Every other occurrence of a tag's words, to be kept or dropped, and tagged as one step. */
export class DeskOccurrences {
  seed = $state.raw<Seed | null>(null);
  scope = $state<OccurrenceScope>('article');
  wholeWords = $state(true);
  matchCase = $state(true);
  withOtherNames = $state(false);
  /** What selected words are to be tagged as. */
  choice = $state.raw<KeyedChoice | null>(null);
  tagging = $state.raw<Tagging>({ state: 'idle' });

  readonly chosen = new ChoiceOfOccurrences();
  /** Of the whole project, by the server. */
  readonly project: ProjectSearch;
  readonly #desk: Desk;
  readonly #place: Place;
  readonly #batches: BatchSteps;

  readonly model: TagModel | null = $derived.by(() => this.#modelOf(this.seed));
  /** Other names of whom the tag means. */
  readonly otherNames: readonly string[] = $derived.by(() => this.#otherNamesOf(this.seed));
  readonly listed: readonly ListedOccurrence[] = $derived.by(() =>
    this.scope === 'article' ? this.#here() : this.project.listed,
  );
  readonly kept: readonly ListedOccurrence[] = $derived.by(() =>
    this.listed.filter((occurrence) => this.chosen.isKept(occurrence)),
  );

  constructor(desk: Desk, place: Place) {
    this.#desk = desk;
    this.#place = place;
    this.project = new ProjectSearch(place.projectId);
    this.#batches = new BatchSteps((batchId) => undoBatch(place.projectId, batchId));
    desk.history.include(this.#batches);
  }

  get isOpen(): boolean {
    return this.seed !== null;
  }

  /** Looks for the other occurrences of what is selected: words, or a tag. */
  open(scope: OccurrenceScope): void {
    if (!this.#desk.may('tag')) return;
    const seed = this.#seedOf();
    if (seed === null) return this.#desk.voice.explain(texts.occurrences.selectFirst);
    this.choice = this.#desk.tagging.lastChoice ?? choicesOf(this.#desk.codebook)[0] ?? null;
    this.withOtherNames = false;
    this.tagging = { state: 'idle' };
    this.chosen.beginAnew();
    this.scope = scope;
    this.seed = seed;
    if (scope === 'project') void this.look();
  }

  close(): void {
    this.project.forget();
    this.seed = null;
    this.#desk.textPane?.focus();
  }

  /** Looks again with other options; in this article nothing has to be asked. */
  async look(): Promise<void> {
    const { model, scope } = this;
    this.tagging = { state: 'idle' };
    if (scope === 'article' || model === null) return this.project.stop();
    const { kind, label } = model;
    await this.project.look({ kind, label, names: this.#names(), ...this.#options() });
  }

  /** Whether what is kept can be tagged: all of it has to be known. */
  get isReady(): boolean {
    const isKnown = this.scope === 'article' || this.project.progress.state === 'done';
    return isKnown && this.tagging.state !== 'busy' && this.kept.length > 0;
  }

  /** Tags all that were kept, as one step. */
  async apply(): Promise<void> {
    const { kept, model, seed, scope } = this;
    if (model === null || seed === null || !this.isReady) return;
    if (scope === 'project') return this.#applyInProject(kept, { model, seed });
    this.#desk.step(() => this.#desk.edits.tagEach(model, kept));
    this.#desk.voice.say(texts.occurrences.tagged(kept.length, seed.words));
    this.close();
  }

  async #applyInProject(
    kept: readonly ListedOccurrence[],
    { model, seed }: { readonly model: TagModel; readonly seed: Seed },
  ): Promise<void> {
    const { kind, label, fields } = model;
    const places = kept.map(({ articleId, start, end, context, others }) => ({
      articleId,
      start,
      end,
      words: context.words,
      beside: others.map(({ tagId }) => tagId),
    }));
    this.tagging = { state: 'busy' };
    const address = resolve('/projects/[projectId]/occurrences/tag', this.#place);
    const name = seed.words.slice(0, WORDS_LENGTH).toWellFormed();
    const order = { tag: { kind, label, fields }, words: name, places };
    const answer = await askServer(address, { method: 'POST', body: order });
    const isStillOpen = this.seed === seed;
    if (!answer.ok) {
      if (isStillOpen) this.tagging = { state: 'failed', message: answer.message };
      else toasts.say(answer.message, { tone: 'danger' });
      return;
    }
    const done = answer.value as Tagged;
    if (isStillOpen) this.close();
    const message = texts.occurrences.taggedIn(done);
    this.#desk.voice.say(message);
    const { batchId } = done;
    if (batchId !== null) this.#batches.add(batchId);
    tellBatch(
      this.#place.projectId,
      { batchId, message },
      () => batchId !== null && this.#batches.forget(batchId),
    );
  }

  #here(): readonly ListedOccurrence[] {
    const { seed, model } = this;
    if (seed === null || model === null) return [];
    const { text, tags } = this.#desk.article;
    return occurrencesIn(
      { ...this.#place.article, text, tags },
      {
        names: this.#names(),
        options: this.#options(),
        kind: model.kind,
        label: model.label,
      },
    );
  }

  #names(): readonly string[] {
    const words = this.seed?.words ?? '';
    return this.withOtherNames ? [words, ...this.otherNames] : [words];
  }

  #options() {
    return { wholeWords: this.wholeWords, matchCase: this.matchCase };
  }

  #seedOf(): Seed | null {
    const { textPane, article, selected } = this.#desk;
    const span = textPane?.selection() ?? null;
    if (span !== null) return { words: article.text.slice(span.start, span.end), tag: null };
    if (selected === undefined || selected.isDetached) return null;
    return { words: selected.words, tag: selected };
  }

  #modelOf(seed: Seed | null): TagModel | null {
    if (seed === null) return null;
    if (seed.tag === null) return this.choice === null ? null : freshModel(this.choice);
    const { kind, stored } = seed.tag;
    if (kind === undefined) return null;
    const { label, fields } = stored;
    return { kind: kind.id, label, fields, part: kind.parts[0].id };
  }

  /** Of a mention; whoever speaks in a quote is named elsewhere without being quoted. */
  #otherNamesOf(seed: Seed | null): readonly string[] {
    const tag = seed?.tag ?? null;
    const field = tag === null ? undefined : entityField(tag);
    const value = field === undefined ? undefined : tag?.stored.fields[field.id];
    if (!isEntityReference(value) || !('entity' in value)) return [];
    const entity = this.#desk.article.register.entityById.get(value.entity);
    const names = entity === undefined ? [] : [entity.name, ...entity.aliases];
    return [...new Set(names)].filter((name) => name !== seed?.words);
  }

  /** What new tags are, in words. */
  get modelName(): string {
    const { model } = this;
    const kind = this.#desk.codebook.kinds.find(({ id }) => id === model?.kind);
    if (kind === undefined || model === null) return '';
    return labelOf(kind, model.label)?.name ?? kind.name;
  }
}

interface Tagged {
  readonly batchId: string | null;
  readonly tagged: number;
  readonly articles: number;
  readonly skipped: number;
}

/** As a step is called in a list. */
const WORDS_LENGTH = 200;

function freshModel({ kind, label }: KeyedChoice): TagModel {
  const places: readonly [null] = [null];
  const fresh = freshTag({ id: newId<TagId>(), kind, label, places, by: null, at: 0 });
  return { kind: kind.id, label: fresh.label, fields: fresh.fields, part: kind.parts[0].id };
}
