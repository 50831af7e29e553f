/** Resolves when what was done before is on the screen. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      // A message is handled after the frame that its callback belongs to.
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => {
        port1.close();
        resolve();
      });
      port1.start();
      port2.postMessage(null);
    });
  });
}

/** How long each frame took until the claim, made once a frame, holds. */
export async function framesUntil(isOver: () => boolean): Promise<number[]> {
  const frames: number[] = [];
  let before = await nextFrame();
  while (!isOver()) {
    const now = await nextFrame();
    frames.push(now - before);
    before = now;
  }
  return frames;
}

/** Lets the browser finish what it has put off. */
export function rest(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 200));
}

function nextFrame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}
