import * as v from 'valibot';
import { LINE_LIMIT } from '#domain/limits.ts';
import { cleanLine } from '#domain/text/clean.ts';
import { texts } from '#texts/texts.ts';
import { day, language, line, url } from './input.ts';

/** What a person says about an article, as a form holds it. */
export const articleFields = {
  title: v.pipe(
    v.string(),
    v.transform(cleanLine),
    v.minLength(1, texts.input.titleMissing),
    v.maxLength(LINE_LIMIT, texts.input.titleTooLong(LINE_LIMIT)),
  ),
  outlet: line,
  byline: line,
  publishedOn: day,
  url,
  language,
} as const;
