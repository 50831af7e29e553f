import { afterAll, describe, expect, it } from 'vitest';
import { newId, type ArticleId, type LinkId, type TagId } from '#domain/ids.ts';
import { writeLinks, writeTags, type LinkRow, type TagRow } from '#server/db/tags.ts';
import { freshDatabase } from '../support/database.ts';
import { articleForm, foundWorkspace, openServer } from '../support/team.ts';

const database = await freshDatabase();
afterAll(() => database.close());
const { commands, queries } = openServer(database);
const { workspaceId, member } = await foundWorkspace(database);
const editor = member('editor');

interface Home {
  readonly id: ArticleId;
  readonly tagId: TagId;
  write(links: readonly LinkRow[]): Promise<void>;
}

async function newProject(): Promise<string> {
  return (await commands.createProject(editor, { workspaceId, name: 'Harbour' })).projectId;
}

/** An article with one claim on it. */
async function article(projectId: string, title: string): Promise<Home> {
  const created = await commands.createArticle(editor, articleForm(projectId, title, title));
  if (created.type !== 'created') throw new Error('there was one like it');
  const { layer } = await queries.openArticle(editor, created.articleId);
  const tagId = newId<TagId>();
  const tag: TagRow = {
    id: tagId,
    kind: 'claim',
    label: null,
    fields: {},
    digest: '',
    quote: `Of ${title}`,
    start: 0,
    detached: false,
    problem: null,
    by: editor.accountId,
    at: 1,
    spans: [],
  };
  await writeTags(database, layer.id, { ids: [tagId], changed: [tag] });
  return {
    id: created.articleId,
    tagId,
    write: (links) =>
      writeLinks(database, layer.id, { ids: links.map(({ id }) => id), changed: links }),
  };
}

function link(from: Home, to: Home, homeIs: 'from' | 'to'): LinkRow {
  return {
    id: newId<LinkId>(),
    type: 'supports',
    from: from.tagId,
    to: to.tagId,
    fromArticle: homeIs === 'to' ? from.id : null,
    toArticle: homeIs === 'from' ? to.id : null,
    problem: null,
    by: editor.accountId,
    at: 1,
  };
}

const across = (home: Home) => queries.linksAcross(member('viewer'), { articleId: home.id });

describe('links with other articles', () => {
  it('LK3: are seen from both of their ends, whichever article keeps them', async () => {
    const projectId = await newProject();
    const [first, second] = [await article(projectId, 'First'), await article(projectId, 'Second')];
    const [kept, foreign] = [link(first, second, 'from'), link(second, first, 'to')];
    await first.write([kept, foreign]);
    expect(await across(first)).toEqual(
      [
        { id: kept.id, leadsAway: true },
        { id: foreign.id, leadsAway: false },
      ]
        .map((ends) => ({
          ...ends,
          type: 'supports',
          here: first.tagId,
          isOwn: true,
          there: {
            articleId: second.id,
            articleTitle: 'Second',
            tagId: second.tagId,
            kind: 'claim',
            label: null,
            words: 'Of Second',
          },
        }))
        .toSorted((one, other) => (one.id < other.id ? -1 : 1)),
    );
    expect(await across(second)).toMatchObject(
      [
        { id: kept.id, leadsAway: false, isOwn: false, there: { words: 'Of First' } },
        { id: foreign.id, leadsAway: true, isOwn: false, there: { words: 'Of First' } },
      ].toSorted((one, other) => (one.id < other.id ? -1 : 1)),
    );
  });

  it('LK4: say when their other end is gone, and nothing of other projects', async () => {
    const home = await article(await newProject(), 'Home');
    const secret = await article(await newProject(), 'Secret');
    await home.write([link(home, secret, 'from')]);
    expect(await across(home)).toMatchObject([{ isOwn: true, there: null }]);
    expect(await across(secret)).toEqual([]);
  });
});
