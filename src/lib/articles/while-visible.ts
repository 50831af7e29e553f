import { navigating } from '$app/state';

const EVERY_MS = 4_000; // soon enough to see a colleague come in, rare enough for a phone

/** Repeats `refresh` as long as somebody can see the page, never two at once; answers its end. */
export function whileVisible(refresh: () => Promise<void>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;

  const next = () => {
    clearTimeout(timer);
    if (!isOver && document.visibilityState === 'visible') timer = setTimeout(run, EVERY_MS);
  };
  const run = () => {
    // A refresh would end a navigation that is under way, and a click would lead nowhere.
    if (navigating.to === null) void refresh().finally(next);
    else next();
  };

  document.addEventListener('visibilitychange', next);
  next();
  return () => {
    isOver = true;
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', next);
  };
}
