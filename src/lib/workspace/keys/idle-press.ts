import { texts } from '#texts/texts.ts';
import type { DeskMode } from '../desk/desk-mode.ts';
import { keyCaps } from '../text/press.ts';
import type { Focus, KeyBinding } from './keymap.ts';

const words = texts.keys.idle;
/** What types a character: other keys scroll, or are the browser's. */
const CHARACTER = /^(?:Shift\+)?\S$/u;

/** Why a press does nothing here and now; null for what nobody expects to do something. */
export function whyIdle(
  keys: readonly KeyBinding[],
  press: string,
  {
    mode,
    focus,
    onMac,
  }: { readonly mode: DeskMode; readonly focus: Focus; readonly onMac: boolean },
): string | null {
  if (focus === 'typing' || focus === 'field') return null;
  const inWords = (pressed: string): string => keyCaps(pressed, onMac).join(' ');
  const key = inWords(press);
  const elsewhere = keys.find(
    (binding) =>
      binding.presses.includes(press) &&
      !binding.modes.includes(mode) &&
      binding.focus.includes(focus), // what presses a button is the button's
  );
  const [there] = elsewhere?.modes ?? [];
  if (elsewhere !== undefined && there !== undefined)
    return words.inMode({ key, mode: texts.desk.inMode[there], says: elsewhere.says });
  if (!CHARACTER.test(press)) return null;
  const help = keys.find(({ command }) => command.name === 'help')?.presses[0];
  return words.nothing(key, help === undefined ? '' : inWords(help));
}
