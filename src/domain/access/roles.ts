/** From the lowest rung to the highest: each may do all that those before it may. */
export const ROLES = ['viewer', 'annotator', 'reviewer', 'editor', 'owner'] as const;
export type Role = (typeof ROLES)[number];

export function isAtLeast(role: Role, least: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(least);
}
