/**
 * Every word of ours that a person reads at the interface, in one place: what
 * components show, what notices and refusals say, what problems are called.
 *
 * A language is a folder with a file an area, gathered in one object. A text is a
 * string, or a function of what it tells of where it tells of something: each
 * language then has its own order of words and its own plurals. A sentence with
 * a control inside has a slot for it, as `Press {key} to take it.`
 * (`src/lib/ui/Sentence.svelte`).
 *
 * To translate Copydesk: copy `english/`, let the compiler hold the copy to
 * `Texts`, and name it here. What people write themselves (articles, codebooks,
 * names) is theirs and not translated; neither are logs and the command line.
 */
import { english } from './english/english.ts';

export type Texts = typeof english;

/** The texts of the language that this desk speaks. */
export const texts: Texts = english;
