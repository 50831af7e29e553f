/** For the format that is whole. */
const NOTHING: readonly string[] = [];

/** What datasets are written as, and what each way loses, as it stands in a list. */
export const formats = {
  jsonl: {
    name: 'JSON Lines',
    description: 'One article a line with its text, tags, links, comments and codebook.',
    loses: NOTHING,
  },
  csv: {
    name: 'CSV of tags',
    description: 'One row a span, for a spreadsheet.',
    loses: ['the texts', 'links', 'comments', 'the codebook', 'titles and notes of evidence'],
  },
};
