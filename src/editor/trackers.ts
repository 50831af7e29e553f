/** Parameters that say who followed a link, not where it goes. */
const TRACKERS =
  /^(utm_\w+|fbclid|gclid|gbraid|wbraid|dclid|msclkid|yclid|twclid|igshid|igsh|mc_[ce]id|mkt_tok|ref_src|ref_url|cmpid|_hs\w+|oly_\w+|vero_\w+|s_cid|xtor|at_(medium|campaign))$/i;

/** A link's address without the parameters that track readers; otherwise letter by letter as it was. */
export function withoutTrackers(href: string): string {
  const url = new URL(href);
  const tracking = [...url.searchParams.keys()].filter((name) => TRACKERS.test(name));
  if (tracking.length === 0) return href;
  for (const name of tracking) url.searchParams.delete(name);
  return url.href;
}
