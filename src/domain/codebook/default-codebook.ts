import type { Codebook, Kind, LinkType } from './codebook.ts';

const ENTITY: Kind = {
  id: 'entity',
  name: 'Entity',
  description: 'A name or description that points at someone or something in particular.',
  examples: ['[Ines Okafor]', '[the harbour board]'],
  colour: 'blue',
  labels: [
    {
      id: 'person',
      name: 'Person',
      description:
        'A human being, named or clearly meant; without titles, unless the title is all there is.',
      examples: ['Mayor [Ines Okafor]', '[the mayor]'],
      key: 'p',
      colour: 'blue',
    },
    {
      id: 'organization',
      name: 'Organization',
      description: 'A group that acts as one: company, agency, party, court, newsroom, team.',
      examples: ['the [Harbour Board] voted on Tuesday'],
      key: 'o',
      colour: 'teal',
    },
    {
      id: 'place',
      name: 'Place',
      description: 'Where something is or happens: country, town, street, building, river.',
      examples: ['the ferry from [Skerry Island]'],
      key: 'l',
      colour: 'orange',
    },
    {
      id: 'event',
      name: 'Event',
      description:
        'A happening with a name or a clear beginning and end: election, storm, trial, match.',
      examples: ['since [the 2019 flood]'],
      key: 'e',
      colour: 'green',
    },
    {
      id: 'law',
      name: 'Law or document',
      description: 'A law, ruling, treaty, report, study or other text that is cited.',
      examples: ['under [the Clean Harbours Act]'],
      key: 'w',
      colour: 'olive',
    },
    {
      id: 'date',
      name: 'Date',
      description: 'A point or stretch of time that can be put on a calendar or clock.',
      examples: ['closed until [1 April]'],
      key: 'd',
      colour: 'slate',
    },
    {
      id: 'money',
      name: 'Money',
      description: 'An amount of money, with its currency.',
      examples: ['a grant of [€4.2 million]'],
      key: 'm',
      colour: 'amber',
    },
    {
      id: 'other',
      name: 'Other',
      description:
        'Something in particular that is none of the others: a ship, a product, an award.',
      examples: ['aboard the [Morning Tide]'],
      key: 'x',
      colour: 'slate',
    },
  ],
  parts: [{ id: 'mention', name: 'Mention', description: 'The words that point at it.' }],
  fields: [
    {
      id: 'entity',
      name: 'Register entry',
      description: 'Whom or what the words point at, the same in every article.',
      type: 'entity',
    },
  ],
};

const QUOTE: Kind = {
  id: 'quote',
  name: 'Quote',
  description: 'What someone other than the writer is made to say, in their words or in others.',
  examples: ['[“We were never asked,”] said Okafor.'],
  colour: 'purple',
  key: 'q',
  labels: [],
  parts: [
    {
      id: 'content',
      name: 'Content',
      description: 'What is said, with its quotation marks; in several spans when a cue splits it.',
    },
    {
      id: 'cue',
      name: 'Cue',
      description: 'The words that make it speech: said, according to, warned.',
    },
    { id: 'source', name: 'Source', description: 'The words that name who says it.' },
    { id: 'addressee', name: 'Addressee', description: 'The words that name to whom it is said.' },
  ],
  fields: [
    {
      id: 'type',
      name: 'Type',
      description:
        'Direct: the speaker’s own words, in marks. Indirect: told in the writer’s words. Mixed: both.',
      type: 'choice',
      choices: [
        { id: 'direct', name: 'Direct' },
        { id: 'indirect', name: 'Indirect' },
        { id: 'mixed', name: 'Mixed' },
      ],
      initial: 'direct',
    },
    {
      id: 'speaker',
      name: 'Speaker',
      description: 'Who says it: someone of the register, or someone the article leaves unnamed.',
      type: 'entity',
    },
  ],
};

const CLAIM: Kind = {
  id: 'claim',
  name: 'Claim',
  description: 'A statement about the world that could be checked, or that sounds as if it could.',
  examples: ['[the tunnel has cost three times what was promised]'],
  colour: 'red',
  key: 'c',
  labels: [],
  parts: [
    { id: 'content', name: 'Content', description: 'The words that make the statement.' },
    {
      id: 'claimant',
      name: 'Claimant',
      description:
        'The words that name who stands behind it; none when it is the article’s own voice.',
    },
  ],
  fields: [
    {
      id: 'claimant',
      name: 'Claimed by',
      description:
        'Who stands behind it: someone of the register, or someone the article leaves unnamed.',
      type: 'entity',
    },
    {
      id: 'voice',
      name: 'Voice',
      description: 'Whether the article says it itself, or lets somebody say it.',
      type: 'choice',
      choices: [
        { id: 'claimant', name: 'A claimant’s' },
        { id: 'article', name: 'The article’s own' },
      ],
    },
    {
      id: 'checkWorthiness',
      name: 'Check-worthiness',
      description:
        'Whether a reader would be misled about something that matters if it were false.',
      type: 'choice',
      choices: [
        { id: 'not', name: 'Not' },
        { id: 'maybe', name: 'Maybe' },
        { id: 'yes', name: 'Yes' },
      ],
      initial: 'maybe',
    },
    {
      id: 'wording',
      name: 'Normalised wording',
      description:
        'The statement in words that stand without the article, as a fact-check would put it.',
      type: 'text',
    },
    {
      id: 'claimKind',
      name: 'Kind',
      description: 'What checking it would take.',
      type: 'choice',
      choices: [
        { id: 'fact', name: 'Fact' },
        { id: 'number', name: 'Number' },
        { id: 'cause', name: 'Cause' },
        { id: 'prediction', name: 'Prediction' },
        { id: 'opinion', name: 'Opinion' },
      ],
    },
    {
      id: 'verdict',
      name: 'Verdict',
      description: 'Where the check stands, or what it found.',
      type: 'choice',
      choices: [
        { id: 'none', name: 'None yet' },
        { id: 'in-work', name: 'In work' },
        { id: 'supported', name: 'Supported' },
        { id: 'refuted', name: 'Refuted' },
        { id: 'disputed', name: 'Disputed' },
        { id: 'insufficient', name: 'Not enough evidence' },
      ],
      initial: 'none',
    },
    {
      id: 'evidence',
      name: 'Evidence',
      description: 'Sources the verdict rests on, each with a word on what it shows.',
      type: 'evidence',
    },
    {
      id: 'note',
      name: 'Note',
      description: 'What the next person on the desk should know.',
      type: 'text',
    },
  ],
};

const LINK_TYPES: readonly LinkType[] = [
  {
    id: 'supports',
    name: 'Supports',
    inverseName: 'Is supported by',
    description: 'If the first claim holds, the second is likelier.',
    from: ['claim'],
    to: ['claim'],
  },
  {
    id: 'contradicts',
    name: 'Contradicts',
    description: 'Both claims cannot hold.',
    from: ['claim'],
    to: ['claim'],
    symmetric: true,
  },
  {
    id: 'repeats',
    name: 'Repeats',
    inverseName: 'Is repeated by',
    description: 'The first says again what the second said.',
    from: ['claim'],
    to: ['claim'],
  },
  {
    id: 'about',
    name: 'About',
    inverseName: 'Is the subject of',
    description: 'The quote or claim speaks of this entity.',
    from: ['claim', 'quote'],
    to: ['entity'],
  },
  {
    id: 'same-as',
    name: 'Same as',
    description: 'Both tags are of one thing: the same person, the same statement.',
    from: ['entity', 'quote', 'claim'],
    to: ['entity', 'quote', 'claim'],
    sameKind: true,
    symmetric: true,
  },
];

/** What a new project starts with. */
export const DEFAULT_CODEBOOK: Codebook = {
  kinds: [ENTITY, QUOTE, CLAIM],
  linkTypes: LINK_TYPES,
};
