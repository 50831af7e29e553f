/** As fine as timers go. */
const TICK_MS = 1;

export interface Pace {
  readonly perSecond: number;
  readonly act: (turn: number) => void;
}

/**
 * Acts this often, evenly, until stopped. What a busy machine made late is
 * caught up on, except for what is more than a second old.
 */
export function keepPace({ perSecond, act }: Pace): () => void {
  const begun = performance.now();
  let turn = 0;
  const timer = setInterval(() => {
    const due = Math.floor(((performance.now() - begun) / 1_000) * perSecond);
    turn = Math.max(turn, due - perSecond);
    for (; turn < due; turn += 1) act(turn);
  }, TICK_MS);
  return () => clearInterval(timer);
}
