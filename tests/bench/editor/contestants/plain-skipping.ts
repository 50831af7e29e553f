import type { OpenArticle } from '../page/contestant.ts';
import { applyStyle } from '../page/style.ts';
import { open as openPlain } from './plain.ts';

const SKIPPING = '.ProseMirror > * { content-visibility: auto; contain-intrinsic-size: auto 6lh }';

/** The same, where the browser skips blocks out of view. */
export const open: OpenArticle = (article, mount) => {
  applyStyle(SKIPPING);
  return openPlain(article, mount);
};
