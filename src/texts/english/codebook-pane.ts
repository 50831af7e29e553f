import { grouped } from './counted.ts';

/** The codebook beside the text: what can be tagged, and what it means. */
export const codebookPane = {
  showOnly: (label: string, count: number) => `Show only ${label}, ${grouped(count)}`,
  count: grouped,
  showOnlyHint: 'Show only these',
  about: (label: string) => `About ${label}`,
  examples: 'Good examples',
  not: 'Not:',
  counterexamples: 'What is none',
  inGuidelines: 'In the guidelines',
  guidelines: 'Guidelines',
  headings: 'Headings of the guidelines',
};
