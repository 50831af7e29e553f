import { counted } from './counted.ts';

export const rounds = {
  selected: (words: string) => `Selected ‘${words}’`,
  tagged: ({ words, name, more }: { words: string; name: string; more: number }) =>
    `Tagged ‘${words}’${more === 0 ? '' : ` and ${counted(more, 'more place')}`} as ${name}.`,
  nothingLeft: {
    names: 'No name is left without a tag.',
    quotations: 'No quoted words are left without a tag.',
    statements: 'No more sentences below.',
  },
  /** Some were left as they are. */
  throughAll: {
    names: 'You have been through all names. Some are left without a tag.',
    quotations: 'You have been through all quoted words. Some are left without a tag.',
    statements: 'No more sentences below.',
  },
  /** Where no capitals tell what a name is. */
  onlyKnown: {
    nothingLeft:
      'Capitals tell no names here: only names of the register are looked for. None is left without a tag.',
    throughAll:
      'Capitals tell no names here: only names of the register are looked for. Some are left without a tag.',
  },
  menu: {
    title: 'Go through',
    names: 'Untagged names',
    quotations: 'Untagged quotations',
    statements: 'Statements',
  },
  bar: {
    label: 'Round',
    whichLabel: 'What is it?',
    allLabels: 'All labels',
    leave: 'End the round',
    leaveHint: (key: string) => `End the round (${key})`,
  },
  chooseLabel: 'Nothing tells what this is. Press the key of a label, or skip it.',
  nothingAbove: 'No more sentences above.',
  nothingOffered: 'Nothing is offered here.',
  nothingAround: 'Nothing more was found around this tag.',
  /** Read out with what is offered; a label is asked about. */
  offered: ({ label, offer, key }: { label: string; offer: string; key: string }) =>
    [label === '' ? '' : `${label}?`, offer === '' ? '' : `${offer}.`, `${key} takes it.`]
      .filter((words) => words !== '')
      .join(' '),
  all: (places: number) => `All ${places}`,
  skip: 'Skip',
  lookAround: 'Look for its parts',
  sameName: 'The same name, not tagged yet',
};
