import { cpus, loadavg } from 'node:os';

/** What a number means nothing without. */
export function describeMachine(): string {
  const cores = cpus();
  const load = loadavg().map((value) => value.toFixed(1));
  return `${cores.length} x ${cores[0]?.model ?? 'a processor'}, ${process.platform}, Node ${process.version}, load ${load.join(' ')}`;
}
