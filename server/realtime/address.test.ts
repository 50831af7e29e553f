import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import { addressOf } from './address.ts';

function from(remoteAddress: string, forwarded?: string): IncomingMessage {
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  return { headers, socket: { remoteAddress } } as unknown as IncomingMessage;
}

describe('LM2: the address a socket comes from', () => {
  test.each([
    ['is that of the connection', from('192.0.2.7', '198.51.100.1'), 0, '192.0.2.7'],
    ['is what our one proxy appended', from('127.0.0.1', 'forged, 192.0.2.7'), 1, '192.0.2.7'],
    ['is what the outer of two saw', from('::1', 'forged, 192.0.2.7, 10.0.0.2'), 2, '192.0.2.7'],
    ['is the connection’s where no proxy said one', from('192.0.2.7'), 1, '192.0.2.7'],
    ['is the same in both spellings of IPv4', from('::ffff:192.0.2.7'), 0, '192.0.2.7'],
    ['is the network of an IPv6 address', from('2001:db8:1:2:3:4:5:6'), 0, '2001:db8:1:2'],
    ['is so where zeros are left out', from('2001:db8::5:6'), 0, '2001:db8:0:0'],
    ['is so on this machine', from('::1'), 0, '0:0:0:0'],
  ])('%s', (_, request, trustedProxies, address) => {
    expect(addressOf(request, trustedProxies)).toBe(address);
  });

  test('is something, whatever was written', () => {
    for (const written of ['', ':::', '1:2:3:4:5:6:7:8:9::1', 'x', '::1::2']) {
      expect(() => addressOf(from('::1', written), 1)).not.toThrow();
    }
  });
});
