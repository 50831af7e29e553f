// Renders tags by the CSS Custom Highlight API.
import { openWith } from './recogito.js';

export const open = openWith('CSS_HIGHLIGHTS');
