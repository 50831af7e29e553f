import type { Role } from './roles.ts';
import { isAtLeast } from './roles.ts';

/** What someone may want to do. */
export type Verb =
  | 'see'
  | 'manage-workspace'
  | 'manage-members'
  | 'create-project'
  | 'change-project'
  | 'change-codebook'
  | 'create-article'
  | 'change-article'
  | 'edit-text'
  | 'tag'
  | 'add-entity'
  | 'comment'
  | 'review'
  | 'freeze'
  | 'export'
  | 'see-audit';

/** To what, as far as its state decides who may. */
export type Resource = WorkspaceResource | ProjectResource | ArticleResource | LayerResource;

export interface WorkspaceResource {
  readonly type: 'workspace';
}
export interface ProjectResource {
  readonly type: 'project';
}
export interface ArticleResource {
  readonly type: 'article';
  readonly state: 'open' | 'frozen';
}
export interface LayerResource {
  readonly type: 'layer';
  readonly party: LayerParty;
  readonly state: 'open' | 'submitted';
  /** Whether it is the layer of the one who asks. */
  readonly own: boolean;
}

export type LayerParty = 'team' | 'annotator' | 'suggester' | 'gold';

export const WORKSPACE: WorkspaceResource = { type: 'workspace' };
export const PROJECT: ProjectResource = { type: 'project' };

interface Rule {
  readonly least: Role;
  /** A state the resource must be in as well; asked of the wrong kind of resource, it is not. */
  readonly when?: (resource: Resource, role: Role) => boolean;
}

/**
 * Who may do what. Roles are a ladder, so each verb names the lowest rung:
 * a viewer reads; an annotator also tags and takes the data along; a reviewer
 * also judges; an editor also brings, corrects and freezes articles and shapes
 * projects; an owner also decides who is in.
 * A viewer may read on the page but not carry a dataset away.
 */
const RULES: Readonly<Record<Verb, Rule>> = {
  see: { least: 'viewer', when: isVisible },
  tag: { least: 'annotator', when: isOpenToTags },
  'add-entity': { least: 'annotator' },
  export: { least: 'annotator' },
  comment: { least: 'annotator', when: isVisibleLayer },
  review: { least: 'reviewer', when: isVisible },
  'create-project': { least: 'editor' },
  'change-project': { least: 'editor' },
  'change-codebook': { least: 'editor' },
  'create-article': { least: 'editor' },
  'change-article': { least: 'editor' },
  'edit-text': { least: 'editor', when: isOpenArticle },
  freeze: { least: 'editor' },
  'manage-workspace': { least: 'owner' },
  'manage-members': { least: 'owner' },
  'see-audit': { least: 'owner' },
};

export const VERBS = Object.keys(RULES) as readonly Verb[];

/** Whether a member of this role may do this to that. */
export function can(role: Role, verb: Verb, resource: Resource): boolean {
  const { least, when } = RULES[verb];
  return isAtLeast(role, least) && (when === undefined || when(resource, role));
}

function isOpenArticle(resource: Resource): boolean {
  return resource.type === 'article' && resource.state === 'open';
}

function isOpenToTags(resource: Resource, role: Role): boolean {
  return resource.type === 'layer' && resource.state === 'open' && isParty(resource, role);
}

function isParty(layer: LayerResource, role: Role): boolean {
  switch (layer.party) {
    case 'team':
      return true;
    case 'annotator':
      return layer.own;
    case 'gold':
      return isAtLeast(role, 'reviewer');
    case 'suggester': // only a program writes there, and it is no member
      return false;
  }
}

/** Talk goes on when work is submitted or the text frozen. */
function isVisibleLayer(resource: Resource): boolean {
  return resource.type === 'layer' && isVisible(resource);
}

/** Blind work: an annotator's layer is seen by nobody else. */
function isVisible(resource: Resource): boolean {
  return resource.type !== 'layer' || resource.party !== 'annotator' || resource.own;
}
