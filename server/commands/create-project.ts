import * as v from 'valibot';
import { WORKSPACE } from '#domain/access/access.ts';
import { newId, type ProjectId } from '#domain/ids.ts';
import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import { roomName } from '#collab/rooms.ts';
import { emptyDocument } from '#collab/fresh-documents.ts';
import { authorize, type Actor } from '#server/access.ts';
import { insertAuditEvent } from '#server/db/audit.ts';
import { createDocument } from '#server/db/documents.ts';
import { insertProject } from '#server/db/projects.ts';
import type { CommandDependencies } from './dependencies.ts';
import { name, read, workspaceId } from './input.ts';

const newProject = v.object({ workspaceId, name: name('project') });

/** Makes a project with the default codebook and an empty register of entities. */
export const createProject =
  ({ database }: CommandDependencies) =>
  async (
    actor: Actor,
    input: v.InferInput<typeof newProject>,
  ): Promise<{ projectId: ProjectId }> => {
    const given = read(newProject, input);
    authorize(actor, given.workspaceId, 'create-project', WORKSPACE);
    const projectId = newId<ProjectId>();

    await database.transaction(async (tx) => {
      await insertProject(tx, {
        id: projectId,
        ...given,
        codebook: DEFAULT_CODEBOOK,
        createdBy: actor.accountId,
      });
      const register = roomName({ type: 'register', id: projectId });
      await createDocument(tx, register, emptyDocument(), actor.accountId);
      await insertAuditEvent(tx, {
        workspaceId: given.workspaceId,
        actorId: actor.accountId,
        verb: 'project.created',
        subject: projectId,
        detail: { name: given.name },
      });
    });
    return { projectId };
  };
