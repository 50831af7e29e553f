import { parseArgs } from 'node:util';

export interface Arguments {
  readonly rounds: number;
  readonly wordCounts: readonly number[];
  /** Whether a contestant of this name was asked for. */
  readonly asksFor: (name: string) => boolean;
  /** Where the numbers of all runs go. */
  readonly jsonPath: string;
}

const USAGE =
  'npm run bench:editor -- [--short] [--rounds 5] [--words 1000,100000] [--only plain,copydesk] [--json path]';

/** Reads what a bench was asked for; `--short` is one round over a short article, to see that all of it works. */
export function readArguments(given: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...given],
    options: {
      short: { type: 'boolean', default: false },
      rounds: { type: 'string', default: '5' },
      words: { type: 'string', default: '1000,10000,50000,100000' },
      only: { type: 'string', default: '' },
      json: { type: 'string', default: '.cache/bench/editor.json' },
    },
  });
  const wanted = values.only.split(',');
  return {
    rounds: values.short ? 1 : readCount(values.rounds, 50),
    wordCounts: (values.short ? '1000' : values.words).split(',').map((n) => readCount(n, 1e6)),
    asksFor: (name) => wanted.some((beginning) => name.startsWith(beginning)),
    jsonPath: values.json,
  };
}

function readCount(words: string, most: number): number {
  const count = Number(words);
  if (!(count >= 1 && count <= most)) throw new RangeError(`${words} is no count.\n${USAGE}`);
  return count;
}
