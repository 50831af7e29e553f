import { canonicalJson } from '../canonical-json.ts';
import type { Tag } from '../tag/tag.ts';

/**
 * A short digest of what a tag says: kind, label, parts and fields, but not who
 * made it or when. It is taken of the tag as stored (its places are anchors), so
 * correcting the words inside a tag leaves it alone and moving a tag does not.
 */
export function digest(tag: Tag<unknown>): string {
  const { kind, label, parts, fields } = tag;
  return hash64(canonicalJson({ kind, label, parts, fields }));
}

/**
 * Two differently seeded 32-bit FNV-1a hashes over UTF-16 units, in hex. It has to
 * tell a tag from its own earlier states, not to withstand an attack.
 */
function hash64(text: string): string {
  return hash32(text, 0x811c9dc5) + hash32(text, 0x9747b28c);
}

function hash32(text: string, seed: number): string {
  let hash = seed;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
    hash ^= hash >>> 15;
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
