import type { Role } from '#domain/access/roles.ts';
import type { AccountId, InvitationId } from '#domain/ids.ts';

/** A member as the team page shows them. */
export interface MemberRow {
  readonly accountId: AccountId;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly isMe: boolean;
}

/** An invitation nobody has used yet. */
export interface InvitationRow {
  readonly id: InvitationId;
  readonly role: Role;
  readonly note: string;
  readonly invitedBy: string;
  readonly expiresAt: Date;
  readonly isExpired: boolean;
}
