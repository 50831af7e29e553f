import type { DeskMode } from '#domain/desk-mode.ts';
import { texts } from '#texts/texts.ts';

export { DESK_MODES, isDeskMode, type DeskMode } from '#domain/desk-mode.ts';

export const MODE_NAMES: Readonly<Record<DeskMode, string>> = texts.desk.modes;
