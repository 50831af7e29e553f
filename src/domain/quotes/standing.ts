import type { Entity } from '../tag/tag.ts';
import type { Grammar } from './grammar.ts';
import { has } from './noun-phrases.ts';
import type { Speaker, Surroundings } from './surroundings.ts';
import type { Token } from './tokens.ts';

/** The article that words stand in, and the grammar of its language. */
export interface Setting {
  readonly around: Surroundings;
  readonly grammar: Grammar;
}

/** Of several, the one the text named last. */
export function mostRecent(
  entities: readonly Entity[],
  before: number,
  { text, mentions }: Surroundings,
): Entity | undefined {
  if (entities.length < 2) return entities[0];
  const lastAt = ({ id, name }: Entity): number =>
    Math.max(
      text.lastIndexOf(name, before),
      mentions.findLast((one) => one.entity === id && one.start < before)?.start ?? -1,
    );
  return entities
    .map((entity) => ({ entity, at: lastAt(entity) }))
    .toSorted((one, other) => other.at - one.at)[0]?.entity;
}

export function point({ id, name }: Entity): Speaker {
  return { does: 'point', entity: id, name };
}

/** An article or a linking word. */
export function isSmall(token: Token, grammar: Grammar): boolean {
  return has(grammar.determiners, token) || has(grammar.links, token);
}
