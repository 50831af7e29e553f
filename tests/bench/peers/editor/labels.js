// The seven labels of the bench's articles, as colours: peers take any.
export const COLOURS = [
  '#9dbef5',
  '#8fd3c8',
  '#a8d89a',
  '#f2c08a',
  '#b9c0cc',
  '#c9a9ee',
  '#f0a3a0',
];
