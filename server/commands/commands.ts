import { acceptInvitation, acceptInvitationAsNewcomer } from './accept-invitation.ts';
import { archiveProject, restoreProject } from './archive-project.ts';
import { changeArticleFields } from './change-article-fields.ts';
import { changeName } from './change-name.ts';
import { changeOwnKeys } from './change-own-keys.ts';
import { changePassword } from './change-password.ts';
import { changeRole } from './change-role.ts';
import { createArticle } from './create-article.ts';
import { createFirstAccount } from './create-first-account.ts';
import { createProject } from './create-project.ts';
import type { CommandDependencies } from './dependencies.ts';
import { freezeArticle, unfreezeArticle } from './freeze-article.ts';
import { invite } from './invite.ts';
import { markCommentsSeen } from './mark-comments-seen.ts';
import { removeMember } from './remove-member.ts';
import { renameProject } from './rename-project.ts';
import { renameWorkspace } from './rename-workspace.ts';
import { revokeInvitation } from './revoke-invitation.ts';
import { saveCodebook } from './save-codebook.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';
import { signOutEverywhere } from './sign-out-everywhere.ts';
import { giveTags } from './tag-batch/give-tags.ts';
import { tagOccurrences } from './tag-batch/tag-occurrences.ts';
import { undoTagBatch } from './tag-batch/undo-tag-batch.ts';

export type Commands = ReturnType<typeof createCommands>;

/** Everything that changes something besides a document: each authorised by itself. */
export function createCommands(dependencies: CommandDependencies) {
  return {
    acceptInvitation: acceptInvitation(dependencies),
    acceptInvitationAsNewcomer: acceptInvitationAsNewcomer(dependencies),
    archiveProject: archiveProject(dependencies),
    changeArticleFields: changeArticleFields(dependencies),
    changeName: changeName(dependencies),
    changeOwnKeys: changeOwnKeys(dependencies),
    changePassword: changePassword(dependencies),
    changeRole: changeRole(dependencies),
    createArticle: createArticle(dependencies),
    createFirstAccount: createFirstAccount(dependencies),
    createProject: createProject(dependencies),
    freezeArticle: freezeArticle(dependencies),
    giveTags: giveTags(dependencies),
    invite: invite(dependencies),
    markCommentsSeen: markCommentsSeen(dependencies),
    removeMember: removeMember(dependencies),
    renameProject: renameProject(dependencies),
    renameWorkspace: renameWorkspace(dependencies),
    restoreProject: restoreProject(dependencies),
    revokeInvitation: revokeInvitation(dependencies),
    saveCodebook: saveCodebook(dependencies),
    signIn: signIn(dependencies),
    signOut: signOut(dependencies),
    signOutEverywhere: signOutEverywhere(dependencies),
    tagOccurrences: tagOccurrences(dependencies),
    undoTagBatch: undoTagBatch(dependencies),
    unfreezeArticle: unfreezeArticle(dependencies),
  };
}
