import * as v from 'valibot';
import { isCommandId, isPress, OWN_KEYS_LIMIT } from '#domain/own-keys.ts';
import type { Actor } from '#server/access.ts';
import { setOwnKeys } from '#server/db/accounts.ts';
import type { CommandDependencies } from './dependencies.ts';
import { read } from './input.ts';

const change = v.object({
  keys: v.pipe(
    v.record(
      v.pipe(v.string(), v.check(isCommandId, 'There is no such command.')),
      v.pipe(v.string(), v.check(isPress, 'This is no key.')),
    ),
    v.check((keys) => Object.keys(keys).length <= OWN_KEYS_LIMIT, 'These are too many keys.'),
  ),
});

/** Sets all keys that a person chose for themselves; a command not named has its usual one. */
export const changeOwnKeys =
  ({ database }: CommandDependencies) =>
  async (actor: Actor, input: unknown): Promise<void> => {
    const { keys } = read(change, input);
    await setOwnKeys(database, actor.accountId, keys);
  };
