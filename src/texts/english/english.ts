import { articles } from './articles.ts';
import { LOCALE } from './counted.ts';
import { counts } from './counts.ts';
import { forms } from './forms.ts';
import { frame } from './frame.ts';
import { team } from './team.ts';
import { ui } from './ui.ts';

export const english = {
  /** For numbers, days and lists, as `Intl` names it. */
  locale: LOCALE,
  product: 'Copydesk',
  articles,
  counts,
  forms,
  frame,
  team,
  ui,
};
