import type { Span } from '../span/span.ts';
import type { Entity } from '../tag/tag.ts';
import { grammarOf, type Grammar } from './grammar.ts';
import { has } from './noun-phrases.ts';
import { isSmall, mostRecent, point, type Setting } from './standing.ts';
import type { Speaker, Surroundings } from './surroundings.ts';
import { isWord, tokensOf, type Token } from './tokens.ts';

/** The mayor: the one whose description, or whose name in the text, goes with these words. */
export function described(
  tokens: readonly Token[],
  source: Span,
  setting: Setting,
): Speaker | null {
  const { around, grammar } = setting;
  const [first] = tokens;
  if (!has(grammar.determiners, first) || has(grammar.indefinite, first)) return null;
  const role = roleOf(tokens, grammar);
  if (role.head.length === 0) return null;
  const fitting = around.register.entities.filter(
    (entity) =>
      goesBy(entity, role, around.language) ||
      isIntroducedAs(entity, role.head.join(' '), source, around),
  );
  const entity = mostRecent(fitting, source.start, around);
  return entity === undefined ? null : point(entity);
}

/** What somebody is, and of what: the |head teacher| of |Hill School|. */
interface Role {
  readonly head: readonly string[];
  readonly of: readonly string[];
}

function roleOf(tokens: readonly Token[], grammar: Grammar): Role {
  const words = tokens.filter(isWord);
  const link = words.findIndex((token, at) => at > 0 && has(grammar.links, token));
  const content = (some: readonly Token[]): string[] =>
    some.filter((token) => !isSmall(token, grammar)).map(({ text }) => text.toLowerCase());
  const edge = link === -1 ? words.length : link;
  return { head: content(words.slice(0, edge)), of: content(words.slice(edge)) };
}

/** Whether what the register says of an entry begins with the role: a spokesman of the board is not the board. */
function goesBy({ role, note, aliases }: Entity, asked: Role, language: string): boolean {
  const grammar = grammarOf(language);
  return [role, note, ...aliases].some((said) => {
    const told = roleOf(tokensOf(said, { start: 0, end: said.length }, []), grammar);
    return (
      asked.head.every((word) => told.head.includes(word)) &&
      asked.of.every((word) => told.head.includes(word) || told.of.includes(word))
    );
  });
}

/** Mayor Ana Ruiz; Ana Ruiz, the mayor. */
function isIntroducedAs(
  { name }: Entity,
  role: string,
  { start }: Span,
  { text }: Surroundings,
): boolean {
  const at = text.lastIndexOf(name, start - 1);
  if (at === -1) return false;
  const led = text.slice(Math.max(0, at - role.length - 1), at).toLowerCase();
  const behind = text.slice(at + name.length, at + name.length + role.length + 8).toLowerCase();
  return led === `${role} ` || new RegExp(`^, \\p{L}{0,3} ?${escaped(role)}`, 'u').test(behind);
}

function escaped(words: string): string {
  return words.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&');
}
