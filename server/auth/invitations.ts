import { createHash, randomBytes } from 'node:crypto';
import type { Invitation } from '#server/db/invitations.ts';
import { refusals } from '#server/errors.ts';
import { texts } from '#texts/texts.ts';

const words = texts.refusals.invitations;

/** A week: a colleague on holiday still makes it, a forgotten link does not stay open. */
export const INVITATION_DAYS = 7;

const TOKEN_BYTES = 24; // 192 bits: guessing is hopeless

/** A fresh secret for an invitation link; shown once, only its hash is kept. */
export function newInvitationToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

export function hashInvitationToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

export function invitationExpiry(now: Date): Date {
  return new Date(now.getTime() + INVITATION_DAYS * 24 * 60 * 60 * 1000);
}

/** Refuses, saying why and what to do, an invitation that can no longer be accepted. */
export function checkInvitation(
  invitation: Invitation | null,
  now: Date,
): asserts invitation is Invitation {
  if (invitation === null) throw refusals.expired(words.unknown);
  const { invitedBy } = invitation;
  if (invitation.revokedAt !== null) throw refusals.expired(words.withdrawn(invitedBy));
  if (invitation.usedAt !== null) throw refusals.expired(words.used(invitedBy));
  if (invitation.expiresAt <= now) throw refusals.expired(words.expired(invitedBy));
}
