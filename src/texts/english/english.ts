import { account } from './account.ts';
import { arrival } from './arrival.ts';
import { articles } from './articles.ts';
import { codebook } from './codebook.ts';
import { codebookChanges } from './codebook-changes.ts';
import { codebookProblems } from './codebook-problems.ts';
import { codebookVersions } from './codebook-versions.ts';
import { LOCALE } from './counted.ts';
import { counts } from './counts.ts';
import { entry } from './entry.ts';
import { errors } from './errors.ts';
import { formats } from './formats.ts';
import { forms } from './forms.ts';
import { frame } from './frame.ts';
import { health } from './health.ts';
import { input } from './input.ts';
import { offline } from './offline.ts';
import { problems } from './problems.ts';
import { projects } from './projects.ts';
import { refusals } from './refusals.ts';
import { register } from './register.ts';
import { revisions } from './revisions.ts';
import { sync } from './sync.ts';
import { team } from './team.ts';
import { ui } from './ui.ts';

export const english = {
  /** For numbers, days and lists, as `Intl` names it. */
  locale: LOCALE,
  product: 'Copydesk',
  /** What a page is called in a list of pages: itself, where it stands, and us. */
  pageTitle: (...steps: readonly string[]) => [...steps, 'Copydesk'].join(' · '),
  account,
  arrival,
  articles,
  codebook,
  codebookChanges,
  codebookProblems,
  codebookVersions,
  counts,
  entry,
  errors,
  formats,
  forms,
  frame,
  health,
  input,
  offline,
  problems,
  projects,
  refusals,
  register,
  revisions,
  sync,
  team,
  ui,
};
