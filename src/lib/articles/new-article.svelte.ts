import { articleProblem, countWords } from '#domain/text/article-text.ts';
import { textOfBlocks, type Block } from '#domain/text/block.ts';
import { proposeMetadata, type PageHead } from '#domain/text/metadata.ts';
import { ARTICLE_FIELDS, type ArticleFieldValues } from './article-fields.ts';

/** An article that is being pasted: its fields follow the paste until somebody types in them. */
export class NewArticle {
  readonly fields: ArticleFieldValues = $state({
    title: '',
    outlet: '',
    byline: '',
    publishedOn: '',
    url: '',
    language: '',
  });
  wordCount = $state(0);
  /** Why the text cannot become an article; null when it can. */
  problem = $state<string | null>(null);
  /** Whether the text is another one than was last sent. */
  isChanged = $state(false);
  readonly #typed = new Set<keyof ArticleFieldValues>();

  /** The text is now this; `head` is what the page it was copied from said of itself. */
  follow(blocks: readonly Block[], head: PageHead | null): void {
    const proposed = proposeMetadata(blocks, head ?? undefined);
    for (const field of ARTICLE_FIELDS)
      if (!this.#typed.has(field)) this.fields[field] = proposed[field];
    this.isChanged = true;
    this.wordCount = countWords(textOfBlocks(blocks));
    this.problem = this.wordCount === 0 ? null : articleProblem(blocks);
  }

  /** Something was not taken in; what stands in the text stays. */
  refuse(message: string): void {
    this.problem = message;
  }

  /** The text is on its way: what the server says of it holds until it changes. */
  sent(): void {
    this.isChanged = false;
    this.problem = null;
  }

  /** From now on this field is as somebody typed it; emptied, it follows the paste again. */
  keep(field: keyof ArticleFieldValues): void {
    if (this.fields[field] === '') this.#typed.delete(field);
    else this.#typed.add(field);
  }
}
