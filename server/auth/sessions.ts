import { createHash } from 'node:crypto';
import { NodePostgresAdapter } from '@lucia-auth/adapter-postgresql';
import { Lucia, TimeSpan, type Adapter, type DatabaseSession } from 'lucia';
import type { Actor } from '#server/access.ts';
import type { Database } from '#server/db/database.ts';
import { rolesOf } from '#server/db/members.ts';
import type { AccountId } from '#domain/ids.ts';

/** A session as the rest of the server knows it: by its stored id, which opens nothing. */
export interface Session {
  readonly id: string;
  readonly expiresAt: Date;
}

export interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly attributes: CookieAttributes;
}

interface CookieAttributes {
  readonly path: string;
  readonly httpOnly: boolean;
  readonly sameSite: 'lax';
  readonly secure: boolean;
  /** In seconds. */
  readonly maxAge: number;
}

/** Who a request comes from; `freshCookie` when the session was prolonged or is over. */
export type Validation =
  | { readonly actor: Actor; readonly session: Session; readonly freshCookie: Cookie | null }
  | { readonly actor: null; readonly session: null; readonly freshCookie: Cookie | null };

export interface Sessions {
  /** Reads a request's `Cookie` header. */
  validate(cookieHeader: string | null): Promise<Validation>;
  /** Opens a session and answers the cookie that carries it. */
  open(accountId: AccountId): Promise<Cookie>;
  /** The cookie that makes a browser forget its session. */
  blankCookie(): Cookie;
  deleteExpired(): Promise<void>;
}

/** A session ends after this long without a visit. */
const IDLE_DAYS = 30;
/**
 * As long as a browser keeps a cookie. When a session ends is for the server to say: an
 * open socket prolongs it, too, and has no way to send a cookie.
 */
const COOKIE_DAYS = 400;
const COOKIE_NAME = 'copydesk_session';

/** Sessions by lucia, whose only home this is. `secure` cookies where the public origin is https. */
export function createSessions(database: Database, options: { secure: boolean }): Sessions {
  const lucia = buildLucia(database, options.secure);
  const cookieOf = (cookie: { value: string }, maxAge: number): Cookie => ({
    name: COOKIE_NAME,
    value: cookie.value,
    attributes: { path: '/', httpOnly: true, sameSite: 'lax', secure: options.secure, maxAge },
  });
  const blankCookie = () => cookieOf(lucia.createBlankSessionCookie(), 0);
  const cookieWith = (token: string) =>
    cookieOf(lucia.createSessionCookie(token), new TimeSpan(COOKIE_DAYS, 'd').seconds());

  return {
    async validate(cookieHeader) {
      const token = lucia.readSessionCookie(cookieHeader ?? '');
      if (token === null) return { actor: null, session: null, freshCookie: null };
      const { session, user } = await lucia.validateSession(token);
      if (session === null) return { actor: null, session: null, freshCookie: blankCookie() };
      const roles = await rolesOf(database, user.id);
      return {
        actor: { accountId: user.id, name: user.name, email: user.email, roles },
        session: { id: storedId(session.id), expiresAt: session.expiresAt },
        freshCookie: session.fresh ? cookieWith(token) : null,
      };
    },
    async open(accountId) {
      const session = await lucia.createSession(accountId, {});
      return cookieWith(session.id);
    },
    blankCookie,
    deleteExpired: () => lucia.deleteExpiredSessions(),
  };
}

function buildLucia(database: Database, secure: boolean) {
  const adapter = new NodePostgresAdapter(database.pool, { user: 'account', session: 'session' });
  return new Lucia(storingHashes(adapter), {
    sessionExpiresIn: new TimeSpan(IDLE_DAYS, 'd'),
    sessionCookie: { name: COOKIE_NAME, attributes: { secure } },
    getUserAttributes: ({ email, name }) => ({ email, name }),
  });
}

/** Lucia would store the cookie's value as it is; in the table stands its hash. */
function storingHashes(adapter: Adapter): Adapter {
  const withToken = (session: DatabaseSession, token: string) => ({ ...session, id: token });
  return {
    async getSessionAndUser(token) {
      const [session, user] = await adapter.getSessionAndUser(storedId(token));
      return [session && withToken(session, token), user];
    },
    getUserSessions: (accountId) => adapter.getUserSessions(accountId),
    setSession: (session) => adapter.setSession({ ...session, id: storedId(session.id) }),
    updateSessionExpiration: (token, expiresAt) =>
      adapter.updateSessionExpiration(storedId(token), expiresAt),
    deleteSession: (token) => adapter.deleteSession(storedId(token)),
    deleteUserSessions: (accountId) => adapter.deleteUserSessions(accountId),
    deleteExpiredSessions: () => adapter.deleteExpiredSessions(),
  };
}

function storedId(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

declare module 'lucia' {
  interface Register {
    Lucia: ReturnType<typeof buildLucia>;
    UserId: AccountId;
    DatabaseUserAttributes: { readonly email: string; readonly name: string };
  }
}
