import type { DeskMode } from '../desk/desk-mode.ts';
import type { Focus } from './keymap.ts';

const FIELDS =
  'input:not([type="radio"], [type="checkbox"]), textarea, select, [role="dialog"], [role="menu"], [role="listbox"]';
/** A choice that is made with arrows or the space bar leaves the letters to the desk. */
const CONTROLS = 'button, a[href], summary, input, [tabindex="0"]';

/** What the focused element leaves of the keyboard to the desk. */
export function focusOf(target: EventTarget | null, mode: DeskMode): Focus {
  if (!(target instanceof Element)) return 'reading';
  // Inside the text's pane but not the text itself there are only controls.
  if (target.closest('[contenteditable="true"]') !== null)
    return mode === 'edit' ? 'typing' : 'reading';
  if (target.closest('[data-tag-list]') !== null) return 'list';
  if (target.closest(FIELDS) !== null) return 'field';
  return target.closest(CONTROLS) === null ? 'reading' : 'control';
}
