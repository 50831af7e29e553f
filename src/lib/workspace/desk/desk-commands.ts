import { kindOf, labelOf } from '#domain/codebook/codebook.ts';
import { texts } from '#texts/texts.ts';
import type { DeskPage } from './desk-page.svelte.ts';
import type { DeskCommand, PressedCommand } from '../keys/keymap.ts';

/** Does what a press asks for. */
export function runCommand(page: DeskPage, { command, exact }: PressedCommand): void {
  const { desk, review, links, hands, follow, offers, rounds } = page;
  const exactly = exact ? 'exactly' : undefined;
  switch (command.name) {
    case 'tag':
      return tag(page, command, exactly);
    case 'add-part':
      return desk.tagging.addToPart(command.ordinal, exactly);
    case 'remove-part':
      return desk.tagging.removeFromPart();
    case 'repeat-label':
      if (desk.tagging.lastChoice === null) return desk.voice.explain(texts.desk.noLabelYet);
      return rounds.tag(desk.tagging.lastChoice, exactly);
    case 'open-palette':
      if (!exact && (takeOffer(page) || rounds.explain())) return;
      return page.openPalette('takes focus');
    case 'take-everywhere':
      if (!rounds.take('everywhere')) desk.voice.explain(texts.rounds.nothingOffered);
      return;
    case 'look-around':
      return offers.ask();
    case 'remove-tag':
      return desk.tagging.removeSelected();
    case 'occurrences':
      return page.openOccurrences('article');
    case 'occurrences-in-project':
      return page.openOccurrences('project');
    case 'open-entity':
      return page.openEntity();
    case 'link':
      return links.press();
    case 'history':
      return page.showHistory();
    case 'comment':
    case 'comment-while-typing':
      return page.comment();
    case 'clear':
      return clear(page);
    case 'next-tag':
      return desk.move(1);
    case 'previous-tag':
      return desk.move(-1);
    case 'cycle-tags':
      return desk.cycle();
    case 'next-of-kind':
      return hands.moveWithinKind(1);
    case 'previous-of-kind':
      return hands.moveWithinKind(-1);
    case 'next-name':
      return rounds.next('names');
    case 'next-quotation':
      return rounds.next('quotations');
    case 'next-statement':
      return rounds.next('statements');
    case 'previous-statement':
      return rounds.previousStatement();
    case 'grow-selection':
      return hands.growSelection();
    case 'shrink-selection':
      return hands.shrinkSelection();
    case 'move-edge':
      return hands.moveEdge(command);
    case 'follow':
      return follow.next();
    case 'toggle-labels':
      page.view.toggleLabels();
      return desk.voice.say(texts.desk.labelsShown[page.view.labels]);
    case 'filter-tags':
      return page.focusFilter();
    case 'accept':
      return review.accept();
    case 'reject':
      return review.startRejecting();
    case 'withdraw':
      return review.withdraw();
    case 'next-undecided':
      return review.nextUndecided();
    case 'find':
      return page.find.open();
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
      page.isHelpOpen = true;
      return;
  }
}

/** Takes whatever is offered. Answers whether something was. */
function takeOffer(page: DeskPage): boolean {
  return page.takeOffer() || (page.desk.selection === null && page.past.reattach());
}

/** Ends the newest thing that is under way. */
function clear(page: DeskPage): void {
  const { desk, links, follow, rounds } = page;
  if (page.dismissOffer()) return;
  if (rounds.ended !== null) return rounds.leave();
  if (links.start !== null) links.cancel();
  else if (follow.person !== undefined) follow.stop();
  else desk.clear();
}

function tag(
  { desk, rounds }: DeskPage,
  command: Extract<DeskCommand, { name: 'tag' }>,
  exactly: 'exactly' | undefined,
): void {
  const kind = kindOf(desk.codebook, command.kind);
  if (kind === undefined) return;
  rounds.tag({ kind, label: labelOf(kind, command.label) ?? null }, exactly);
}
