import { afterAll, describe, expect, it } from 'vitest';
import type { Codebook } from '#domain/codebook/codebook.ts';
import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import type { ProjectId, TagId } from '#domain/ids.ts';
import { newId } from '#domain/ids.ts';
import { writeTags } from '#server/db/tags.ts';
import { freshDatabase } from '../support/database.ts';
import { articleForm, foundWorkspace, openServer } from '../support/team.ts';

const database = await freshDatabase();
afterAll(() => database.close());
const { commands, queries } = openServer(database);

const WITHOUT_EVENTS: Codebook = {
  ...DEFAULT_CODEBOOK,
  kinds: DEFAULT_CODEBOOK.kinds.map((kind) => ({
    ...kind,
    labels: kind.labels.filter(({ id }) => id !== 'event'),
  })),
};

async function setting() {
  const { workspaceId, member } = await foundWorkspace(database);
  const owner = member('owner');
  const { projectId } = await commands.createProject(owner, { workspaceId, name: 'Ferry' });
  const save = (basedOn: number, codebook: unknown, note = '') =>
    commands.saveCodebook(owner, { projectId, basedOn, codebook, note });
  return { owner, editor: member('editor'), projectId, save };
}

describe('saving a codebook', () => {
  it('makes a version on top of the last, with its author and a word on what it is for', async () => {
    const { owner, projectId, save } = await setting();
    expect(await save(1, WITHOUT_EVENTS, 'Nothing happens here')).toEqual({ version: 2 });
    const page = await queries.codebookPage(owner, projectId);
    expect(page.codebook).toEqual(WITHOUT_EVENTS);
    expect(page.versions).toMatchObject([
      { version: 2, note: 'Nothing happens here', createdBy: owner.name },
      { version: 1, note: '' },
    ]);
    const first = await queries.codebookVersion(owner, projectId, 1);
    expect(first).toEqual({ version: 1, codebook: DEFAULT_CODEBOOK });
  });

  it('CB6: is refused to whoever was overtaken, of two at one moment to one', async () => {
    const { projectId, save, owner } = await setting();
    const saves = await Promise.allSettled([save(1, WITHOUT_EVENTS), save(1, DEFAULT_CODEBOOK)]);
    expect(saves.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(save(1, DEFAULT_CODEBOOK)).rejects.toMatchObject({
      status: 409,
      code: 'codebook-changed',
    });
    expect((await queries.codebookPage(owner, projectId)).version).toBe(2);
  });

  it('CB1: is refused where it is unsound or none, with the place', async () => {
    const { save } = await setting();
    const [entity, ...others] = DEFAULT_CODEBOOK.kinds;
    const nameless = { ...DEFAULT_CODEBOOK, kinds: [{ ...entity, name: '' }, ...others] };
    await expect(save(1, nameless)).rejects.toMatchObject({
      status: 400,
      message: 'kinds.0.name: Give it a name.',
    });
    for (const nothing of [null, 'codebook', { kinds: 7 }])
      await expect(save(1, nothing)).rejects.toMatchObject({ status: 400 });
  });

  it('CB5: is refused when something that tags use is gone from it', async () => {
    const { owner, projectId, save } = await setting();
    await tagAs(owner, projectId, 'event');
    await expect(save(1, WITHOUT_EVENTS)).rejects.toMatchObject({ code: 'codebook-in-use' });
    const usage = await queries.codebookUsage(owner, projectId);
    expect(usage).toEqual({
      entity: 1,
      'entity/label/event': 1,
      'entity/part/mention': 1,
      'entity/field/tone': 1,
      'entity/field/tone/dry': 1,
    });
  });

  it('is refused in an archived project, and a version that is none is not found', async () => {
    const { owner, projectId, save } = await setting();
    for (const version of [0, 2, 1.5, 2 ** 40])
      await expect(queries.codebookVersion(owner, projectId, version)).rejects.toMatchObject({
        status: 404,
      });
    await commands.archiveProject(owner, { projectId });
    await expect(save(1, WITHOUT_EVENTS)).rejects.toMatchObject({ code: 'project-archived' });
  });

  it('CB3: a codebook as the first Copydesk stored it is read', async () => {
    const { owner, projectId } = await setting();
    const old = DEFAULT_CODEBOOK.kinds.map(({ examples, labels, ...kind }) => ({
      ...kind,
      example: examples?.[0],
      labels: labels.map(({ examples: [example] = [], ...label }) => ({ ...label, example })),
    }));
    await database.query('update codebook_version set codebook = $2 where project_id = $1', [
      projectId,
      JSON.stringify({ kinds: old, linkTypes: DEFAULT_CODEBOOK.linkTypes }),
    ]);
    const { codebook } = await queries.codebookPage(owner, projectId);
    expect(codebook.kinds[0]?.labels[0]?.examples).toEqual(['Mayor [Ines Okafor]']);
  });
});

/** A row as the projection writes it. */
async function tagAs(
  owner: Awaited<ReturnType<typeof setting>>['owner'],
  projectId: ProjectId,
  label: string,
): Promise<void> {
  const created = await commands.createArticle(owner, articleForm(projectId));
  if (created.type !== 'created') throw new Error('there was one like it');
  const { layer } = await queries.openArticle(owner, created.articleId);
  const id = newId<TagId>();
  const row = {
    id,
    kind: 'entity',
    label,
    fields: { tone: 'dry' },
    digest: '',
    quote: 'flood',
    start: 0,
    detached: false,
    problem: null,
    by: owner.accountId,
    at: 0,
    spans: [{ part: 'mention', ordinal: 0, start: 0, end: 5, quote: 'flood' }],
  };
  await database.transaction((tx) => writeTags(tx, layer.id, { ids: [id], changed: [row] }));
}
