import { roomAccess } from '#domain/access/room-access.ts';
import type { Role } from '#domain/access/roles.ts';
import { roomName } from '#collab/rooms.ts';
import type { Queryable } from '#server/db/database.ts';
import { documentHeads } from '#server/db/document-heads.ts';
import type { Project } from '#server/db/projects.ts';
import { refusals } from '#server/errors.ts';

/** The room of a project's register with what this role may do there, as the server will judge it too. */
export async function registerRoom(
  db: Queryable,
  role: Role,
  { id, archivedAt }: Pick<Project, 'id' | 'archivedAt'>,
) {
  const name = roomName({ type: 'register', id });
  const [head] = await documentHeads(db, [name]);
  if (head === undefined) throw refusals.notFound('project');
  const isArchived = archivedAt !== null;
  const { mayWrite } = roomAccess(role, { type: 'register', isArchived });
  return { name, epoch: head.epoch, mayWrite: mayWrite && head.writable };
}
