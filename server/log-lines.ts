import type { DestinationStream } from 'pino';

const COLOURS: Readonly<Record<string, string>> = { warn: '33', error: '31', fatal: '31' };
const NOT_DETAILS: readonly string[] = ['level', 'time', 'msg', 'error'];

/** Turns JSON log lines into short ones for a terminal: `21:04:11 Copydesk is at … (port: 4747)`. */
export function terminalLines(stream: NodeJS.WritableStream): DestinationStream {
  return { write: (line) => void stream.write(describeLine(line)) };
}

export function describeLine(line: string): string {
  const entry = JSON.parse(line) as Record<string, unknown>;
  const time = String(entry['time']).slice(11, 19);
  const words = `${String(entry['msg'] ?? '')}${describeDetails(entry)}${describeError(entry)}`;
  const colour = COLOURS[String(entry['level'])];
  const coloured = colour === undefined ? words : `\u001b[${colour}m${words}\u001b[0m`;
  return `\u001b[2m${time}\u001b[0m ${coloured}\n`;
}

function describeDetails(entry: Readonly<Record<string, unknown>>): string {
  const details = Object.entries(entry)
    .filter(([name]) => !NOT_DETAILS.includes(name))
    .map(
      ([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
    );
  return details.length === 0 ? '' : ` \u001b[2m(${details.join(', ')})\u001b[22m`;
}

function describeError({ error }: Readonly<Record<string, unknown>>): string {
  if (error === undefined || error === null || typeof error !== 'object') return '';
  const { stack, message } = error as { stack?: unknown; message?: unknown };
  return `\n${String(stack ?? message)}`;
}
