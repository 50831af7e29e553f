/**
 * Why a socket was closed, and what the page does about it.
 * y-websocket treats 4400 to 4499 as final; anything else it retries.
 */
export const CLOSE = {
  /** The server is going away: come back. */
  comeBack: 1012,
  /** Too slow or too much at once: come back after a moment. */
  overloaded: 4503,
  /** The session ended: sign in. */
  signedOut: 4401,
  /** Not allowed (any more): stop. */
  forbidden: 4403,
  /** No such room: stop. */
  notFound: 4404,
  /** The page is older than the server, or its copy was replaced: reload. */
  reload: 4409,
  /** The message broke a rule or a limit: stop, keep the work, say so. */
  refused: 4422,
} as const;

export type CloseCode = (typeof CLOSE)[keyof typeof CLOSE];
export type CloseAction = 'retry' | 'sign-in' | 'stop' | 'reload';

export function actionOnClose(code: number): CloseAction {
  switch (code) {
    case CLOSE.signedOut:
      return 'sign-in';
    case CLOSE.reload:
      return 'reload';
    case CLOSE.forbidden:
    case CLOSE.notFound:
    case CLOSE.refused:
      return 'stop';
    default:
      return 'retry';
  }
}
