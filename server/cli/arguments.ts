import { parseArgs } from 'node:util';
import { StartupProblem } from '../errors.ts';

/** What `copydesk check` was asked. */
export interface CheckRequest {
  readonly repair: boolean;
  readonly projectId: string | null;
  readonly articleId: string | null;
}

export const USAGE = `Usage: copydesk check [--repair] [--project ID] [--article ID]

Rebuilds the rows of every article and register from its log and says where they
differ; checks that every log is whole and every revision is the text its hash names.

  --repair      writes rows that differ anew from the log; never changes a document
  --project ID  only this project
  --article ID  only this article

Finds the database as the server does: DATABASE_URL, or DATA_DIR (./data). A server
may be running on it.
Ends with 0 when all is as it should be, with 1 when something was not, with 2 when it
could not look.`;

/** Reads the words after the program's name; null when they ask for help. Throws `StartupProblem`. */
export function readArguments(words: readonly string[]): CheckRequest | null {
  const { values, positionals } = parse(words);
  if (values.help === true || words.length === 0) return null;
  if (positionals.length !== 1 || positionals[0] !== 'check') {
    throw new StartupProblem(`There is no "${positionals.join(' ')}".\n\n${USAGE}`);
  }
  return {
    repair: values.repair === true,
    projectId: values.project ?? null,
    articleId: values.article ?? null,
  };
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        repair: { type: 'boolean' },
        project: { type: 'string' },
        article: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (cause) {
    throw new StartupProblem(`${(cause as Error).message}.\n\n${USAGE}`, { cause });
  }
}
