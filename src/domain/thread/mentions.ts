import type { AccountId } from '../ids.ts';
import { MENTION_LIMIT } from '../limits.ts';

export interface Mentionable {
  readonly id: AccountId;
  readonly name: string;
}

/** A stretch of a comment: plain, or somebody's name behind an @. */
export interface CommentPiece {
  readonly text: string;
  readonly mentions: AccountId | null;
}

/** Who a comment calls by name. Of names that begin alike the longest counts: @Ann Lee is not @Ann. */
export function mentionsIn(text: string, people: readonly Mentionable[]): readonly AccountId[] {
  const called = piecesOf(text, people).flatMap(({ mentions }) => mentions ?? []);
  return [...new Set(called)].slice(0, MENTION_LIMIT);
}

/** A comment cut into names that are called and what stands between; the pieces in order are the text. */
export function piecesOf(text: string, people: readonly Mentionable[]): readonly CommentPiece[] {
  const longestFirst = people.toSorted((one, other) => other.name.length - one.name.length);
  const pieces: CommentPiece[] = [];
  let from = 0;
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    const person = isWordBefore(text, at) ? undefined : longestFirst.find(isCalledAt(text, at));
    if (person === undefined) continue;
    const end = at + 1 + person.name.length;
    pieces.push({ text: text.slice(from, at), mentions: null });
    pieces.push({ text: text.slice(at, end), mentions: person.id });
    from = end;
  }
  return [...pieces, { text: text.slice(from), mentions: null }].filter(
    (piece) => piece.text !== '',
  );
}

/** What is being typed behind the last @ before the caret; null when nobody is being called. */
export function callBefore(text: string, caret: number): { start: number; typed: string } | null {
  const start = text.lastIndexOf('@', caret - 1);
  if (start === -1 || isWordBefore(text, start)) return null;
  const typed = text.slice(start + 1, caret);
  return /^[^\n@]{0,40}$/.test(typed) ? { start, typed } : null;
}

function isCalledAt(text: string, at: number) {
  return ({ name }: Mentionable): boolean => {
    const end = at + 1 + name.length;
    if (name === '' || text.slice(at + 1, end).toLowerCase() !== name.toLowerCase()) return false;
    return !/^[\p{L}\p{N}]/u.test(text.slice(end));
  };
}

/** An address has an @ too. */
function isWordBefore(text: string, at: number): boolean {
  return /[\p{L}\p{N}]$/u.test(text.slice(Math.max(0, at - 2), at));
}
