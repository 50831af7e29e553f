import * as v from 'valibot';
import { checkCodebook } from '#domain/codebook/check-codebook.ts';
import type { Codebook } from '#domain/codebook/codebook.ts';
import { parseCodebook } from '#domain/codebook/parse-codebook.ts';
import { removedBetween } from '#domain/codebook/usage.ts';
import type { ProjectId } from '#domain/ids.ts';
import type { Problem } from '#domain/problem.ts';
import type { Actor } from '#server/access.ts';
import { authorizedProject, checkNotArchived } from '#server/authorized.ts';
import { insertAuditEvent } from '#server/db/audit.ts';
import { notifyCodebookChange } from '#server/db/codebook-changes.ts';
import { codebookUsageOf, insertCodebookVersion, lockCodebook } from '#server/db/codebooks.ts';
import type { Queryable } from '#server/db/database.ts';
import { refusals } from '#server/errors.ts';
import { texts } from '#texts/texts.ts';
import type { CommandDependencies } from './dependencies.ts';
import { line, projectId, read } from './input.ts';

const saving = v.object({
  projectId,
  /** The version the changes were made to. */
  basedOn: v.pipe(v.unknown(), v.number(), v.integer()),
  codebook: v.unknown(),
  note: v.pipe(v.unknown(), line),
});

/** Makes a new version of a project's codebook, unless somebody else made one meanwhile. */
export const saveCodebook =
  ({ database }: CommandDependencies) =>
  async (actor: Actor, input: v.InferInput<typeof saving>): Promise<{ version: number }> => {
    const given = read(saving, input);
    const { project } = await authorizedProject(database, actor, {
      projectId: given.projectId,
      verb: 'change-codebook',
    });
    checkNotArchived(project);
    const codebook = soundCodebook(given.codebook);

    return database.transaction(async (tx) => {
      const current = await lockCodebook(tx, given.projectId);
      if (current === null) throw refusals.notFound('codebook');
      if (current.version !== given.basedOn) throw changedMeanwhile(current.version);
      await checkNothingUsedGoes(tx, given.projectId, {
        before: current.codebook,
        after: codebook,
      });
      const version = current.version + 1;
      const { projectId: id, note } = given;
      const createdBy = actor.accountId;
      await insertCodebookVersion(tx, { projectId: id, version, codebook, note, createdBy });
      await insertAuditEvent(tx, {
        workspaceId: project.workspaceId,
        actorId: actor.accountId,
        verb: 'codebook.saved',
        subject: given.projectId,
        detail: { version, note },
      });
      await notifyCodebookChange(tx, given.projectId);
      return { version };
    });
  };

function soundCodebook(given: unknown): Codebook {
  const read = parseCodebook(given);
  const problems = read.ok ? checkCodebook(read.codebook) : read.problems;
  if (!read.ok || problems.length > 0) throw unsound(problems);
  return read.codebook;
}

function unsound([first, ...more]: readonly Problem[]) {
  const { path = '', message = '' } = first ?? {};
  return refusals.invalid(texts.refusals.codebook.unsound(path, message, more.length), 'codebook');
}

function changedMeanwhile(version: number) {
  return refusals.conflict('codebook-changed', texts.refusals.codebook.changedMeanwhile(version));
}

/** What tags use is retired, never deleted: their meaning would be lost. */
async function checkNothingUsedGoes(
  tx: Queryable,
  id: ProjectId,
  { before, after }: { readonly before: Codebook; readonly after: Codebook },
): Promise<void> {
  const removed = removedBetween(before, after);
  if (removed.length === 0) return;
  const usage = await codebookUsageOf(tx, id);
  const used = removed.find((address) => (usage[address] ?? 0) > 0);
  if (used !== undefined)
    throw refusals.conflict(
      'codebook-in-use',
      texts.refusals.codebook.inUse(used, usage[used] ?? 0),
    );
}
