import type { Codebook } from '#domain/codebook/codebook.ts';
import type { OwnKeys } from '#domain/own-keys.ts';
import { withoutOwn } from './key-choice.ts';
import type { DeskMode } from '../desk/desk-mode.ts';
import { keyCaps } from '../text/press.ts';
import { whyIdle } from './idle-press.ts';
import { commandId, keysFor, type Focus, type KeyBinding, type PlainCommand } from './keymap.ts';

interface DeskKeysParts {
  readonly own: OwnKeys;
  readonly codebook: () => Codebook;
  readonly onMac: boolean;
  /** Keeps them with the account. */
  readonly save: (own: OwnKeys) => Promise<void>;
}

/** The keys of a desk as this person has them; a change is in force at once. */
export class DeskKeys {
  own = $state.raw<OwnKeys>({});
  /** The change is in force here, but not kept with the account. */
  isUnsaved = $state.raw(false);
  readonly #codebook: () => Codebook;
  readonly #onMac: boolean;
  readonly #save: DeskKeysParts['save'];
  #saving: Promise<void> = Promise.resolve();
  readonly all: readonly KeyBinding[] = $derived.by(() => keysFor(this.#codebook(), this.own));

  constructor({ own, codebook, onMac, save }: DeskKeysParts) {
    this.own = own;
    this.#codebook = codebook;
    this.#onMac = onMac;
    this.#save = save;
  }

  /** The keys of a press as they stand on this person's keyboard. */
  capsOf(press: string): readonly string[] {
    return keyCaps(press, this.#onMac);
  }

  /** What this person presses for a command, in words. */
  keyOf(name: PlainCommand): string {
    return this.capsOf(this.#bindingOf(name).presses[0]).join(' ');
  }

  worksIn(mode: DeskMode, name: PlainCommand): boolean {
    return this.#bindingOf(name).modes.includes(mode);
  }

  /** Why a press does nothing here and now; null where nobody expects it to. */
  whyIdle(press: string, at: { readonly mode: DeskMode; readonly focus: Focus }): string | null {
    return whyIdle(this.all, press, { ...at, onMac: this.#onMac });
  }

  #bindingOf(name: PlainCommand): KeyBinding {
    const binding = this.all.find(({ command }) => command.name === name);
    if (binding === undefined) throw new Error(`No key is for ${name}.`);
    return binding;
  }

  choose({ command }: KeyBinding, press: string): Promise<void> {
    return this.#change({ ...this.own, [commandId(command)]: press });
  }

  /** Each gets the first key of the other. */
  swap(one: KeyBinding, other: KeyBinding): Promise<void> {
    return this.#change({
      ...this.own,
      [commandId(one.command)]: other.presses[0],
      [commandId(other.command)]: one.presses[0],
    });
  }

  reset({ command }: KeyBinding): Promise<void> {
    return this.#change(withoutOwn(this.own, commandId(command)));
  }

  resetAll(): Promise<void> {
    return this.#change({});
  }

  /** Tries again to keep what is in force. */
  saveAgain(): Promise<void> {
    return this.#change(this.own);
  }

  #change(own: OwnKeys): Promise<void> {
    this.own = own;
    this.#saving = this.#keep(own, this.#saving);
    return this.#saving;
  }

  /** One after the other, so that the newest is what is kept. */
  async #keep(own: OwnKeys, before: Promise<void>): Promise<void> {
    await before;
    try {
      await this.#save(own);
      this.isUnsaved = false;
    } catch {
      this.isUnsaved = true; // the dialog says so and offers to try again
    }
  }
}
