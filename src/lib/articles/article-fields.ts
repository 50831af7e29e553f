/** What a form says about an article, beside its text. */
export interface ArticleFieldValues {
  title: string;
  outlet: string;
  byline: string;
  /** `YYYY-MM-DD`, or empty. */
  publishedOn: string;
  url: string;
  language: string;
}

export const ARTICLE_FIELDS = [
  'title',
  'outlet',
  'byline',
  'publishedOn',
  'url',
  'language',
] as const satisfies readonly (keyof ArticleFieldValues)[];
