import { texts } from '#texts/texts.ts';
import type { DeskMode } from '../desk/desk-mode.ts';
import { keyCaps } from '../text/press.ts';
import type { KeyBinding } from './keymap.ts';

const words = texts.keys.idle;
/** What types a character: other keys scroll, or are the browser's. */
const CHARACTER = /^(?:Shift\+)?\S$/u;

/** Why a press does nothing in a mode where nothing is typed; null for what nobody expects to do something. */
export function whyIdle(
  keys: readonly KeyBinding[],
  press: string,
  { mode, onMac }: { readonly mode: DeskMode; readonly onMac: boolean },
): string | null {
  const inWords = (pressed: string): string => keyCaps(pressed, onMac).join(' ');
  const key = inWords(press);
  const elsewhere = keys.find(
    ({ presses, modes }) => presses.includes(press) && !modes.includes(mode),
  );
  const [there] = elsewhere?.modes ?? [];
  if (elsewhere !== undefined && there !== undefined)
    return words.inMode({ key, mode: texts.desk.inMode[there], says: elsewhere.says });
  if (!CHARACTER.test(press)) return null;
  const help = keys.find(({ command }) => command.name === 'help')?.presses[0];
  return words.nothing(key, help === undefined ? '' : inWords(help));
}
