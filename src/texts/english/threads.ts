import { counted } from './counted.ts';

/** What is said about tags and words: comments, and the threads they make. */
export const threads = {
  unread: 'Unread',
  comment: {
    by: (name: string) => `Comment by ${name}`,
    edited: (when: string) => `${when}, edited`,
    menu: 'This comment',
    edit: 'Edit',
    editLabel: 'Edit the comment',
    save: 'Save',
    delete: 'Delete…',
    deleteQuestion: 'Delete it for everybody?',
    keep: 'Keep',
    deleteConfirm: 'Delete',
  },
  field: {
    placeholder: (label: string) => `${label}; @ calls somebody`,
    people: 'People',
    sayHint: 'Ctrl+Enter',
    unkept: 'This browser keeps no half-written comments: send it before you leave the page.',
  },
  draft: {
    on: 'On {words}',
    label: 'Comment',
    say: 'Comment',
  },
  onTag: {
    title: 'Threads on this tag',
    begin: 'Comment',
    beginHint: (key: string) => `Comment (${key})`,
  },
  thread: {
    resolvedBy: (name: string, when: string) => `Resolved by ${name}, ${when}`,
    firstDeleted: 'The comment that began this was deleted.',
    reply: 'Reply',
    resolve: 'Resolve',
    openAgain: 'Open again',
    resolvedMeanwhile:
      'It was resolved before you sent your reply. You can still send it; the thread stays resolved unless you open it again.',
  },
  calls: (name: string) => `${name} calls you by name in a comment.`,
  row: {
    callsYou: 'Calls you',
    detached: 'detached',
    unsent: 'not sent',
    newest: (name: string, comment: string) => `${name}: ${comment}`,
    comments: (count: number) => counted(count, 'comment'),
    removedTag: 'A removed tag',
  },
  list: {
    label: 'Threads',
    choice: 'Which threads',
    open: 'Open',
    resolved: 'Resolved',
    unread: 'Unread',
    noneOpen: 'Nothing is being discussed.',
    noneOpenToMember: 'Nothing is being discussed. Select words or a tag and press {key}.',
    noneResolved: 'No thread was resolved.',
    noneUnread: 'You have read everything.',
  },
};
