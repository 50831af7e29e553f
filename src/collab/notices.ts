import { isRecord } from '#domain/tag/field-value.ts';
import type { Notice } from './wire.ts';

/** The notice of a message, or null for one this page is too old to know. */
export function readNotice(json: string): Notice | null {
  const notice = parse(json);
  if (!isRecord(notice)) return null;
  const { type, mayWrite, available, version, code, message } = notice;
  if (type === 'access' && typeof mayWrite === 'boolean') return { type, mayWrite };
  if (type === 'storage' && typeof available === 'boolean') return { type, available };
  if (type === 'codebook' && typeof version === 'number') return { type, version };
  if (type === 'refused' && typeof code === 'string' && typeof message === 'string')
    return { type, code, message };
  return type === 'article-changed' || type === 'links-across' ? { type } : null;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null; // not JSON
  }
}
