import { frame } from './frame.ts';
import { team } from './team.ts';
import { ui } from './ui.ts';

export const english = {
  /** For numbers, days and lists, as `Intl` names it. */
  locale: 'en-GB',
  frame,
  team,
  ui,
};
