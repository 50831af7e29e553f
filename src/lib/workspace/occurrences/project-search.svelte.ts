import { resolve } from '$app/paths';
import type { ProjectId } from '#domain/ids.ts';
import { texts } from '#texts/texts.ts';
import { askForLines } from '../ask-server.ts';
import { keyed, type ListedOccurrence } from './occurrence-list.ts';

type Progress =
  | { readonly state: 'looking' }
  /** Whether every article was looked through. */
  | { readonly state: 'done'; readonly isComplete: boolean }
  | { readonly state: 'failed'; readonly message: string };

type News =
  | {
      readonly type: 'more';
      readonly occurrences: readonly Omit<ListedOccurrence, 'key'>[];
      readonly found: number;
    }
  | { readonly type: 'end'; readonly isComplete: boolean };

/** What the server finds in the articles of a project, as it finds it. */
export class ProjectSearch {
  progress = $state.raw<Progress>({ state: 'done', isComplete: true });
  listed = $state.raw<readonly ListedOccurrence[]>([]);
  /** How many there are, listed or not, as far as was looked by now. */
  found = $state.raw(0);
  #asked: AbortController | null = null;

  readonly #projectId: ProjectId;

  constructor(projectId: ProjectId) {
    this.#projectId = projectId;
  }

  /** Looks for something else; what was found before is shown until there is something new. */
  async look(sought: object): Promise<void> {
    this.stop();
    const { signal } = (this.#asked = new AbortController());
    this.progress = { state: 'looking' };
    const address = resolve('/projects/[projectId]/occurrences', { projectId: this.#projectId });
    let isFirst = true;
    const receive = (line: unknown): void => {
      if (signal.aborted) return;
      if (isFirst) [this.listed, this.found, isFirst] = [[], 0, false];
      this.#receive(line as News);
    };
    try {
      const answer = await askForLines(address, { method: 'POST', body: sought, signal }, receive);
      if (signal.aborted) return;
      if (!answer.ok) this.progress = { state: 'failed', message: answer.message };
      else if (this.progress.state === 'looking') this.progress = BROKEN_OFF;
    } catch (error) {
      if (!signal.aborted) throw error; // another search took its place
    }
  }

  stop(): void {
    this.#asked?.abort();
  }

  forget(): void {
    this.stop();
    [this.listed, this.found] = [[], 0];
  }

  #receive(news: News): void {
    if (news.type === 'end') {
      this.progress = { state: 'done', isComplete: news.isComplete };
      return;
    }
    this.listed = [...this.listed, ...keyed(news.occurrences)];
    this.found = news.found;
  }
}

/** The answer ended before it said that it does. */
const BROKEN_OFF: Progress = { state: 'failed', message: texts.workspace.server.unreachable };
