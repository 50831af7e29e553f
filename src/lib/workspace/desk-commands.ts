import { kindOf, labelOf } from '#domain/codebook/codebook.ts';
import type { DeskReview } from './desk-review.svelte.ts';
import type { Desk } from './desk.svelte.ts';
import type { DeskCommand, PressedCommand } from './keymap.ts';

/** What of the page, outside the desk itself, a command can reach. */
export interface DeskSurroundings {
  readonly review: DeskReview;
  readonly openPalette: () => void;
  readonly openHelp: () => void;
  readonly focusFilter: () => void;
  readonly focusPane: (by: 1 | -1) => void;
  readonly switchMode: (mode: Desk['mode']) => void;
}

/** Does what a press asks for. */
export function runCommand(
  desk: Desk,
  { command, exact }: PressedCommand,
  page: DeskSurroundings,
): void {
  const exactly = exact ? 'exactly' : undefined;
  switch (command.name) {
    case 'tag':
      return tag(desk, command, exactly);
    case 'add-part':
      return desk.addToPart(command.ordinal, exactly);
    case 'repeat-label':
      return desk.repeatLabel(exactly);
    case 'open-palette':
      return page.openPalette();
    case 'remove-tag':
      return desk.removeSelected();
    case 'clear':
      return desk.clear();
    case 'next-tag':
      return desk.move(1);
    case 'previous-tag':
      return desk.move(-1);
    case 'cycle-tags':
      return desk.cycle();
    case 'filter-tags':
      return page.focusFilter();
    case 'accept':
      return page.review.accept();
    case 'reject':
      return page.review.startRejecting();
    case 'withdraw':
      return page.review.withdraw();
    case 'next-undecided':
      return page.review.nextUndecided();
    case 'undo':
      return desk.undo();
    case 'redo':
      return desk.redo();
    case 'switch-mode':
      return page.switchMode(command.mode);
    case 'next-pane':
      return page.focusPane(1);
    case 'previous-pane':
      return page.focusPane(-1);
    case 'help':
      return page.openHelp();
  }
}

function tag(
  desk: Desk,
  command: Extract<DeskCommand, { name: 'tag' }>,
  exactly: 'exactly' | undefined,
): void {
  const kind = kindOf(desk.codebook, command.kind);
  if (kind === undefined) return;
  desk.applyLabel({ kind, label: labelOf(kind, command.label) ?? null }, exactly);
}
