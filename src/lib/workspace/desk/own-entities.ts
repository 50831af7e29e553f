import { canonicalJson } from '#domain/canonical-json.ts';
import type { EntityId } from '#domain/ids.ts';
import { isEntityReference } from '#domain/tag/field-value.ts';
import type { Entity } from '#domain/tag/tag.ts';
import { addEntity, changeEntity, entitiesOf, readEntity } from '#collab/register-document.ts';
import type { LiveArticle } from '../live/live-article.svelte.ts';
import type { UndoStack } from './desk-history.ts';

/**
 * The entries of the register that were added at this desk. When the step that needed one is
 * taken back, the entry is removed, unless somebody wrote more of it or a tag of the article
 * points at it. What points at it elsewhere still says so by its name.
 */
export class OwnEntities implements UndoStack {
  readonly #article: LiveArticle;
  readonly #listeners = new Set<() => void>();
  #added: Entity[] = [];
  #undone: Entity[] = [];

  constructor(article: LiveArticle) {
    this.#article = article;
  }

  add(entity: Entity): void {
    addEntity(this.#register, entity);
    this.#added.push(entity);
    this.forgetUndone();
    for (const listener of this.#listeners) listener();
  }

  undo(): boolean {
    const entity = this.#added.pop();
    if (entity === undefined || !this.#isAsAdded(entity) || this.#isPointedAt(entity.id))
      return false;
    changeEntity(this.#register, entity.id, { removed: true });
    this.#undone.push(entity);
    return true;
  }

  redo(): boolean {
    const entity = this.#undone.pop();
    if (entity === undefined) return false;
    changeEntity(this.#register, entity.id, { removed: false });
    this.#added.push(entity);
    return true;
  }

  /** Every entry is a step of its own. */
  seal(): void {}

  forgetUndone(): void {
    this.#undone = [];
  }

  onStep(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  get #register() {
    return this.#article.documents.register;
  }

  #isAsAdded(entity: Entity): boolean {
    const now = readEntity(entity.id, entitiesOf(this.#register).get(entity.id));
    const { entityById } = this.#article.register;
    const isAlone = (entityById.get(entity.id)?.merged.length ?? 0) === 0;
    return now.ok && isAlone && canonicalJson(now.value) === canonicalJson(entity);
  }

  #isPointedAt(id: EntityId): boolean {
    this.#article.flush();
    return this.#article.tags.some(({ stored }) =>
      Object.values(stored.fields).some(
        (value) => isEntityReference(value) && 'entity' in value && value.entity === id,
      ),
    );
  }
}
