import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An item as `wbsearchentities` tells of it. */
interface Item {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly aliases: readonly string[];
}

/** Made up: no item of Wikidata has these ids and names. */
const ITEMS: readonly Item[] = [
  {
    id: 'Q900000001',
    label: 'Ines Okafor',
    description: 'chair of the Harbour Board of Skerrow',
    aliases: ['I. M. Okafor', 'Okafor'],
  },
  {
    id: 'Q900000002',
    label: 'Okafor & Sons',
    description: 'shipyard on Anchor Lane',
    aliases: ['Okafor'],
  },
];

type Behaviour = (request: IncomingMessage, response: ServerResponse) => void;

/** A server that speaks the one form of Wikidata's API that is asked, on this machine. */
export interface LocalWikidata {
  readonly address: string;
  /** What it was asked, as queries. */
  readonly asked: URLSearchParams[];
  /** Lets it do something else from now on; null for what it should. */
  readonly behave: (behaviour: Behaviour | null) => void;
  readonly close: () => Promise<void>;
}

export async function startWikidata(): Promise<LocalWikidata> {
  const asked: URLSearchParams[] = [];
  let behaviour: Behaviour = searchEntities;
  const server = createServer((request, response) => {
    asked.push(queryOf(request));
    behaviour(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/w/api.php`,
    asked,
    behave: (other) => (behaviour = other ?? searchEntities),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function searchEntities(request: IncomingMessage, response: ServerResponse): void {
  const query = queryOf(request);
  const sought = (query.get('search') ?? '').toLowerCase();
  const isValid =
    query.get('action') === 'wbsearchentities' &&
    query.get('format') === 'json' &&
    query.get('language') !== null;
  response.setHeader('content-type', 'application/json; charset=utf-8');
  if (!isValid) return void response.end(JSON.stringify({ error: { code: 'badvalue' } }));
  const found = ITEMS.flatMap(({ id, label, description, aliases }) => {
    const isLabel = label.toLowerCase().startsWith(sought);
    const matched = aliases.filter((alias) => alias.toLowerCase().startsWith(sought));
    if (!isLabel && matched.length === 0) return [];
    const match = isLabel ? { type: 'label', text: label } : { type: 'alias', text: matched[0] };
    const said = isLabel ? {} : { aliases: matched };
    const url = `//www.wikidata.org/wiki/${id}`;
    return [{ id, title: id, url, label, description, match, ...said }];
  });
  response.end(JSON.stringify({ searchinfo: { search: sought }, search: found, success: 1 }));
}

function queryOf({ url = '' }: IncomingMessage): URLSearchParams {
  return new URL(url, 'http://here').searchParams;
}
