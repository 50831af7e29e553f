import { can, type Resource, type Verb } from '#domain/access/access.ts';
import type { Role } from '#domain/access/roles.ts';
import type { AccountId, WorkspaceId } from '#domain/ids.ts';
import { refusals } from './errors.ts';

/** Somebody signed in, with what they are in each of their workspaces. */
export interface Actor {
  readonly accountId: AccountId;
  readonly name: string;
  readonly email: string;
  readonly roles: ReadonlyMap<WorkspaceId, Role>;
}

/** The actor's role, or a refusal: as if it did not exist to strangers, in words to members. */
export function authorize(
  actor: Actor,
  workspaceId: WorkspaceId,
  verb: Verb,
  resource: Resource,
): Role {
  const role = actor.roles.get(workspaceId);
  if (role === undefined) throw refusals.notFound(resource.type);
  if (!can(role, verb, resource)) throw refusals.forbidden(verb);
  return role;
}
