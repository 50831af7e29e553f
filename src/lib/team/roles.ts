import { ROLES, type Role } from '#domain/access/roles.ts';

interface RoleName {
  readonly name: string;
  readonly withArticle: string;
  /** What somebody with this role may do, after "can". */
  readonly description: string;
}

export const ROLE_NAMES: Readonly<Record<Role, RoleName>> = {
  viewer: {
    name: 'Viewer',
    withArticle: 'a viewer',
    description: 'read articles and their tags',
  },
  annotator: {
    name: 'Annotator',
    withArticle: 'an annotator',
    description: 'tag articles and export the data',
  },
  reviewer: {
    name: 'Reviewer',
    withArticle: 'a reviewer',
    description: 'tag articles, and accept or reject tags',
  },
  editor: {
    name: 'Editor',
    withArticle: 'an editor',
    description: 'add and correct articles, and shape projects',
  },
  owner: {
    name: 'Owner',
    withArticle: 'an owner',
    description: 'do everything, and decide who is in',
  },
};

/** From the most to the least that a role may do, for a choice. */
export const ROLE_OPTIONS = ROLES.toReversed().map((role) => ({
  value: role,
  label: ROLE_NAMES[role].name,
}));
