import type { Role } from '#domain/access/roles.ts';
import type { AccountId } from '#domain/ids.ts';
import { refusals } from '#server/errors.ts';
import { texts } from '#texts/texts.ts';

/** Refuses to take the role of owner from the only one who has it. */
export function checkOwnerRemains(roles: ReadonlyMap<AccountId, Role>, leaving: AccountId): void {
  const owners = [...roles].filter(([, role]) => role === 'owner').map(([accountId]) => accountId);
  if (owners.length === 1 && owners[0] === leaving)
    throw refusals.conflict('last-owner', texts.refusals.members.lastOwner, 'role');
}
