import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { texts } from '#texts/texts.ts';
import { askForLines } from './ask-server.ts';

const servers: ReturnType<typeof createServer>[] = [];
afterEach(() => servers.splice(0).forEach((server) => server.close()));

/** What a server answers, and the lines that were read of it. */
async function ask(answer: (response: ServerResponse) => void) {
  const server = createServer((_, response) => answer(response));
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const lines: unknown[] = [];
  const said = await askForLines(`http://127.0.0.1:${port}/`, {}, (line) => lines.push(line));
  return { said, lines };
}

describe('an answer line by line', () => {
  it('OC8: is read wherever it is cut, inside a line or a character', async () => {
    const bytes = Buffer.from('{"words":"Jörg"}\n[1,2]\n');
    const { said, lines } = await ask((response) => {
      response.write(bytes.subarray(0, 12)); // half of the ö
      setTimeout(() => response.write(bytes.subarray(12, 20)), 20);
      setTimeout(() => response.end(bytes.subarray(20)), 40);
    });
    expect(lines).toEqual([{ words: 'Jörg' }, [1, 2]]);
    expect(said.ok).toBe(true);
  });

  it('OC8: says when it broke off, after what came until then', async () => {
    const { said, lines } = await ask((response) => {
      response.write('1\n2\n');
      setTimeout(() => response.destroy(), 20);
    });
    expect(lines).toEqual([1, 2]);
    const message = texts.workspace.server.unreachable;
    expect(said).toEqual({ ok: false, message, because: 'failed' });
  });

  it('is refused in the words of the server', async () => {
    const { said, lines } = await ask((response) => {
      response.writeHead(403).end('{"message":"Only members may look."}');
    });
    expect({ said, lines }).toEqual({
      said: { ok: false, message: 'Only members may look.', because: 'refused' },
      lines: [],
    });
  });

  it('OC6: is told from a refusal where the server itself failed', async () => {
    const { said } = await ask((response) => {
      response.writeHead(503).end('{"message":"The database is away."}');
    });
    expect(said).toEqual({ ok: false, message: 'The database is away.', because: 'failed' });
  });
});
