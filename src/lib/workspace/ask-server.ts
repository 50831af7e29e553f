import { isRecord } from '#domain/tag/field-value.ts';
import { texts } from '#texts/texts.ts';

/** What came of asking the server for something beside a document. */
export type ServerAnswer =
  | { readonly ok: true; readonly value: unknown }
  | {
      readonly ok: false;
      /** In words to show. */
      readonly message: string;
      /** Refused is what would be refused again; what failed may succeed later. */
      readonly because: 'refused' | 'failed';
    };

/** Signed out, too late, too often: asked again after a while, it may well be done. */
const FOR_NOW = new Set([401, 408, 429]);

/** Asks, and answers a refusal in the server's own words; rejects only when it is aborted. */
export async function askServer(address: string, options: RequestOptions = {}) {
  return ask(address, options, (answer) => (answer.status === 204 ? null : answer.json()));
}

/** Asks for what comes line by line, and says when all of it is there; rejects only when it is aborted. */
export async function askForLines(
  address: string,
  options: RequestOptions,
  onLine: (value: unknown) => void,
): Promise<ServerAnswer> {
  return ask(address, options, async ({ body }) => {
    if (body !== null) await readLines(body, (line) => onLine(JSON.parse(line)));
    return null;
  });
}

async function readLines(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  onLine: (line: string) => void,
): Promise<void> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const lines = (rest + value).split('\n');
      rest = lines.pop() ?? '';
      lines.forEach(onLine);
    }
  } finally {
    await reader.cancel();
  }
}

async function ask(
  address: string,
  { method = 'GET', body, signal }: RequestOptions,
  read: (answer: Response) => unknown,
): Promise<ServerAnswer> {
  try {
    const answer = await fetch(address, {
      method,
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    });
    if (!answer.ok) {
      const isForGood = answer.status < 500 && !FOR_NOW.has(answer.status);
      const because = isForGood ? 'refused' : 'failed';
      return { ok: false, message: messageOf(await answer.json()), because };
    }
    return { ok: true, value: await read(answer) };
  } catch (error) {
    if (signal?.aborted === true) throw error;
    return { ok: false, message: texts.workspace.server.unreachable, because: 'failed' };
  }
}

interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

function messageOf(answer: unknown): string {
  const message = isRecord(answer) ? answer['message'] : undefined;
  return typeof message === 'string' ? message : texts.workspace.server.refused;
}
