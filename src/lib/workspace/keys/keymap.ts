import type { Codebook } from '#domain/codebook/codebook.ts';
import { choiceByKey, retiredByKey, type KeyedChoice } from '#domain/codebook/keys.ts';
import type { OwnKeys } from '#domain/own-keys.ts';
import type { EdgeMove } from '#domain/text/edges.ts';
import { texts } from '#texts/texts.ts';
import { DESK_MODES, type DeskMode } from '../desk/desk-mode.ts';
import { pressOf } from '../text/press.ts';

const words = texts.keys;

/** What a key press asks of the desk. */
export type DeskCommand =
  | { readonly name: 'switch-mode'; readonly mode: DeskMode }
  | { readonly name: 'tag'; readonly kind: string; readonly label: string | null }
  /** Add the selection to the n-th part of the selected tag; 1 is the first. */
  | { readonly name: 'add-part'; readonly ordinal: number }
  /** Move an edge of the selected tag. */
  | ({ readonly name: 'move-edge' } & EdgeMove)
  | { readonly name: PlainCommand };

export type PlainCommand =
  | 'repeat-label'
  | 'remove-part'
  | 'open-palette'
  | 'remove-tag'
  | 'link'
  | 'occurrences'
  | 'occurrences-in-project'
  | 'open-entity'
  | 'comment'
  | 'history'
  | 'comment-while-typing'
  | 'clear'
  | 'next-tag'
  | 'previous-tag'
  | 'cycle-tags'
  | 'next-of-kind'
  | 'previous-of-kind'
  | 'next-name'
  | 'next-quotation'
  | 'next-statement'
  | 'previous-statement'
  | 'take-everywhere'
  | 'look-around'
  | 'grow-selection'
  | 'shrink-selection'
  | 'follow'
  | 'toggle-labels'
  | 'filter-tags'
  | 'accept'
  | 'reject'
  | 'withdraw'
  | 'next-undecided'
  | 'find'
  | 'undo'
  | 'redo'
  | 'next-pane'
  | 'previous-pane'
  | 'help';

/** What a key goes on doing while it is held: moving, and taking back. */
const GOING_ON: ReadonlySet<DeskCommand['name']> = new Set([
  'move-edge',
  'next-tag',
  'previous-tag',
  'cycle-tags',
  'next-of-kind',
  'previous-of-kind',
  'next-name',
  'next-quotation',
  'next-statement',
  'previous-statement',
  'next-undecided',
  'grow-selection',
  'shrink-selection',
  'next-pane',
  'previous-pane',
  'undo',
  'redo',
]);

/** Whether a command is meant as often as its key repeats; any other was decided on once. */
export function goesOnWhileHeld({ name }: DeskCommand): boolean {
  return GOING_ON.has(name);
}

/**
 * Where the keyboard's focus is:
 * `reading`  the text while it cannot be typed in, or nothing in particular
 * `typing`   the text while it is being corrected
 * `list`     the list of tags, where one is picked
 * `control`  a button, a link or a choice
 * `field`    something with text or choices of its own: an input, a menu, a dialog
 */
export type Focus = 'reading' | 'typing' | 'list' | 'control' | 'field';

export const KEY_GROUPS = ['tag', 'edges', 'move', 'review', 'desk'] as const;
export type KeyGroup = (typeof KEY_GROUPS)[number];

export interface KeyBinding {
  /** As `readPress` writes them; the first is the one that help shows. */
  readonly presses: readonly [string, ...string[]];
  readonly command: DeskCommand;
  readonly says: string;
  readonly group: KeyGroup;
  readonly modes: readonly DeskMode[];
  readonly focus: readonly Focus[];
  /** It only says that what it gave is gone; help leaves it out. */
  readonly isRetired?: boolean;
}

const ANYWHERE: readonly Focus[] = ['reading', 'typing', 'list', 'control', 'field'];
const NOT_IN_FIELDS: readonly Focus[] = ['reading', 'typing', 'list', 'control'];
const NOT_WHILE_TYPING: readonly Focus[] = ['reading', 'list', 'control'];
/** For keys that buttons and lists use themselves. */
const READING: readonly Focus[] = ['reading'];
/** For what is never meant by a press on a button: the tag is the one that is picked. */
const WHERE_TAGS_ARE_PICKED: readonly Focus[] = ['reading', 'list'];
const WHERE_TAGS_ARE_MADE: readonly DeskMode[] = ['tag', 'review'];
const REVIEW: readonly DeskMode[] = ['review'];

type Scope = Pick<KeyBinding, 'group' | 'modes' | 'focus'>;
const tagging: Scope = { group: 'tag', modes: WHERE_TAGS_ARE_MADE, focus: NOT_WHILE_TYPING };
const nudging: Scope = { ...tagging, group: 'edges' };
const moving: Scope = { group: 'move', modes: WHERE_TAGS_ARE_MADE, focus: NOT_WHILE_TYPING };
const reviewing: Scope = { group: 'review', modes: REVIEW, focus: NOT_WHILE_TYPING };
const always: Scope = { group: 'desk', modes: DESK_MODES, focus: ANYWHERE };

function plain(name: PlainCommand, presses: KeyBinding['presses'], scope: Scope): KeyBinding {
  return { presses, command: { name }, says: words.says[name], ...scope };
}

/** Every key of the desk but those of the codebook: what handles them and what help shows. */
export const DESK_KEYS: readonly KeyBinding[] = [
  plain('open-palette', ['Enter'], { ...tagging, focus: READING }),
  plain('take-everywhere', ['Shift+Enter'], { ...tagging, focus: READING }),
  plain('look-around', ['='], tagging),
  plain('remove-part', ['0'], tagging),
  plain('repeat-label', ['.'], tagging),
  plain('link', ['t'], tagging),
  plain('comment', ['y'], tagging),
  plain('history', ['h'], tagging),
  plain('comment-while-typing', ['Mod+Alt+m'], { ...always, group: 'tag', focus: NOT_IN_FIELDS }),
  plain('occurrences', ['f'], tagging),
  plain('occurrences-in-project', ['Shift+f'], tagging),
  plain('remove-tag', ['Delete', 'Backspace'], { ...tagging, focus: WHERE_TAGS_ARE_PICKED }),
  plain('clear', ['Escape'], { ...tagging, modes: DESK_MODES }),
  plain('next-tag', ['j', 'Alt+ArrowDown'], moving),
  plain('previous-tag', ['k', 'Alt+ArrowUp'], moving),
  plain('cycle-tags', [' '], { ...moving, focus: READING }),
  plain('next-of-kind', ['Shift+j'], moving),
  plain('previous-of-kind', ['Shift+k'], moving),
  plain('next-name', ['g'], moving),
  plain('next-quotation', ["'"], moving),
  plain('next-statement', [','], moving),
  plain('previous-statement', [';'], moving),
  plain('grow-selection', ['s'], moving),
  plain('shrink-selection', ['Shift+s'], moving),
  plain('follow', ['z'], moving),
  ...edgeKeys(),
  plain('open-entity', ['i'], moving),
  plain('filter-tags', ['/'], moving),
  plain('next-pane', ['F6'], { ...always, group: 'move' }),
  plain('previous-pane', ['Shift+F6'], { ...always, group: 'move' }),
  plain('next-undecided', ['n'], reviewing),
  plain('accept', ['a'], reviewing),
  plain('reject', ['r'], reviewing),
  plain('withdraw', ['u'], reviewing),
  ...DESK_MODES.map((mode, index): KeyBinding => ({
    presses: [`Alt+${index + 1}`],
    command: { name: 'switch-mode', mode },
    says: texts.desk.inMode[mode],
    ...always,
  })),
  plain('find', ['Mod+Shift+h'], { ...always, modes: ['edit'] }),
  plain('undo', ['Mod+z'], { ...always, focus: NOT_IN_FIELDS }),
  plain('redo', ['Mod+Shift+z', 'Mod+y'], { ...always, focus: NOT_IN_FIELDS }),
  plain('toggle-labels', ['v'], { ...always, focus: NOT_WHILE_TYPING }),
  plain('help', ['?'], { ...always, focus: NOT_WHILE_TYPING }),
];

function edgeKeys(): KeyBinding[] {
  const edges = [
    ['end', 'Alt'],
    ['start', 'Alt+Shift'],
  ] as const;
  const steps = [
    [1, 'ArrowRight', 'on'],
    [-1, 'ArrowLeft', 'back'],
  ] as const;
  const units = [
    ['word', ''],
    ['character', 'Mod+'],
  ] as const;
  return units.flatMap(([unit, prefix]) =>
    edges.flatMap(([edge, modifiers]) =>
      steps.map(([by, arrow, way]): KeyBinding => ({
        presses: [`${prefix}${modifiers}+${arrow}`],
        command: { name: 'move-edge', edge, by, unit },
        says: words.moveEdge[edge][unit][way],
        ...nudging,
      })),
    ),
  );
}

const DIGITS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

/** Whether a part of a kind, by its ordinal, has a digit; the palette offers the others. */
export function hasPartKey(ordinal: number): boolean {
  return DIGITS.some((digit) => digit === ordinal);
}

/** The press that stands for all of them in help. */
const EVERY_DIGIT = '1 – 9';

const PART_KEYS: readonly KeyBinding[] = DIGITS.map((ordinal) => ({
  presses: [`${ordinal}`],
  command: { name: 'add-part', ordinal },
  says: words.addPart,
  ...tagging,
}));

/** The keys as help lists them: the digits as one. */
export function listedKeys(keys: readonly KeyBinding[]): readonly KeyBinding[] {
  return keys.flatMap((binding): KeyBinding[] => {
    if (binding.isRetired === true) return [];
    if (binding.command.name !== 'add-part') return [binding];
    return binding.command.ordinal === 1 ? [{ ...binding, presses: [EVERY_DIGIT] }] : [];
  });
}

/** All keys of an article: the desk's, as somebody chose them, which win; then the codebook's. */
export function keysFor(codebook: Codebook, own: OwnKeys = {}): readonly KeyBinding[] {
  return [
    ...DESK_KEYS.map((key) => withOwnPress(key, own)),
    ...PART_KEYS,
    ...codebookKeys(codebook),
  ];
}

function withOwnPress(binding: KeyBinding, own: OwnKeys): KeyBinding {
  const press = own[commandId(binding.command)];
  return press === undefined ? binding : { ...binding, presses: [press] };
}

/** The name of a command that a key of one's own is kept under. */
export function commandId(command: DeskCommand): string {
  switch (command.name) {
    case 'switch-mode':
      return `mode-${command.mode}`;
    case 'add-part':
      return `add-part-${command.ordinal}`;
    case 'move-edge':
      return `${command.edge}-${command.by === 1 ? 'on' : 'back'}-by-${command.unit}`;
    case 'tag':
      return `tag-${command.kind}-${command.label ?? ''}`;
    default:
      return command.name;
  }
}

function codebookKeys(codebook: Codebook): readonly KeyBinding[] {
  const retired = [...retiredByKey(codebook)].map(codebookKey);
  return [
    ...[...choiceByKey(codebook)].map(codebookKey),
    ...retired.map((binding) => ({ ...binding, isRetired: true })),
  ];
}

function codebookKey([key, { kind, label }]: readonly [string, KeyedChoice]): KeyBinding {
  return {
    presses: [pressOf(key)],
    command: { name: 'tag', kind: kind.id, label: label?.id ?? null },
    says: label?.name ?? kind.name,
    ...tagging,
  };
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
