import type { BenchArticle, BenchTag } from '../article.ts';

/** What each contestant's bundle exports. */
export interface Contestant {
  /** Makes what a server would have sent. */
  readonly prepare?: (article: BenchArticle) => void;
  readonly open: OpenArticle;
}

export type OpenArticle = (
  article: BenchArticle,
  mount: HTMLElement,
) => OpenedArticle | Promise<OpenedArticle>;

/** An article on the screen. What a contestant cannot do, it does not have. */
export interface OpenedArticle {
  /** Whether the words in view, and their tags, are in the page. */
  readonly isDrawn: () => boolean;
  readonly addTag?: (tag: BenchTag) => void;
  /** What somebody else types; calling the answer lets it arrive. */
  readonly typeElsewhere?: (offset: number, words: string) => () => void;
  /** Puts the caret where the next key goes. */
  readonly putCaret?: (offset: number) => void;
}
