import type { Role } from '#domain/access/roles.ts';
import type { RoomType } from '#collab/rooms.ts';
import { notifyAccessChange } from '#server/db/access-changes.ts';
import { insertMember } from '#server/db/members.ts';
import { seededRandom, type Choice, type Random } from '../../support/random.ts';
import { edit } from './edits.ts';
import type { Roughness } from './rough-line.ts';
import type { TestServer } from '../../support/server.ts';
import type { Site } from './site.ts';
import { portOf, ROOM_TYPES, type Person, type Story } from './story.ts';

/** How long the weather of one step lasts, in steps. */
const LASTS = 12;
const LOCK_WAIT_MS = 10_000;
const YEAR_MS = 365 * 24 * 60 * 60 * 1_000;

/** What happens in one step; answers how it ends, where it lasts. */
type Step = (story: Story, random: Random) => Promise<Ending | void> | Ending | void;
type Ending = () => Promise<void> | void;

/** Every step with its share of all. */
const STEPS: readonly (readonly [share: number, name: string, step: Step])[] = [
  [60, 'edit', editSomewhere],
  [8, 'cursor', moveCursor],
  [8, 'pause', (story, random) => story.pause(random.below(40))],
  [3, 'cut', lineBecomes({ isCut: true })],
  [3, 'stall', lineBecomes({ isStalled: true })],
  [2, 'lag', lineBecomes({ lagMs: 60 })],
  [2, 'pieces', lineBecomes({ pieceBytes: 3 })],
  [2, 'doubled', doubleLine],
  [2, 'other node', goElsewhere],
  [2, 'replay', (story, random) => somebody(story, random).line.replay()],
  [1, 'wrong clock', (story, random) => setClockWrong(somebody(story, random), random)],
  [1, 'freeze', closeFor('text')],
  [1, 'submit', closeFor('layer')],
  [1, 'role', changeRole],
  [1, 'removal', removeSomebody],
  [1, 'sign-out', endSession],
  [1, 'archive', archive],
  [1, 'postgres gone', postgresBecomes({ isCut: true })],
  [1, 'postgres stalls', postgresBecomes({ isStalled: true })],
  [1, 'postgres slow', postgresBecomes({ lagMs: 15 })],
  [1, 'commits refused', refuseCommits],
];
/** As each costs a second, they come at most once in a story. */
const BLOWS: Choice<readonly [name: string, blow: Step]> = [
  ['kill', killServer],
  ['restart', restartServer],
];

/** Lets a number of steps happen, all chosen by the seed; at the end all weather is over. */
export async function takeSteps(story: Story, seed: number, count: number): Promise<void> {
  const endings = new Map<number, Ending[]>();
  const blowAt = seededRandom(seed).below(count * 2); // in every second story
  for (let index = 0; index < count; index++) {
    for (const end of endings.get(index) ?? []) await unhindered(story, end());
    endings.delete(index);
    const random = seededRandom(seed * 1_000_003 + index);
    const [name, step] = index === blowAt ? random.pick(BLOWS) : chooseStep(random);
    story.told.push(`${index} ${name}`);
    const ending = await unhindered(story, step(story, random));
    const endsAt = index + 1 + random.below(LASTS);
    if (ending) endings.set(endsAt, [...(endings.get(endsAt) ?? []), ending]);
  }
  for (const end of [...endings.values()].flat()) await unhindered(story, end());
}

/** A step may wait for a lock that a stalled server holds: the stall must not wait for a later step to end it. */
async function unhindered<Result>({ site }: Story, step: Promise<Result> | Result) {
  const mending = setTimeout(() => site.postgres.mend(), LOCK_WAIT_MS);
  try {
    return await step;
  } finally {
    clearTimeout(mending);
  }
}

function chooseStep(random: Random): readonly [string, Step] {
  let left = random.below(STEPS.reduce((sum, [share]) => sum + share, 0));
  for (const [share, name, step] of STEPS) {
    left -= share;
    if (left < 0) return [name, step];
  }
  throw new Error('The shares do not add up.');
}

function somebody({ people }: Story, random: Random): Person {
  return random.pick(people);
}

/** Most of what people do is tagging, and correcting the text. */
const EDITED: Choice<RoomType> = [...ROOM_TYPES, 'text', 'layer', 'layer'];

/** Who may not write does so all the same, now and then, as a page of theirs never would. */
export function editSomewhere(story: Story, random: Random): void {
  const person = somebody(story, random);
  const room = random.pick(EDITED);
  const isBold = random.below(10) === 0;
  const page = story.pageOf(person, room);
  if (!page.connection.mayWrite && !isBold) return;
  const docOf = (type: RoomType) => story.pageOf(person, type).doc;
  const { accountId } = (isBold ? somebody(story, random) : person).teammate;
  const now = Date.now() + person.clockOffMs;
  const docs = {
    text: docOf('text'),
    layer: docOf('layer'),
    review: docOf('review'),
    thread: docOf('thread'),
    register: docOf('register'),
  };
  edit(room, { docs, random, author: accountId, now });
}

function moveCursor(story: Story, random: Random): void {
  const { awareness } = story.pageOf(somebody(story, random), 'text').connection;
  awareness.setLocalStateField('caret', random.below(100));
}

function lineBecomes(roughness: Partial<Roughness>): Step {
  return (story, random) => {
    const { line } = somebody(story, random);
    line.become(roughness);
    return () => line.mend();
  };
}

/** From the next connection on, which is made at once. */
function doubleLine(story: Story, random: Random): Ending {
  const { line } = somebody(story, random);
  line.become({ isDoubled: true });
  line.drop();
  return () => line.mend();
}

/** As a load balancer may send them: to any node, whatever room they were in. */
function goElsewhere({ people, site }: Story, random: Random): void {
  const { line } = random.pick(people);
  line.aim(portOf(random.pick(site.servers)));
  line.drop();
}

function setClockWrong(person: Person, random: Random): Ending {
  person.clockOffMs = random.pick([-30 * YEAR_MS, -YEAR_MS, YEAR_MS, 300 * YEAR_MS]);
  return () => void (person.clockOffMs = 0);
}

function closeFor(room: 'text' | 'layer'): Step {
  return async (story) => {
    await story.close(room);
    return () => story.reopen(room);
  };
}

async function changeRole(story: Story, random: Random): Promise<Ending | void> {
  const person = somebody(story, random);
  const { role: before } = person;
  if (before === null) return;
  await give(story, person, random.pick(['viewer', 'annotator', 'reviewer', 'editor']));
  return () => (person.role === null ? undefined : give(story, person, before));
}

async function give(story: Story, person: Person, role: Role): Promise<void> {
  const { team } = story;
  const { accountId } = person.teammate;
  const change = { workspaceId: team.workspaceId, accountId, role };
  await team.commands.changeRole(await team.actor(team.owner), change);
  person.role = role;
}

async function removeSomebody(story: Story, random: Random): Promise<Ending | void> {
  const person = somebody(story, random);
  const { role } = person;
  if (role === null) return;
  const { team } = story;
  const member = { workspaceId: team.workspaceId, accountId: person.teammate.accountId };
  await team.commands.removeMember(await team.actor(team.owner), member);
  person.role = null;
  return async () => {
    await insertMember(team.database, { ...member, role });
    await notifyAccessChange(team.database, member);
    person.role = role;
  };
}

/** They are signed out everywhere, and sign in again. */
async function endSession(story: Story, random: Random): Promise<Ending> {
  const person = somebody(story, random);
  const { team } = story;
  const { accountId } = person.teammate;
  await team.database.query('delete from session where user_id = $1', [accountId]);
  await notifyAccessChange(team.database, { accountId });
  return async () => {
    const { name, value } = await team.auth.sessions.open(accountId);
    person.teammate = { ...person.teammate, cookie: `${name}=${value}` };
  };
}

async function archive({ team }: Story): Promise<Ending> {
  const { projectId } = team;
  await team.commands.archiveProject(await team.actor(team.owner), { projectId });
  return async () => team.commands.restoreProject(await team.actor(team.owner), { projectId });
}

function postgresBecomes(roughness: Partial<Roughness>): Step {
  return ({ site }) => {
    site.postgres.become(roughness);
    return () => site.postgres.mend();
  };
}

async function refuseCommits({ site }: Story): Promise<Ending> {
  await site.refuseSomeCommits(true);
  return () => site.refuseSomeCommits(false);
}

async function killServer({ site }: Story, random: Random): Promise<Ending> {
  const server = random.pick(site.servers);
  await server.kill();
  return bringBack(site, server);
}

async function restartServer({ site }: Story, random: Random): Promise<Ending> {
  const server = random.pick(site.servers);
  await server.stop();
  return bringBack(site, server);
}

/** It starts while people go on; where the database is away it gives up, and is started again at the end. */
function bringBack({ postgres }: Site, server: TestServer): Ending {
  const started = server.start().then(
    () => true,
    () => false,
  );
  return async () => {
    if (await started) return;
    postgres.mend();
    await server.start();
  };
}
