import type * as Y from 'yjs';
import type { AccountId, TagId } from '#domain/ids.ts';
import { tagsOf } from '#collab/layer-document.ts';
import type { TagStep } from '../past/tag-steps.ts';

interface EdgeNewsParts {
  readonly layer: Y.Doc;
  readonly selectedId: () => TagId | null;
  /** The steps of a tag as the server observed them, the newest first. */
  readonly history: (tagId: TagId) => Promise<readonly TagStep[]>;
  /** Somebody moved the words of the tag; null when it cannot be said who. */
  readonly onMoved: (by: AccountId | null) => void;
}

/** An edge moves word by word: it is told where it came to rest. */
const PAUSE_MS = 700;

/**
 * Watches for others who move the words of the tag one has selected. Who it was is
 * asked of the server, which knows the connection it came from. The answer ends it.
 */
export function watchEdges({ layer, selectedId, history, onMoved }: EdgeNewsParts): () => void {
  const tags = tagsOf(layer);
  let isWatching = true;
  let pause: ReturnType<typeof setTimeout> | undefined;

  async function tell(tagId: TagId): Promise<void> {
    const by = await history(tagId).then(lastMover, () => null);
    if (isWatching && selectedId() === tagId) onMoved(by);
  }

  const observe = (
    events: readonly Y.YEvent<Y.AbstractType<unknown>>[],
    { local }: Y.Transaction,
  ): void => {
    const id = selectedId();
    if (local || id === null) return;
    if (!events.some((event) => movesWordsOf(event, id))) return;
    clearTimeout(pause);
    pause = setTimeout(() => void tell(id), PAUSE_MS);
  };
  tags.observeDeep(observe);
  return () => {
    isWatching = false;
    clearTimeout(pause);
    tags.unobserveDeep(observe);
  };
}

function movesWordsOf({ path, changes }: Y.YEvent<Y.AbstractType<unknown>>, id: TagId): boolean {
  return path[0] === id && [...changes.keys.keys()].some((key) => key.startsWith('part:'));
}

function lastMover(steps: readonly TagStep[]): AccountId | null {
  const moved = steps.find(({ changed }) => changed.some((key) => key.startsWith('part:')));
  return moved?.by ?? null;
}
