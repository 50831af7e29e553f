/** What the keyboard is for: tagging words, correcting them, or judging tags. */
export const DESK_MODES = ['tag', 'edit', 'review'] as const;
export type DeskMode = (typeof DESK_MODES)[number];

export function isDeskMode(text: unknown): text is DeskMode {
  return DESK_MODES.some((mode) => mode === text);
}
