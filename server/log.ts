import pino, { type Logger } from 'pino';
import type { LogLevel } from './config.ts';
import { terminalLines } from './log-lines.ts';

export type Log = Logger;

export interface LogOptions {
  readonly level: LogLevel;
  readonly stream: NodeJS.WritableStream & { readonly isTTY?: boolean };
}

/**
 * What must never be read in a log. Code logs ids, not records; this is the
 * second line of defence.
 */
const SECRETS = ['password', 'token', 'cookie', 'authorization', 'connectionString'];

/** One JSON object a line; in a terminal, one short line for people. */
export function createLog({ level, stream }: LogOptions): Log {
  const destination = stream.isTTY === true ? terminalLines(stream) : stream;
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { error: pino.stdSerializers.err },
      redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]) },
    },
    destination,
  );
}
