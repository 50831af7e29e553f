import { CLOSE, type CloseCode } from '#collab/close-codes.ts';
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
    message: 'You may read this but not change it; your changes were not taken.',
    isOfWork: true,
  },
  'too-large': {
    code: CLOSE.refused,
    message: `This document is full: it holds ${IN_MEGABYTES} MB at most. Your last changes were not taken.`,
    isOfWork: true,
  },
  'not-writable': {
    code: CLOSE.refused,
    message: 'This document was closed for changes; your last ones were not taken.',
    isOfWork: true,
  },
  'not-yours': {
    code: CLOSE.refused,
    message: 'This page writes as somebody else. Reload it.',
    isOfWork: false,
  },
  malformed: {
    code: CLOSE.refused,
    message: 'This page sent an update that cannot be read.',
    isOfWork: false,
  },
  unreadable: {
    code: CLOSE.refused,
    message: 'This page sends messages that cannot be read.',
    isOfWork: false,
  },
  'too-much': {
    code: CLOSE.overloaded,
    message: 'This page sent too much at once. It goes on in a moment; nothing is lost.',
    isOfWork: false,
  },
  'too-slow': {
    code: CLOSE.overloaded,
    message: 'This connection is too slow to keep up. It is tried again; nothing is lost.',
    isOfWork: false,
  },
} as const satisfies Record<string, RefusalWords>;
