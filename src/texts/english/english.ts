import { account } from './account.ts';
import { arrival } from './arrival.ts';
import { articleText } from './article-text.ts';
import { articles } from './articles.ts';
import { codebook } from './codebook.ts';
import { codebookChanges } from './codebook-changes.ts';
import { codebookPane } from './codebook-pane.ts';
import { codebookProblems } from './codebook-problems.ts';
import { codebookVersions } from './codebook-versions.ts';
import { LOCALE } from './counted.ts';
import { counts } from './counts.ts';
import { desk } from './desk.ts';
import { editor } from './editor.ts';
import { entry } from './entry.ts';
import { errors } from './errors.ts';
import { fields } from './fields.ts';
import { find } from './find.ts';
import { formats } from './formats.ts';
import { forms } from './forms.ts';
import { frame } from './frame.ts';
import { health } from './health.ts';
import { input } from './input.ts';
import { keys } from './keys.ts';
import { links } from './links.ts';
import { live } from './live.ts';
import { occurrences } from './occurrences.ts';
import { offers } from './offers.ts';
import { offline } from './offline.ts';
import { past } from './past.ts';
import { problems } from './problems.ts';
import { projects } from './projects.ts';
import { refusals } from './refusals.ts';
import { register } from './register.ts';
import { review } from './review.ts';
import { revisions } from './revisions.ts';
import { rounds } from './rounds.ts';
import { sync } from './sync.ts';
import { tags } from './tags.ts';
import { team } from './team.ts';
import { threads } from './threads.ts';
import { ui } from './ui.ts';
import { workspace } from './workspace.ts';

export const english = {
  /** For numbers, days and lists, as `Intl` names it. */
  locale: LOCALE,
  product: 'Copydesk',
  /** What a page is called in a list of pages: itself, where it stands, and us. */
  pageTitle: (...steps: readonly string[]) => [...steps, 'Copydesk'].join(' · '),
  account,
  arrival,
  articleText,
  articles,
  codebook,
  codebookChanges,
  codebookPane,
  codebookProblems,
  codebookVersions,
  counts,
  desk,
  editor,
  entry,
  errors,
  fields,
  find,
  formats,
  forms,
  frame,
  health,
  input,
  keys,
  links,
  live,
  occurrences,
  offers,
  offline,
  past,
  problems,
  projects,
  refusals,
  register,
  review,
  revisions,
  rounds,
  sync,
  tags,
  team,
  threads,
  ui,
  workspace,
};
