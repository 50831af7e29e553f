import { setTimeout as delay } from 'node:timers/promises';
import { roomName } from '#collab/rooms.ts';
import type { Database } from '../db/database.ts';
import { documentsBehind, isArticleCurrent } from '../db/projections.ts';
import { falselyHashedRevisions, isServed, subjectsOf, type NamedSubject } from '../db/subjects.ts';
import { StartupProblem } from '../errors.ts';
import { checkLog } from '../realtime/check-log.ts';
import { checkRows, repairRows, type Difference } from '../realtime/projection/check-rows.ts';
import { addressesOf } from '../realtime/projection/documents.ts';
import type { CheckRequest } from './arguments.ts';
import { describeDifferences } from './describe-differences.ts';

/** A server writes rows within seconds of an edit: a difference that outlives these looks is one. */
const LOOKS = 8;
const LOOK_PAUSE_MS = 1_000;

/** Checks what was asked, tells each finding in a line, and answers how many there were. */
export async function check(
  database: Database,
  request: CheckRequest,
  say: (line: string) => void,
): Promise<number> {
  const subjects = await subjectsOf(database, request);
  if (subjects.length === 0 && (request.articleId !== null || request.projectId !== null))
    throw new StartupProblem('There is no such article or project.');
  const isRunning = await isServed(database);
  if (isRunning) say('A server is running on this database; edits go on meanwhile.');
  let findings = 0;
  for (const subject of subjects) {
    const lines = await checkSubject(database, subject, { repair: request.repair, isRunning });
    if (lines.length > 0) say(nameOf(subject));
    for (const line of lines) say(`  ${line}`);
    findings += lines.length;
  }
  say(summary(subjects, findings, request));
  return findings;
}

interface Manner {
  readonly repair: boolean;
  readonly isRunning: boolean;
}

async function checkSubject(
  database: Database,
  subject: NamedSubject,
  manner: Manner,
): Promise<string[]> {
  const broken = await brokenDocuments(database, subject);
  // Rows of a document that cannot be read have nothing to be compared with.
  if (broken.length > 0) return broken;
  const differences = await lastingDifferences(database, subject, manner);
  const lines = describeDifferences(differences);
  if (manner.repair && differences.length > 0) {
    await repairRows(database, subject);
    const left = await lastingDifferences(database, subject, manner);
    lines.push(left.length === 0 ? 'repaired' : 'still differs after the repair');
  }
  return [...lines, ...(await brokenRevisions(database, subject))];
}

async function brokenDocuments(database: Database, subject: NamedSubject): Promise<string[]> {
  const lines: string[] = [];
  for (const address of await addressesOf(database, subject)) {
    const problems = await checkLog(database, address);
    lines.push(...problems.map((problem) => `${roomName(address)}: ${problem}`));
  }
  return lines;
}

async function brokenRevisions(database: Database, subject: NamedSubject): Promise<string[]> {
  if (subject.type !== 'article') return [];
  const numbers = await falselyHashedRevisions(database, subject.id);
  return numbers.map((number) => `revision ${number}: its text is not the one its hash names`);
}

/** Under a running server rows may be a moment behind: only what stays different is told. */
async function lastingDifferences(
  database: Database,
  subject: NamedSubject,
  { isRunning }: Manner,
): Promise<Difference[]> {
  let lasting = await checkRows(database, subject);
  for (let look = 1; look < LOOKS && lasting.length > 0; look += 1) {
    if (!isRunning || !(await isBehind(database, subject))) break;
    await delay(LOOK_PAUSE_MS);
    const now = new Set((await checkRows(database, subject)).map(keyOf));
    lasting = lasting.filter((difference) => now.has(keyOf(difference)));
  }
  return lasting;
}

async function isBehind(database: Database, subject: NamedSubject): Promise<boolean> {
  if (subject.type === 'article') return !(await isArticleCurrent(database, subject.id));
  return (await documentsBehind(database)).includes(roomName(subject));
}

function keyOf({ table, row, only }: Difference): string {
  return `${only} ${table} ${row}`;
}

function nameOf({ type, id, name }: NamedSubject): string {
  return type === 'article' ? `Article “${name}” (${id})` : `Register of “${name}” (${id})`;
}

function summary(
  subjects: readonly NamedSubject[],
  findings: number,
  { repair }: CheckRequest,
): string {
  const articles = subjects.filter(({ type }) => type === 'article').length;
  const registers = subjects.length - articles;
  const what = `${counted(articles, 'article')} and ${counted(registers, 'register')} checked`;
  if (findings === 0) return `${what}: rows, logs and revisions agree.`;
  return `${what}: see above. ${repair ? 'Documents were left as they are.' : 'Rows that differ are written anew by --repair.'}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
