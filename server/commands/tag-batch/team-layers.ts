import { can } from '#domain/access/access.ts';
import type { Role } from '#domain/access/roles.ts';
import type { ArticleId, LayerId, ProjectId } from '#domain/ids.ts';
import { authorize, type Actor } from '#server/access.ts';
import { authorizedProject, checkNotArchived } from '#server/authorized.ts';
import type { Queryable } from '#server/db/database.ts';
import { teamLayersIn, type TeamLayer } from '#server/db/layers.ts';

/** The project's team layers out of those named in which the actor may tag; refuses who may tag in none. */
export async function layersToTag(
  db: Queryable,
  actor: Actor,
  { projectId, ids }: { projectId: ProjectId; ids: readonly (ArticleId | LayerId)[] },
): Promise<readonly TeamLayer[]> {
  const { project, role } = await authorizedProject(db, actor, { projectId, verb: 'see' });
  authorize(actor, project.workspaceId, 'tag', resourceOf({ party: 'team', state: 'open' }));
  checkNotArchived(project);
  const layers = await teamLayersIn(db, projectId, [...new Set(ids)]);
  return layers.filter((layer) => mayTag(role, layer));
}

function mayTag(role: Role, layer: TeamLayer): boolean {
  return can(role, 'tag', resourceOf(layer));
}

function resourceOf({ party, state }: Pick<TeamLayer, 'party' | 'state'>) {
  return { type: 'layer', party, state, own: false } as const;
}
