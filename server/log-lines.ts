import type { DestinationStream } from 'pino';

const COLOURS: Readonly<Record<string, string>> = { warn: '33', error: '31', fatal: '31' };
const NOT_DETAILS: readonly string[] = ['level', 'time', 'msg', 'error'];

/** As `createLog` writes it; the other keys are details. */
interface Entry {
  readonly level: string;
  readonly time: string;
  readonly msg?: string;
  readonly error?: { readonly stack?: string; readonly message?: string };
}

/** Turns JSON log lines into short ones for a terminal: `21:04:11 Copydesk is at … (port: 4747)`. */
export function terminalLines(stream: NodeJS.WritableStream): DestinationStream {
  return { write: (line) => void stream.write(describeLine(line)) };
}

export function describeLine(line: string): string {
  const entry = JSON.parse(line) as Entry;
  const time = entry.time.slice(11, 19);
  const words = `${entry.msg ?? ''}${describeDetails(entry)}${describeError(entry)}`;
  const colour = COLOURS[entry.level];
  const coloured = colour === undefined ? words : `\u001b[${colour}m${words}\u001b[0m`;
  return `\u001b[2m${time}\u001b[0m ${coloured}\n`;
}

function describeDetails(entry: Entry): string {
  const details = Object.entries(entry)
    .filter(([name]) => !NOT_DETAILS.includes(name))
    .map(
      ([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
    );
  return details.length === 0 ? '' : ` \u001b[2m(${details.join(', ')})\u001b[22m`;
}

function describeError({ error }: Entry): string {
  return error === undefined ? '' : `\n${error.stack ?? error.message ?? ''}`;
}
