import { texts } from '#texts/texts.ts';

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

const MODIFIERS = ['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'Fn', 'CapsLock'];

/** Whether the key only changes what another one says. */
export function isModifier(key: string): boolean {
  return MODIFIERS.includes(key);
}

/** On a Mac, Alt writes another character: the place of the key says which it was. */
function keyUnderAlt({ key, code }: KeyPress): string {
  return /^(?:Key|Digit)(.)$/.exec(code)?.[1]?.toLowerCase() ?? key;
}

const MAC_WORDS: Readonly<Record<string, string>> = { Mod: '⌘', Alt: '⌥', Shift: '⇧' };
const KEY_WORDS: Readonly<Record<string, string>> = {
  ...texts.keys.caps,
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
};

/** The keys of a press as they stand on the keyboard. */
export function keyCaps(press: string, onMac: boolean): readonly string[] {
  return press.split(/\+(?!$)/).map((key) => {
    const word = (onMac ? MAC_WORDS[key] : undefined) ?? KEY_WORDS[key] ?? key;
    const capital = word.toUpperCase();
    return capital.length === 1 ? capital : word; // ß has none of its own
  });
}

/** How the key of a label is pressed: a capital with Shift. */
export function pressOf(key: string): string {
  const small = key.toLowerCase();
  return small === key ? key : `Shift+${small}`;
}

/** The key of a label as it stands on the keyboard. */
export function codebookKeyCaps(key: string): string {
  return pressOf(key) === key ? keyCaps(key, false).join('') : `⇧${key}`;
}

/** The key of a label as `aria-keyshortcuts` has it. */
export function keyShortcut(key: string): string {
  return pressOf(key) === key ? key : `Shift+${key}`;
}
