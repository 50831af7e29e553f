import { accountPage } from './account-page.ts';
import { articleDetailsPage } from './article-details-page.ts';
import {
  codebookPage,
  codebookState,
  codebookUsage,
  codebookVersion,
  currentCodebook,
} from './codebooks.ts';
import type { QueryDependencies } from './dependencies.ts';
import { entityPage, entityUses } from './entity-page.ts';
import { frame, isSetUp } from './frame.ts';
import { invitationPage } from './invitation-page.ts';
import { linksAcross } from './links-across.ts';
import { learntNames } from './learnt-names.ts';
import { newArticlePage } from './new-article-page.ts';
import { occurrences } from './occurrences.ts';
import { openArticle } from './open-article.ts';
import { projectPage } from './project-page.ts';
import { projectSettingsPage } from './project-settings-page.ts';
import { registerPage } from './register-page.ts';
import { removedTags } from './removed-tags.ts';
import { revisionsPage } from './revisions-page.ts';
import { tagHistory } from './tag-history.ts';
import { teamPage } from './team-page.ts';
import { workspacePage } from './workspace-page.ts';

export type Queries = ReturnType<typeof createQueries>;

/** Everything a page asks: each authorised by itself, and shaped for its page. */
export function createQueries(dependencies: QueryDependencies) {
  return {
    accountPage: accountPage(dependencies),
    articleDetailsPage: articleDetailsPage(dependencies),
    entityPage: entityPage(dependencies),
    entityUses: entityUses(dependencies),
    codebookPage: codebookPage(dependencies),
    codebookState: codebookState(dependencies),
    codebookUsage: codebookUsage(dependencies),
    codebookVersion: codebookVersion(dependencies),
    currentCodebook: currentCodebook(dependencies),
    frame: frame(dependencies),
    invitationPage: invitationPage(dependencies),
    isSetUp: isSetUp(dependencies),
    linksAcross: linksAcross(dependencies),
    learntNames: learntNames(dependencies),
    newArticlePage: newArticlePage(dependencies),
    occurrences: occurrences(dependencies),
    openArticle: openArticle(dependencies),
    projectPage: projectPage(dependencies),
    projectSettingsPage: projectSettingsPage(dependencies),
    registerPage: registerPage(dependencies),
    removedTags: removedTags(dependencies),
    revisionsPage: revisionsPage(dependencies),
    tagHistory: tagHistory(dependencies),
    teamPage: teamPage(dependencies),
    workspacePage: workspacePage(dependencies),
  };
}
