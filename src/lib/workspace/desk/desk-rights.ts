/** What the person at the desk may do here, now. */
export interface DeskRights {
  readonly tag: boolean;
  readonly editText: boolean;
  readonly review: boolean;
  readonly addEntities: boolean;
  readonly comment: boolean;
}
