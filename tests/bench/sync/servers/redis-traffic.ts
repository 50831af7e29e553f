import { createClient } from '@redis/client';
import type { BusCounters } from '../contestant.ts';

/** What a Redis was told to publish so far, and what it sent, to whomever. */
export async function redisTraffic(url: string): Promise<BusCounters> {
  const client = await createClient({ url }).connect();
  try {
    const info = `${await client.info('commandstats')}${await client.info('stats')}`;
    const read = (pattern: RegExp) => Number(pattern.exec(info)?.[1] ?? 0);
    return {
      messages: read(/cmdstat_publish:calls=(\d+)/),
      bytes: read(/total_net_output_bytes:(\d+)/),
    };
  } finally {
    client.destroy();
  }
}
