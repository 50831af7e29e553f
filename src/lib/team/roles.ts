import { ROLES, type Role } from '#domain/access/roles.ts';
import { texts } from '#texts/texts.ts';

interface RoleName {
  readonly name: string;
  readonly withArticle: string;
  /** What somebody with this role may do, after "can". */
  readonly description: string;
}

export const ROLE_NAMES: Readonly<Record<Role, RoleName>> = texts.team.roles;

/** From the most to the least that a role may do, for a choice. */
export const ROLE_OPTIONS = ROLES.toReversed().map((role) => ({
  value: role,
  label: ROLE_NAMES[role].name,
}));
