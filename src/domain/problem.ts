/** What is wrong with a value from outside, where, in words a person can act on. */
export interface Problem {
  /** As `fields.speaker` or `kinds.2.labels.0.key`; empty for the whole value. */
  readonly path: string;
  readonly message: string;
}

/** What a parser answers: the value, or why it is none. */
export type Parsed<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

export function parsed<T>(value: T): Parsed<T> {
  return { ok: true, value };
}

export function unreadable(path: string, message: string): Parsed<never> {
  return { ok: false, problem: { path, message } };
}
