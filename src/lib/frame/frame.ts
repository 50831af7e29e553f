import type { AccountId, WorkspaceId } from '#domain/ids.ts';

/** Who is signed in, and where they are a member. */
export interface Frame {
  readonly me: { readonly id: AccountId; readonly name: string; readonly email: string };
  readonly workspaces: readonly { readonly id: WorkspaceId; readonly name: string }[];
}
