import type { EarlierChoice } from '#domain/register/suggestions.ts';
import type { Desk } from '../desk/desk.svelte.ts';
import type { OfferSources } from './tag-offer.ts';

/** Answers whom words meant in other articles, as far as it is known. */
export type Learnt = () => readonly EarlierChoice[];

/** What offers at a desk are made from. */
export function offerSources({ article, rights, language }: Desk, learnt: Learnt): OfferSources {
  const { text, tags, register } = article;
  return { text, tags, register, language, learnt, mayAddEntities: rights.addEntities };
}
