import type { Crumb } from '$lib/frame/crumb.ts';
import type { Actor } from '#server/access.ts';
import type { Session } from '#server/auth/sessions.ts';
import type { Services } from '#server/services.ts';

declare global {
  namespace App {
    interface Error {
      /** Safe to show. */
      readonly message: string;
      /** Stable, for programs. */
      readonly code?: string;
      /** Finds the fault in the log. */
      readonly requestId?: string;
    }
    interface PageData {
      /** The way to the page, from the workspace down; the last is the page itself. */
      readonly crumbs?: readonly Crumb[];
      /** The page brings a bar of its own and fills the window. */
      readonly hasOwnBar?: boolean;
    }
    interface Locals {
      readonly services: Services;
      readonly actor: Actor | null;
      /** The session the request came with; null exactly when there is no actor. */
      readonly session: Session | null;
      readonly requestId: string;
    }
  }
}

export {};
