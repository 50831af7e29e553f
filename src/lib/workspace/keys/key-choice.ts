import type { OwnKeys } from '#domain/own-keys.ts';
import { texts } from '#texts/texts.ts';
import { commandId, commandOf, DESK_KEYS, type KeyBinding } from './keymap.ts';

/** What becomes of a key somebody presses for a command. */
export type KeyChoice =
  | { readonly state: 'free' }
  /** It asks for something else somewhere where this command does. */
  | { readonly state: 'taken'; readonly by: KeyBinding }
  | { readonly state: 'impossible'; readonly why: string };

/** Judges a press for a command of the desk, among all keys as they are now. */
export function judgePress(
  keys: readonly KeyBinding[],
  binding: KeyBinding,
  press: string,
): KeyChoice {
  const why = whyImpossible(binding, press);
  if (why !== null) return { state: 'impossible', why };
  const by = holderOf(keys, binding, press);
  return by === undefined ? { state: 'free' } : { state: 'taken', by };
}

/** Whether somebody may choose another key for it: those of the codebook are the project's. */
export function isOwn({ command }: KeyBinding): boolean {
  return DESK_KEYS.some((binding) => commandId(binding.command) === commandId(command));
}

export function isChanged({ command }: KeyBinding, own: OwnKeys): boolean {
  return own[commandId(command)] !== undefined;
}

/**
 * The own keys without the one for a command. Whatever took the command's usual key goes
 * back to its own as well.
 */
export function withoutOwn(own: OwnKeys, id: string): OwnKeys {
  const { [id]: _, ...rest } = own;
  const usual = DESK_KEYS.find(({ command }) => commandId(command) === id)?.presses ?? [];
  const clash = Object.keys(rest).find((other) => usual.some((press) => press === rest[other]));
  return clash === undefined ? rest : withoutOwn(rest, clash);
}

/** The other command that the press asks for at a place where this one could be asked for. */
function holderOf(
  keys: readonly KeyBinding[],
  binding: KeyBinding,
  press: string,
): KeyBinding | undefined {
  const id = commandId(binding.command);
  const others = keys.filter(({ command }) => commandId(command) !== id);
  for (const mode of binding.modes) {
    for (const focus of binding.focus) {
      const command = commandOf(others, press, { mode, focus })?.command;
      if (command !== undefined) return others.find((other) => other.command === command);
    }
  }
  return undefined;
}

const NO_KEYS = ['Tab', 'Shift+Tab', 'Escape', 'CapsLock', 'Dead', 'Process', 'Unidentified'];
const OF_THE_CARET =
  /^(?:Mod\+)?(?:Shift\+)?(?:Arrow(?:Left|Right|Up|Down)|Home|End|PageUp|PageDown)$/;
const OF_THE_BROWSER = /^(?:Mod\+(?:[acvxwtnrlpfq0+=-]|Shift\+[twnr])|F(?:1|3|5|11|12))$/;
const OF_BUTTONS = ['Enter', ' '];

function whyImpossible({ focus }: KeyBinding, press: string): string | null {
  const because = texts.keys.impossible;
  if (NO_KEYS.includes(press)) return because.ofThePage;
  if (OF_THE_CARET.test(press)) return because.ofTheCaret;
  if (OF_THE_BROWSER.test(press)) return because.ofTheBrowser;
  if (focus.includes('control') && OF_BUTTONS.includes(press)) return because.ofButtons;
  if (focus.includes('typing') && writesText(press)) return because.whileTyping;
  return null;
}

function writesText(press: string): boolean {
  return !/^(?:Mod|Alt)\+|^(?:Shift\+)?F\d/.test(press);
}
