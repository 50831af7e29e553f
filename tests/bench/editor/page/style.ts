/** Gives the page a contestant's own style. */
export function applyStyle(css: string): void {
  const style = document.createElement('style');
  style.textContent = css;
  document.head.append(style);
}
