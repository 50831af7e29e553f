// Renders tags as elements over the text.
import { openWith } from './recogito.js';

export const open = openWith('SPANS');
