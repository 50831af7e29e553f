import * as v from 'valibot';
import type { Actor } from '#server/access.ts';
import { setAccountName } from '#server/db/accounts.ts';
import type { CommandDependencies } from './dependencies.ts';
import { name, read } from './input.ts';

const change = v.object({ name: name('person') });

/** Changes how an account is called, on every page and in every dataset made from now on. */
export const changeName =
  ({ database }: CommandDependencies) =>
  async (actor: Actor, input: v.InferInput<typeof change>): Promise<void> => {
    const given = read(change, input);
    await setAccountName(database, actor.accountId, given.name);
  };
