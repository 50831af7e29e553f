import { isRecord } from '#domain/tag/field-value.ts';
import { texts } from '#texts/texts.ts';

/** What came of asking the server for something beside a document. */
export type ServerAnswer =
  | { readonly ok: true; readonly value: unknown }
  /** In words to show. */
  | { readonly ok: false; readonly message: string };

/** Asks, and answers a refusal in the server's own words; rejects only when it is aborted. */
export async function askServer(
  address: string,
  { method = 'GET', body, signal }: RequestOptions = {},
): Promise<ServerAnswer> {
  try {
    const answer = await fetch(address, {
      method,
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    });
    const value: unknown = answer.status === 204 ? null : await answer.json();
    return answer.ok ? { ok: true, value } : { ok: false, message: messageOf(value) };
  } catch (error) {
    if (signal?.aborted === true) throw error;
    return { ok: false, message: texts.workspace.server.unreachable };
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
