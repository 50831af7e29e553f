import type { UndoManager } from 'yjs';

type Step = ReturnType<UndoManager['undo']>;

/**
 * Takes back the newest step of an undo manager and no other. Yjs by itself goes on past a step
 * that others have made void to the one before it, which whoever counts the steps does not see.
 * Null when there is none or it changes nothing any more; it is gone then, too.
 */
export function undoNewest(manager: UndoManager): Step {
  return withNewest(manager, 'undoStack', () => manager.undo());
}

/** Does the step again that was taken back last, and no other. */
export function redoNewest(manager: UndoManager): Step {
  return withNewest(manager, 'redoStack', () => manager.redo());
}

function withNewest(
  manager: UndoManager,
  stack: 'undoStack' | 'redoStack',
  replay: () => Step,
): Step {
  const older = manager[stack].slice(0, -1);
  manager[stack] = manager[stack].slice(-1);
  try {
    return replay();
  } finally {
    manager[stack] = [...older, ...manager[stack]];
  }
}
