export type ToastTone = 'neutral' | 'good' | 'danger';

export interface Toast {
  readonly id: number;
  readonly message: string;
  readonly tone: ToastTone;
  readonly action: ToastAction | undefined;
}

export interface ToastAction {
  readonly label: string;
  readonly run: () => void;
}

const STAY_MS = 6_000; // long enough to read two lines twice
const SHOWN_AT_ONCE = 3;

/** Short words about what just happened. Errors stay until dismissed. Browser only. */
class Toasts {
  shown = $state<readonly Toast[]>([]);
  #timers = new Map<number, ReturnType<typeof setTimeout>>();
  #lastId = 0;

  /** Answers what takes the words away again, for whoever offers what they can do only for a while. */
  say(message: string, options: { tone?: ToastTone; action?: ToastAction } = {}): () => void {
    const { tone = 'neutral', action } = options;
    const toast: Toast = { id: (this.#lastId += 1), message, tone, action };
    for (const old of this.shown.slice(0, -SHOWN_AT_ONCE + 1)) this.dismiss(old.id);
    this.shown = [...this.shown, toast];
    if (tone !== 'danger') {
      this.#timers.set(
        toast.id,
        setTimeout(() => this.dismiss(toast.id), STAY_MS),
      );
    }
    return () => this.dismiss(toast.id);
  }

  dismiss(id: number): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
    this.shown = this.shown.filter((toast) => toast.id !== id);
  }
}

export const toasts = new Toasts();
