import { parseArgs } from 'node:util';
import type { Duration } from './scenario.ts';

export interface Arguments {
  readonly rounds: number;
  readonly duration: Duration;
  /** Whether a scenario of this name was asked for. */
  readonly asksFor: (name: string) => boolean;
  /** Where the numbers of all runs go. */
  readonly jsonPath: string;
}

const USAGE = `npm run bench:sync -- [--short] [--rounds 3] [--seconds 5] [--only cost,fan-out] [--json path]`;

/** Reads what a bench was asked for; `--short` is one round of half a second, to see that all of it works. */
export function readArguments(words: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...words],
    options: {
      short: { type: 'boolean', default: false },
      rounds: { type: 'string', default: '3' },
      seconds: { type: 'string', default: '5' },
      only: { type: 'string', default: '' },
      json: { type: 'string', default: '.cache/bench/sync.json' },
    },
  });
  const seconds = values.short ? 0.5 : readNumber('seconds', values.seconds);
  const wanted = values.only.split(',');
  return {
    rounds: values.short ? 1 : readNumber('rounds', values.rounds),
    duration: { warmUpMs: seconds * 300, measureMs: seconds * 1_000 },
    asksFor: (name) => wanted.some((beginning) => name.startsWith(beginning)),
    jsonPath: values.json,
  };
}

function readNumber(name: string, words: string): number {
  const number = Number(words);
  if (!(number > 0 && number <= 60)) throw new RangeError(`--${name} is 1 to 60.\n${USAGE}`);
  return number;
}
