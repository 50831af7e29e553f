import { createHash } from 'node:crypto';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { AccountId } from '#domain/ids.ts';
import type { Database } from '#server/db/database.ts';
import { refusals } from '#server/errors.ts';
import { texts } from '#texts/texts.ts';

export interface SignInAttempt {
  readonly email: string;
  /** The network address it comes from. */
  readonly address: string;
}

/** Counts failed sign-ins in Postgres, where a restart or a second node does not forget them. */
export interface RateLimits {
  /** Counts an attempt before it is looked at; refuses when there were too many. */
  countSignIn(attempt: SignInAttempt): Promise<void>;
  /** The attempt was right after all: it and what came before from here no longer count. */
  forgiveSignIn(attempt: SignInAttempt): Promise<void>;
  /** Counts a guess at an invitation's token or a new account. */
  countInvitation(address: string): Promise<void>;
  /** Counts what somebody has this server ask of others. */
  countLookUp(accountId: AccountId): Promise<void>;
}

const MINUTES = 60;
/** A person mistypes a few times; somebody guessing needs thousands. */
const FROM_ONE_PLACE = { points: 10, duration: 15 * MINUTES };
/** From anywhere: guessing in a crowd is slow too, yet nobody is locked out by a stranger's ten tries. */
const OF_ONE_ACCOUNT = { points: 100, duration: 60 * MINUTES };
/** A newsroom behind one address has many typists. */
const OF_ONE_ADDRESS = { points: 100, duration: 15 * MINUTES };
const INVITATIONS = { points: 60, duration: 15 * MINUTES };
/** A person who reads what comes back asks less; those who are asked have limits of their own. */
const LOOK_UPS = { points: 60, duration: 10 * MINUTES };

export function createRateLimits(database: Database): RateLimits {
  const limiter = (keyPrefix: string, limit: { points: number; duration: number }) =>
    new RateLimiterPostgres({
      storeClient: database.pool,
      storeType: 'pool',
      tableName: 'rate_limit',
      tableCreated: true,
      keyPrefix,
      ...limit,
    });
  const place = limiter('sign-in-place', FROM_ONE_PLACE);
  const account = limiter('sign-in-account', OF_ONE_ACCOUNT);
  const address = limiter('sign-in-address', OF_ONE_ADDRESS);
  const invitations = limiter('invitation', INVITATIONS);
  const lookUps = limiter('look-up', LOOK_UPS);

  return {
    async countSignIn(attempt) {
      await consume(address, keyOf(attempt.address));
      await consume(account, keyOf(normalized(attempt.email)));
      await consume(place, keyOf(normalized(attempt.email), attempt.address));
    },
    async forgiveSignIn(attempt) {
      await address.reward(keyOf(attempt.address));
      await account.reward(keyOf(normalized(attempt.email)));
      await place.delete(keyOf(normalized(attempt.email), attempt.address));
    },
    countInvitation: (from) => consume(invitations, keyOf(from)),
    countLookUp: (accountId) => consume(lookUps, keyOf(accountId)),
  };
}

async function consume(limiter: RateLimiterPostgres, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (reason) {
    if (!(reason instanceof RateLimiterRes)) throw reason;
    const minutes = Math.ceil(reason.msBeforeNext / 60_000);
    throw refusals.tooMany(texts.refusals.signIn.tooManyAttempts(minutes));
  }
}

/** Hashed: the table has no business knowing who tried from where, and its keys are short. */
function keyOf(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('base64url');
}

function normalized(email: string): string {
  return email.trim().toLowerCase();
}
