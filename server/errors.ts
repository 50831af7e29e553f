import { texts } from '#texts/texts.ts';

/**
 * An expected "no": the request was understood and will not be done. Its message
 * is safe to show and says what a person can do; its code is stable for programs.
 */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  /** The form field that is at fault, where there is one. */
  readonly field: string | undefined;

  constructor(status: number, code: string, message: string, field?: string) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
    this.code = code;
    this.field = field;
  }
}

/** What may not be there, or not for everybody. */
export type Thing = keyof typeof texts.refusals.notFound;

/** Every refusal the server gives, in one place. */
export const refusals = {
  invalid: (message: string, field?: string) => new Refusal(400, 'invalid', message, field),
  signInRequired: () => new Refusal(401, 'sign-in-required', texts.refusals.signInRequired),
  forbidden: (verb: keyof typeof texts.refusals.forbidden) =>
    new Refusal(403, 'forbidden', texts.refusals.forbidden[verb]),
  /** Also for what exists but is not yours: its existence is nobody else's business. */
  notFound: (what: Thing) => new Refusal(404, 'not-found', texts.refusals.notFound[what]),
  conflict: (code: string, message: string, field?: string) =>
    new Refusal(409, code, message, field),
  expired: (message: string) => new Refusal(410, 'expired', message),
  tooLarge: (message: string, field?: string) => new Refusal(413, 'too-large', message, field),
  tooMany: (message: string) => new Refusal(429, 'too-many-attempts', message),
  /** Somebody else's server, whom we asked, gave no answer. */
  elsewhere: (message: string) => new Refusal(502, 'elsewhere', message),
  storageUnavailable: () =>
    new Refusal(503, 'storage-unavailable', texts.refusals.storageUnavailable),
} as const;

/**
 * Why the server cannot start, for whoever started it: printed without a stack,
 * since nothing in the code is wrong.
 */
export class StartupProblem extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StartupProblem';
  }
}
