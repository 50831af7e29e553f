import type { IncomingMessage } from 'node:http';

/** Hextets of an IPv6 address that are one household's or one office's; the rest it chooses freely. */
const IPV6_NETWORK_HEXTETS = 4;

/**
 * The network a request comes from: its IPv4 address, or the /64 of its IPv6 one.
 * Each proxy of ours appends the address it was reached from, so the last ones are
 * true; what stands before them anybody may have written.
 */
export function addressOf({ headers, socket }: IncomingMessage, trustedProxies: number): string {
  const forwarded = String(headers['x-forwarded-for'] ?? '').split(',');
  const told = trustedProxies > 0 ? forwarded.at(-trustedProxies)?.trim() : undefined;
  return networkOf(told || (socket.remoteAddress ?? ''));
}

function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.split('::');
  const [before, after] = [hextetsIn(head), hextetsIn(tail ?? '')];
  const zeros =
    tail === undefined
      ? []
      : Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0');
  return [...before, ...zeros, ...after].slice(0, IPV6_NETWORK_HEXTETS).join(':');
}

function hextetsIn(text: string): string[] {
  return text === '' ? [] : text.split(':');
}
