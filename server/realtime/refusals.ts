import { CLOSE, type CloseCode } from '#collab/close-codes.ts';
import { texts } from '#texts/texts.ts';
import { DOCUMENT_LIMIT_BYTES } from './limits.ts';

/** Why what a page sent was not taken, or why its socket had to end for it. */
export type RefusalReason = keyof typeof REFUSALS;

/** What the page is told. */
export interface RefusalWords {
  readonly code: CloseCode;
  readonly message: string;
  /** Whether work of the person is lost with it, so that the page must say so and keep it. */
  readonly isOfWork: boolean;
}

const IN_MEGABYTES = DOCUMENT_LIMIT_BYTES / 1024 / 1024;

export const REFUSALS = {
  'read-only': {
    code: CLOSE.refused,
    message: texts.sync.refusals.readOnly,
    isOfWork: true,
  },
  'too-large': {
    code: CLOSE.refused,
    message: texts.sync.refusals.tooLarge(IN_MEGABYTES),
    isOfWork: true,
  },
  'not-writable': {
    code: CLOSE.refused,
    message: texts.sync.refusals.notWritable,
    isOfWork: true,
  },
  'not-yours': {
    code: CLOSE.refused,
    message: texts.sync.refusals.notYours,
    isOfWork: false,
  },
  malformed: {
    code: CLOSE.refused,
    message: texts.sync.refusals.malformed,
    isOfWork: false,
  },
  unreadable: {
    code: CLOSE.refused,
    message: texts.sync.refusals.unreadable,
    isOfWork: false,
  },
  'too-much': {
    code: CLOSE.overloaded,
    message: texts.sync.refusals.tooMuch,
    isOfWork: false,
  },
  'too-slow': {
    code: CLOSE.overloaded,
    message: texts.sync.refusals.tooSlow,
    isOfWork: false,
  },
} as const satisfies Record<string, RefusalWords>;
