import { existsSync, readFileSync } from 'node:fs';

/** `getconf CLK_TCK`; 100 on every Linux Node runs on. */
const TICKS_PER_SECOND = 100;

/** Whether this system tells what a process used; only Linux has /proc. */
export const canReadProcesses = process.platform === 'linux';

/** CPU time a process used since it began, user and system, in microseconds; NaN where nobody tells. */
export function processorTimeUs(pid: number): number {
  if (!canReadProcesses) return NaN;
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The command's name may hold blanks; what follows its bracket does not.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = Number(fields[11]) + Number(fields[12]);
  return (ticks / TICKS_PER_SECOND) * 1e6;
}

/** Memory a process holds, in megabytes; NaN where nobody tells. */
export function residentMegabytes(pid: number): number {
  if (!canReadProcesses) return NaN;
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}

/** Whether /proc knows a process. */
export function isRunningHere(pid: number): boolean {
  return existsSync(`/proc/${pid}/stat`);
}
