const HERE = 'http://here.invalid';

/**
 * A path on this site as a browser would read it, or null for what leads anywhere else.
 * Browsers drop tabs and newlines, take backslashes for slashes and resolve dots before
 * they look for a host: an address is judged, and used, only after the same.
 */
export function ownAddress(given: string | null): string | null {
  if (given === null || !given.startsWith('/') || !URL.canParse(given, HERE)) return null;
  const { origin, pathname, search, hash } = new URL(given, HERE);
  return origin === HERE && !pathname.startsWith('//') ? pathname + search + hash : null;
}
