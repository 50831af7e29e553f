/** The text of an open article, and the bars above and below it. */
export const articleText = {
  label: 'Article text',
  opening: 'Opening the text…',

  /** Why it cannot be changed. */
  closed: {
    disconnected: 'This page is disconnected: the text cannot be changed.',
    frozen: (revision: number) =>
      `The text is frozen as revision ${revision}: it can be tagged, but not changed. An editor can unfreeze it.`,
    frozenByYou: (revision: number) =>
      `The text is frozen as revision ${revision}: it can be tagged, but not changed. Unfreeze it in the menu above.`,
    byRole: (role: string) =>
      `Your role, ${role.toLowerCase()}, lets you read the text but not change it.`,
  },

  formatting: {
    label: 'Formatting',
    kind: 'Kind of paragraph',
    kinds: {
      paragraph: 'Paragraph',
      heading1: 'Heading 1',
      heading2: 'Heading 2',
      heading3: 'Heading 3',
      quotation: 'Quotation',
      bulleted: 'Bulleted list',
      numbered: 'Numbered list',
      indented: 'List item, indented',
    },
    bold: 'Bold',
    boldLetter: 'B',
    italic: 'Italic',
    italicLetter: 'I',
    link: 'Link',
    address: 'Address',
    addressExample: 'https://…',
    setLink: 'Link the selection',
    removeLink: 'Remove link',
  },

  selection: {
    label: 'Tag the selection',
    less: 'Less',
    more: 'More',
    clear: 'Clear',
    part: (what: string, part: string) => `${what}: ${part}`,
  },

  /** On paper, below the text. */
  legend: {
    title: 'What is tagged',
    lines:
      'A dotted line is a part of a tag, a double one an accepted tag, a dashed one a rejected tag.',
    detached: (count: number) => `${count} detached and not shown.`,
  },
};
