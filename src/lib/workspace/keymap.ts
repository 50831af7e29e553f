import type { Codebook } from '#domain/codebook/codebook.ts';
import { choiceByKey } from '#domain/codebook/keys.ts';
import { DESK_MODES, MODE_NAMES, type DeskMode } from './desk-mode.ts';

/** What a key press asks of the desk. */
export type DeskCommand =
  | { readonly name: 'switch-mode'; readonly mode: DeskMode }
  | { readonly name: 'tag'; readonly kind: string; readonly label: string | null }
  /** Add the selection to the n-th part of the selected tag; 1 is the first. */
  | { readonly name: 'add-part'; readonly ordinal: number }
  | { readonly name: PlainCommand };

type PlainCommand =
  | 'repeat-label'
  | 'open-palette'
  | 'remove-tag'
  | 'link'
  | 'clear'
  | 'next-tag'
  | 'previous-tag'
  | 'cycle-tags'
  | 'filter-tags'
  | 'accept'
  | 'reject'
  | 'withdraw'
  | 'next-undecided'
  | 'undo'
  | 'redo'
  | 'next-pane'
  | 'previous-pane'
  | 'help';

/**
 * Where the keyboard's focus is:
 * `reading`  the text while it cannot be typed in, or nothing in particular
 * `typing`   the text while it is being corrected
 * `control`  a button, link or row of a list
 * `field`    something with text or choices of its own: an input, a menu, a dialog
 */
export type Focus = 'reading' | 'typing' | 'control' | 'field';

export const KEY_GROUPS = ['Tag', 'Move', 'Review', 'Desk'] as const;
export type KeyGroup = (typeof KEY_GROUPS)[number];

export interface KeyBinding {
  /** As `readPress` writes them; the first is the one that help shows. */
  readonly presses: readonly [string, ...string[]];
  readonly command: DeskCommand;
  readonly says: string;
  readonly group: KeyGroup;
  readonly modes: readonly DeskMode[];
  readonly focus: readonly Focus[];
}

const ANYWHERE: readonly Focus[] = ['reading', 'typing', 'control', 'field'];
const NOT_IN_FIELDS: readonly Focus[] = ['reading', 'typing', 'control'];
const NOT_WHILE_TYPING: readonly Focus[] = ['reading', 'control'];
/** For keys that buttons and lists use themselves. */
const READING: readonly Focus[] = ['reading'];
const WHERE_TAGS_ARE_MADE: readonly DeskMode[] = ['tag', 'review'];
const REVIEW: readonly DeskMode[] = ['review'];

type Scope = Pick<KeyBinding, 'group' | 'modes' | 'focus'>;
const tagging: Scope = { group: 'Tag', modes: WHERE_TAGS_ARE_MADE, focus: NOT_WHILE_TYPING };
const moving: Scope = { group: 'Move', modes: WHERE_TAGS_ARE_MADE, focus: NOT_WHILE_TYPING };
const reviewing: Scope = { group: 'Review', modes: REVIEW, focus: NOT_WHILE_TYPING };
const always: Scope = { group: 'Desk', modes: DESK_MODES, focus: ANYWHERE };

function plain(
  name: PlainCommand,
  presses: KeyBinding['presses'],
  says: string,
  scope: Scope,
): KeyBinding {
  return { presses, command: { name }, says, ...scope };
}

/** Every key of the desk but those of the codebook: what handles them and what help shows. */
export const DESK_KEYS: readonly KeyBinding[] = [
  plain('open-palette', ['Enter'], 'Choose a label or part for the selection', {
    ...tagging,
    focus: READING,
  }),
  plain('repeat-label', ['.'], 'Use the last label again', tagging),
  plain('link', ['t'], 'Link the selected tag to another', tagging),
  plain('remove-tag', ['Delete', 'Backspace'], 'Remove the selected tag', {
    ...tagging,
    focus: READING,
  }),
  plain('clear', ['Escape'], 'Clear the selection', { ...tagging, modes: DESK_MODES }),
  plain('next-tag', ['j', 'Alt+ArrowDown'], 'Next tag', moving),
  plain('previous-tag', ['k', 'Alt+ArrowUp'], 'Previous tag', moving),
  plain('cycle-tags', [' '], 'Next tag over the same words', { ...moving, focus: READING }),
  plain('filter-tags', ['/'], 'Search the tags', moving),
  plain('next-pane', ['F6'], 'Next pane', { ...always, group: 'Move' }),
  plain('previous-pane', ['Shift+F6'], 'Previous pane', { ...always, group: 'Move' }),
  plain('next-undecided', ['n'], 'Next undecided tag', reviewing),
  plain('accept', ['a'], 'Accept the tag', reviewing),
  plain('reject', ['r'], 'Reject it, with a reason', reviewing),
  plain('withdraw', ['u'], 'Take the decision back', reviewing),
  ...DESK_MODES.map((mode, index): KeyBinding => ({
    presses: [`Alt+${index + 1}`],
    command: { name: 'switch-mode', mode },
    says: `${MODE_NAMES[mode]} mode`,
    ...always,
  })),
  plain('undo', ['Mod+z'], 'Undo your last step', { ...always, focus: NOT_IN_FIELDS }),
  plain('redo', ['Mod+Shift+z', 'Mod+y'], 'Redo it', { ...always, focus: NOT_IN_FIELDS }),
  plain('help', ['?'], 'Show all keys', { ...always, focus: NOT_WHILE_TYPING }),
];

const DIGITS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

/** The press that stands for all of them in help. */
const EVERY_DIGIT = '1 – 9';

const PART_KEYS: readonly KeyBinding[] = DIGITS.map((ordinal) => ({
  presses: [`${ordinal}`],
  command: { name: 'add-part', ordinal },
  says: 'Add the selection to that part of the selected tag',
  ...tagging,
}));

/** The keys as help lists them: the digits as one. */
export function listedKeys(keys: readonly KeyBinding[]): readonly KeyBinding[] {
  return keys.flatMap((binding): KeyBinding[] => {
    if (binding.command.name !== 'add-part') return [binding];
    return binding.command.ordinal === 1 ? [{ ...binding, presses: [EVERY_DIGIT] }] : [];
  });
}

/** All keys of an article: the desk's own, which win, then the codebook's. */
export function keysFor(codebook: Codebook): readonly KeyBinding[] {
  return [...DESK_KEYS, ...PART_KEYS, ...codebookKeys(codebook)];
}

function codebookKeys(codebook: Codebook): readonly KeyBinding[] {
  return [...choiceByKey(codebook)].map(([key, { kind, label }]) => ({
    presses: [key],
    command: { name: 'tag', kind: kind.id, label: label?.id ?? null },
    says: label?.name ?? kind.name,
    ...tagging,
  }));
}

/** What a keyboard event says, as far as a press needs it. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

/**
 * A press in the notation of the table: modifiers in the order Mod, Alt, Shift,
 * then the key. Shift counts with letters and named keys, not with signs, which
 * are a different key already.
 */
export function readPress(event: KeyPress): string {
  const key = event.altKey ? keyUnderAlt(event) : event.key;
  const isSign = key.length === 1 && key.toLowerCase() === key.toUpperCase();
  const name = key.length === 1 ? key.toLowerCase() : key;
  return [
    ...(event.ctrlKey || event.metaKey ? ['Mod'] : []),
    ...(event.altKey ? ['Alt'] : []),
    ...(event.shiftKey && !isSign ? ['Shift'] : []),
    name,
  ].join('+');
}

/** On a Mac, Alt writes another character: the place of the key says which it was. */
function keyUnderAlt({ key, code }: KeyPress): string {
  return /^(?:Key|Digit)(.)$/.exec(code)?.[1]?.toLowerCase() ?? key;
}

export interface PressedCommand {
  readonly command: DeskCommand;
  /** Alt was held over a tagging key: take the selection as it is, not snapped to words. */
  readonly exact: boolean;
}

/** What a press asks for here and now, or null when it is not the desk's. */
export function commandOf(
  keys: readonly KeyBinding[],
  press: string,
  at: { readonly mode: DeskMode; readonly focus: Focus },
): PressedCommand | null {
  const here = keys.filter(
    ({ modes, focus }) => modes.includes(at.mode) && focus.includes(at.focus),
  );
  const binding = here.find(({ presses }) => presses.includes(press));
  if (binding !== undefined) return { command: binding.command, exact: false };
  const exactly = here.find(
    ({ presses, command }) =>
      isTagging(command) && presses.some((plainPress) => press === `Alt+${plainPress}`),
  );
  return exactly === undefined ? null : { command: exactly.command, exact: true };
}

function isTagging({ name }: DeskCommand): boolean {
  return (
    name === 'tag' || name === 'add-part' || name === 'repeat-label' || name === 'open-palette'
  );
}

const MAC_WORDS: Readonly<Record<string, string>> = { Mod: '⌘', Alt: '⌥', Shift: '⇧' };
const KEY_WORDS: Readonly<Record<string, string>> = {
  Mod: 'Ctrl',
  ArrowDown: '↓',
  ArrowUp: '↑',
  Escape: 'Esc',
  Delete: 'Del',
  ' ': 'Space',
};

/** The keys of a press as they stand on the keyboard. */
export function keyCaps(press: string, onMac: boolean): readonly string[] {
  return press.split('+').map((key) => {
    const word = (onMac ? MAC_WORDS[key] : undefined) ?? KEY_WORDS[key] ?? key;
    return word.length === 1 ? word.toUpperCase() : word;
  });
}
