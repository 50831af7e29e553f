import * as v from 'valibot';
import { newId, type AccountId, type WorkspaceId } from '#domain/ids.ts';
import { checkNewPassword, hashPassword } from '#server/auth/passwords.ts';
import type { Cookie } from '#server/auth/sessions.ts';
import { anyAccountExists, insertAccount, lockFirstAccount } from '#server/db/accounts.ts';
import { insertAuditEvent } from '#server/db/audit.ts';
import { insertMember } from '#server/db/members.ts';
import { insertWorkspace } from '#server/db/workspaces.ts';
import { refusals } from '#server/errors.ts';
import { texts } from '#texts/texts.ts';
import type { CommandDependencies } from './dependencies.ts';
import { seedExampleProject, type ExampleProject } from './example-project/seed-example-project.ts';
import { email, name, read } from './input.ts';

const firstAccount = v.object({
  name: name('person'),
  email,
  password: v.string(),
  workspaceName: name('workspace'),
});

/** Makes the first account, its workspace with an example to look at, and signs in. Of several at once, one is first. */
export const createFirstAccount =
  ({ database, auth, now }: CommandDependencies) =>
  async (
    input: v.InferInput<typeof firstAccount>,
  ): Promise<{ cookie: Cookie; example: ExampleProject }> => {
    const given = read(firstAccount, input);
    if (await anyAccountExists(database)) throw alreadySetUp(); // hashing is work, and anybody can ask
    checkNewPassword(given.password);
    const passwordHash = await hashPassword(given.password);
    const accountId = newId<AccountId>();
    const workspaceId = newId<WorkspaceId>();

    const example = await database.transaction(async (tx) => {
      await lockFirstAccount(tx);
      if (await anyAccountExists(tx)) throw alreadySetUp();
      await insertAccount(tx, { id: accountId, ...given, passwordHash });
      await insertWorkspace(tx, { id: workspaceId, name: given.workspaceName });
      await insertMember(tx, { workspaceId, accountId, role: 'owner' });
      await insertAuditEvent(tx, {
        workspaceId,
        actorId: accountId,
        verb: 'workspace.created',
        subject: workspaceId,
      });
      return seedExampleProject(tx, workspaceId, { by: accountId, at: now().getTime() });
    });
    return { cookie: await auth.sessions.open(accountId), example };
  };

function alreadySetUp() {
  return refusals.conflict('already-set-up', texts.refusals.signIn.setUpAlready);
}
