import { storedCodebook } from '#domain/codebook/parse-codebook.ts';
import type { Codebook } from '#domain/codebook/codebook.ts';
import type { CodebookUsage } from '#domain/codebook/usage.ts';
import { isRecord } from '#domain/tag/field-value.ts';
import { texts } from '#texts/texts.ts';
import type { ServerAnswer } from '$lib/workspace/ask-server.ts';

/** What the server answered, or why there is none, in words to show. */
export type Answer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string };

const { unreadable } = texts.codebook.editor;

export function codebookIn(answer: ServerAnswer): Answer<Codebook> {
  return readAs(answer, (value) => (isRecord(value) ? storedCodebook(value['codebook']) : null));
}

export function versionIn(answer: ServerAnswer): Answer<number> {
  return readAs(answer, (value) => {
    const version = isRecord(value) ? value['version'] : null;
    return typeof version === 'number' ? version : null;
  });
}

/** The version a project is tagged by, and a mark that differs once any of its articles changed. */
export interface CodebookState {
  readonly version: number;
  readonly articlesMark: string;
}

export function stateIn(answer: ServerAnswer): Answer<CodebookState> {
  return readAs(answer, (value) => {
    const { version, articlesMark } = isRecord(value) ? value : {};
    return typeof version === 'number' && typeof articlesMark === 'string'
      ? { version, articlesMark }
      : null;
  });
}

export function usageIn(answer: ServerAnswer): Answer<CodebookUsage> {
  return readAs(answer, (value) => {
    const counts = isRecord(value) ? Object.entries(value) : null;
    return (
      counts &&
      Object.fromEntries(
        counts.flatMap(([address, uses]) => (typeof uses === 'number' ? [[address, uses]] : [])),
      )
    );
  });
}

function readAs<T>(answer: ServerAnswer, read: (value: unknown) => T | null): Answer<T> {
  if (!answer.ok) return answer;
  try {
    const value = read(answer.value);
    return value === null ? { ok: false, message: unreadable } : { ok: true, value };
  } catch {
    return { ok: false, message: unreadable };
  }
}
