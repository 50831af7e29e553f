import type { ServerResponse } from 'node:http';
import type { Config } from '../config.ts';

/** For what is not a page; pages bring their own policy with a nonce, from the app. */
const CONTENT_SECURITY_POLICY =
  "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  // An address of an article says nothing to the pages it links to.
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
};

/** Two years, as browsers ask of sites that mean it. */
const STRICT_TRANSPORT_SECURITY = 'max-age=63072000; includeSubDomains';

export function setSecurityHeaders(response: ServerResponse, { origin }: Config): void {
  for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
  if (origin?.startsWith('https:') === true) {
    response.setHeader('strict-transport-security', STRICT_TRANSPORT_SECURITY);
  }
}
