import { afterAll, describe, expect, it } from 'vitest';
import { isAtLeast, ROLES, type Role } from '#domain/access/roles.ts';
import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import { newId, type CommentId, type EntityId, type LayerId, type TagId } from '#domain/ids.ts';
import type { Actor } from '#server/access.ts';
import { freshDatabase } from '../support/database.ts';
import { addAccount, articleForm, foundWorkspace, openServer } from '../support/team.ts';

const database = await freshDatabase();
afterAll(() => database.close());
const { commands, queries } = openServer(database);

/** A workspace with a project, an article in it and somebody to invite or remove. */
async function setting() {
  const { workspaceId, member } = await foundWorkspace(database);
  const owner = member('owner');
  const { projectId } = await commands.createProject(owner, { workspaceId, name: 'Ferry' });
  const created = await commands.createArticle(owner, articleForm(projectId));
  if (created.type !== 'created') throw new Error('there was one like it');
  const { articleId } = created;
  const { accountId } = member('annotator');
  return { workspaceId, member, projectId, articleId, accountId };
}

type Setting = Awaited<ReturnType<typeof setting>>;

interface Case {
  readonly verb: string;
  readonly least: Role;
  readonly run: (actor: Actor, at: Setting) => Promise<unknown>;
}

const fields = { title: 'T', outlet: '', byline: '', publishedOn: '', url: '', language: '' };

const CASES: readonly Case[] = [
  {
    verb: 'see the projects',
    least: 'viewer',
    run: (actor, at) => queries.workspacePage(actor, at.workspaceId),
  },
  {
    verb: 'see the team',
    least: 'viewer',
    run: (actor, at) => queries.teamPage(actor, at.workspaceId),
  },
  {
    verb: 'see the articles',
    least: 'viewer',
    run: (actor, at) =>
      queries.projectPage(actor, at.projectId, {
        search: '',
        state: null,
        review: null,
        sort: 'changed',
        page: 1,
      }),
  },
  {
    verb: 'see the codebook',
    least: 'viewer',
    run: (actor, at) => queries.projectSettingsPage(actor, at.projectId),
  },
  {
    verb: 'see the register',
    least: 'viewer',
    run: (actor, at) =>
      queries.registerPage(actor, at.projectId, {
        search: '',
        type: null,
        sort: 'name',
        removed: false,
        page: 1,
      }),
  },
  {
    verb: 'see what points at an entity',
    least: 'viewer',
    run: (actor, at) => {
      const entityId = newId<EntityId>();
      return queries.entityPage(actor, { ...at, entityId }, { kind: null, page: 1 });
    },
  },
  {
    verb: 'look for words in all articles',
    least: 'viewer',
    run: (actor, at) =>
      queries.occurrences(actor, at.projectId, {
        kind: 'entity',
        label: 'place',
        names: ['port'],
        wholeWords: true,
        matchCase: true,
      }),
  },
  {
    verb: 'tag words in all articles',
    least: 'annotator',
    run: (actor, { projectId, articleId }) =>
      commands.tagOccurrences(actor, {
        projectId,
        tag: { kind: 'entity', label: 'place', fields: {} },
        words: 'port',
        places: [{ articleId, start: 12, end: 16, words: 'port' }],
      }),
  },
  {
    verb: 'give tags to another entity',
    least: 'annotator',
    run: (actor, { projectId }) =>
      commands.giveTags(actor, {
        projectId,
        from: [],
        to: newId<EntityId>(),
        name: 'Ines Okafor',
        tags: [{ layerId: newId<LayerId>(), tagId: newId<TagId>() }],
      }),
  },
  {
    verb: 'take back what was tagged at once',
    least: 'annotator',
    run: async (actor, { member, projectId, articleId }) => {
      const { batchId } = await commands.tagOccurrences(member('owner'), {
        projectId,
        tag: { kind: 'entity', label: 'place', fields: {} },
        words: 'port',
        places: [{ articleId, start: 12, end: 16, words: 'port' }],
      });
      return commands.undoTagBatch(actor, { batchId: batchId ?? '' });
    },
  },
  {
    verb: 'see the codebook with its versions',
    least: 'viewer',
    run: (actor, at) => queries.codebookPage(actor, at.projectId),
  },
  {
    verb: 'ask for the codebook of this moment',
    least: 'viewer',
    run: (actor, at) => queries.currentCodebook(actor, at.projectId),
  },
  {
    verb: 'ask whether the codebook or the tags changed',
    least: 'viewer',
    run: (actor, at) => queries.codebookState(actor, at.projectId),
  },
  {
    verb: 'see an earlier codebook',
    least: 'viewer',
    run: (actor, at) => queries.codebookVersion(actor, at.projectId, 1),
  },
  {
    verb: 'count what tags use',
    least: 'viewer',
    run: (actor, at) => queries.codebookUsage(actor, at.projectId),
  },
  {
    verb: 'save a codebook',
    least: 'editor',
    run: (actor, { projectId }) =>
      commands.saveCodebook(actor, {
        projectId,
        basedOn: 1,
        codebook: DEFAULT_CODEBOOK,
        note: '',
      }),
  },
  {
    verb: 'open an article',
    least: 'viewer',
    run: (actor, at) => queries.openArticle(actor, at.articleId),
  },
  {
    verb: 'see what is said about an article',
    least: 'viewer',
    run: (actor, at) => queries.articleDetailsPage(actor, at.articleId),
  },
  {
    verb: 'begin an article',
    least: 'editor',
    run: (actor, at) => queries.newArticlePage(actor, at.projectId),
  },
  {
    verb: 'create an article',
    least: 'editor',
    run: (actor, at) => commands.createArticle(actor, articleForm(at.projectId, 'Another')),
  },
  {
    verb: 'change what is said about an article',
    least: 'editor',
    run: (actor, { articleId }) => commands.changeArticleFields(actor, { articleId, ...fields }),
  },
  {
    verb: 'see which tags were removed',
    least: 'viewer',
    run: (actor, { articleId }) => queries.removedTags(actor, articleId),
  },
  {
    verb: 'say what they have read',
    least: 'viewer',
    run: (actor, { articleId }) =>
      commands.markCommentsSeen(actor, { articleId, comments: [newId<CommentId>()] }),
  },
  {
    verb: 'freeze a text',
    least: 'editor',
    run: (actor, { articleId }) => commands.freezeArticle(actor, { articleId }),
  },
  {
    verb: 'unfreeze a text',
    least: 'editor',
    run: async (actor, { articleId, member }) => {
      await commands.freezeArticle(member('owner'), { articleId });
      return commands.unfreezeArticle(actor, { articleId });
    },
  },
  {
    verb: 'create a project',
    least: 'editor',
    run: (actor, { workspaceId }) => commands.createProject(actor, { workspaceId, name: 'New' }),
  },
  {
    verb: 'rename a project',
    least: 'editor',
    run: (actor, { projectId }) => commands.renameProject(actor, { projectId, name: 'New' }),
  },
  {
    verb: 'archive a project',
    least: 'editor',
    run: (actor, { projectId }) => commands.archiveProject(actor, { projectId }),
  },
  {
    verb: 'restore a project',
    least: 'editor',
    run: (actor, { projectId }) => commands.restoreProject(actor, { projectId }),
  },
  {
    verb: 'rename the workspace',
    least: 'owner',
    run: (actor, { workspaceId }) => commands.renameWorkspace(actor, { workspaceId, name: 'New' }),
  },
  {
    verb: 'invite',
    least: 'owner',
    run: (actor, { workspaceId }) =>
      commands.invite(actor, { workspaceId, role: 'viewer', note: '' }),
  },
  {
    verb: 'give a role',
    least: 'owner',
    run: (actor, { workspaceId, accountId }) =>
      commands.changeRole(actor, { workspaceId, accountId, role: 'editor' }),
  },
  {
    verb: 'remove a member',
    least: 'owner',
    run: (actor, { workspaceId, member }) =>
      commands.removeMember(actor, {
        workspaceId,
        accountId: member(actor === member('viewer') ? 'annotator' : 'viewer').accountId,
      }),
  },
];

describe.each(CASES)('to $verb', ({ least, run }) => {
  it.each(ROLES)('asks for no more and no less of a member who is %s', async (role) => {
    const at = await setting();
    const done = run(at.member(role), at);
    if (isAtLeast(role, least)) await expect(done).resolves.not.toThrow();
    else await expect(done).rejects.toMatchObject({ status: 403, code: 'forbidden' });
  });

  it('is, for who is no member, as if there were nothing there', async () => {
    const stranger = await addAccount(database, 'Stranger');
    await expect(run(stranger, await setting())).rejects.toMatchObject({ status: 404 });
  });
});

it('withdrawing an invitation asks for an owner', async () => {
  const { workspaceId, member } = await setting();
  await commands.invite(member('owner'), { workspaceId, role: 'viewer', note: '' });
  const [invitation] = (await queries.teamPage(member('owner'), workspaceId)).invitations;
  const revocation = { workspaceId, invitationId: invitation?.id ?? '' };
  for (const role of ['viewer', 'annotator', 'reviewer', 'editor'] as const)
    await expect(commands.revokeInvitation(member(role), revocation)).rejects.toMatchObject({
      status: 403,
    });
  await commands.revokeInvitation(member('owner'), revocation);
});

it('only owners are told of invitations', async () => {
  const { workspaceId, member } = await setting();
  await commands.invite(member('owner'), { workspaceId, role: 'viewer', note: '' });
  expect((await queries.teamPage(member('editor'), workspaceId)).invitations).toEqual([]);
});
