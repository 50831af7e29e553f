/** Between looks at who is there: a desk that goes on for a second harms nobody. */
const LOOK_MS = 500;

/** Those of package.json in whose place a program of ours stands. */
const SCRIPTS = ['start', 'cluster'];

/**
 * Calls `stop` once npm, which ran this program as a script, is gone: killed outright, it
 * passes nothing on. Who ran it without npm may well leave it running.
 */
export function onStarterGone(stop) {
  if (!SCRIPTS.includes(process.env.npm_lifecycle_event)) return;
  const starter = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === starter) return;
    clearInterval(timer);
    stop();
  }, LOOK_MS);
  timer.unref();
}
