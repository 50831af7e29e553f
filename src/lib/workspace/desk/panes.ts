const PANES = ['bar', 'codebook', 'text', 'tag', 'tags'] as const;
export type PaneName = (typeof PANES)[number];

/** The next or previous pane, around and around; from outside of them, the first or the last. */
export function paneBeside(current: string | undefined, by: 1 | -1): PaneName {
  const at = PANES.findIndex((pane) => pane === current);
  const isOutside = at === -1;
  const next = isOutside && by === -1 ? -1 : (at + by) % PANES.length;
  return PANES.at(next) ?? PANES[0];
}
