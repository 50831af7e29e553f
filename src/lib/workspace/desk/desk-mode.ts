import type { DeskMode } from '#domain/desk-mode.ts';

export { DESK_MODES, isDeskMode, type DeskMode } from '#domain/desk-mode.ts';

export const MODE_NAMES: Readonly<Record<DeskMode, string>> = {
  tag: 'Tag',
  edit: 'Edit text',
  review: 'Review',
};
