import type { TagColour } from './codebook.ts';

/** The two papers an article is read on, and the tag colours on each, as in the style sheet. */
export type Paper = 'light' | 'dark';

export const PAPERS: Readonly<Record<Paper, string>> = { light: '#fbfaf7', dark: '#151618' };

export const TAG_PALETTE: Readonly<Record<TagColour, Readonly<Record<Paper, string>>>> = {
  blue: { light: '#0b62b0', dark: '#74b9ff' },
  teal: { light: '#08706b', dark: '#56d0c4' },
  green: { light: '#2a7230', dark: '#83cf86' },
  olive: { light: '#5e660f', dark: '#c6cb60' },
  amber: { light: '#855500', dark: '#f1bd55' },
  orange: { light: '#a5450a', dark: '#ffa469' },
  red: { light: '#b32a25', dark: '#ff938a' },
  pink: { light: '#a82a74', dark: '#ff95cb' },
  purple: { light: '#6f3bab', dark: '#c8a8ff' },
  slate: { light: '#4d5866', dark: '#b0bac8' },
};
