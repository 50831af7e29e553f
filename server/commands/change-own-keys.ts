import * as v from 'valibot';
import { isCommandId, isPress, OWN_KEYS_LIMIT } from '#domain/own-keys.ts';
import type { Actor } from '#server/access.ts';
import { setOwnKeys } from '#server/db/accounts.ts';
import { texts } from '#texts/texts.ts';
import type { CommandDependencies } from './dependencies.ts';
import { read } from './input.ts';

const change = v.object({
  keys: v.pipe(
    v.record(
      v.pipe(v.string(), v.check(isCommandId, texts.input.noSuchCommand)),
      v.pipe(v.string(), v.check(isPress, texts.input.noKey)),
    ),
    v.check((keys) => Object.keys(keys).length <= OWN_KEYS_LIMIT, texts.input.tooManyKeys),
  ),
});

/** Sets all keys that a person chose for themselves; a command not named has its usual one. */
export const changeOwnKeys =
  ({ database }: CommandDependencies) =>
  async (actor: Actor, input: unknown): Promise<void> => {
    const { keys } = read(change, input);
    await setOwnKeys(database, actor.accountId, keys);
  };
