import { describe, expect, test } from 'vitest';
import type { AccountId, ArticleId, WorkspaceId } from '#domain/ids.ts';
import type { Refusal } from '../realtime/instruments.ts';
import { createMeasures } from './measures.ts';
import { WINDOW_MS } from './recent.ts';

const CENSUS = {
  connections: 3,
  rooms: { text: 2, layer: 1, review: 0, register: 0, thread: 0 },
  present: 2,
  queuedUpdates: 4,
  queuedBytes: 512,
  isStorageAvailable: false,
  rowsBehindMs: 1_500,
};

function refusal(workspaceId: string, reason: Refusal['reason']): Refusal {
  return {
    reason,
    accountId: 'a' as AccountId,
    workspaceId: workspaceId as WorkspaceId,
    articleId: 't' as ArticleId,
  };
}

describe('measures', () => {
  test('OB5: what happened and what is held are told in the text Prometheus reads', async () => {
    const { instruments, metrics } = createMeasures();
    instruments.taken();
    instruments.taken();
    instruments.refused(refusal('w', 'too-large'));
    instruments.turnedAway('signedOut');
    instruments.committed({ updates: 2, durationMs: 4 });
    instruments.projected(300);
    metrics.answered({ method: 'GET', route: '/account', status: 200, durationMs: 7 });
    const text = await metrics.expose(CENSUS);
    for (const line of [
      'copydesk_updates_taken_total 2',
      'copydesk_refusals_total{reason="too-large"} 1',
      'copydesk_turned_away_total{reason="signedOut"} 1',
      'copydesk_commit_duration_seconds_bucket{le="0.005"} 1',
      'copydesk_commit_updates_sum 2',
      'copydesk_projection_lag_seconds_sum 0.3',
      'copydesk_http_request_duration_seconds_count{method="GET",route="/account",status="200"} 1',
      'copydesk_rooms{type="text"} 2',
      'copydesk_storage_available 0',
      'copydesk_projection_behind_seconds 1.5',
    ]) {
      expect(text.split('\n')).toContain(line);
    }
  });

  test('the last minutes are kept, and what is older is forgotten', () => {
    let now = 1;
    const { instruments, recent } = createMeasures(() => now);
    expect(recent.commits()).toBeNull();
    for (let ms = 1; ms <= 100; ms++) instruments.committed({ updates: 1, durationMs: ms });
    expect(recent.commits()).toEqual({ count: 100, p50: 50, p95: 95 });
    for (let count = 0; count < 10_000; count++) {
      instruments.committed({ updates: 1, durationMs: 7 });
    }
    expect(recent.commits()).toMatchObject({ p50: 7, p95: 7 });
    now += WINDOW_MS;
    expect(recent.commits()).toBeNull();
  });

  test('refusals are told to their own workspace, the newest first, and not without end', () => {
    const { instruments, recent } = createMeasures();
    instruments.refused(refusal('ours', 'read-only'));
    instruments.refused(refusal('theirs', 'too-much'));
    instruments.refused(refusal('ours', 'too-large'));
    const reasons = () => recent.refusalsIn('ours' as WorkspaceId, 10).map(({ reason }) => reason);
    expect(reasons()).toEqual(['too-large', 'read-only']);
    for (let count = 0; count < 10_000; count++) instruments.refused(refusal('theirs', 'too-much'));
    expect(reasons()).toEqual([]);
  });
});
