import { paragraph, type Block } from '#domain/text/block.ts';
import {
  accepted,
  claim,
  mention,
  named,
  nth,
  quote,
  rejected,
  type ExampleArticle,
} from './example.ts';

const TITLE = 'Old ferry to Skerry Island stays for another year';

const heading = (level: 1 | 2, text: string): Block => ({
  type: { name: 'heading', level },
  runs: [{ text }],
});

const BLOCKS: readonly Block[] = [
  heading(1, TITLE),
  paragraph(
    'SKERROW — The Harbour Board voted on Tuesday night to keep the Morning Tide running to Skerry Island until 30 April 2027, ending months of doubt about the 41-year-old ferry.',
  ),
  paragraph(
    '“Nobody on this board wants to be the one who cuts an island off,” said Ines Okafor, who has chaired the board since the 2019 flood. “We have bought ourselves a year. Now we must use it.”',
  ),
  paragraph(
    'The vote was six to one. Tomas Brandt, the only member to vote against, told the meeting that the ship was “living on borrowed rivets” and that a new engine alone would cost €2.4 million.',
  ),
  paragraph(
    'According to Northline Ferries, which runs the service for the town, the Morning Tide made 97 of every 100 planned crossings last winter, more than in any of the five winters before.',
  ),
  paragraph(
    'Islanders doubt that number. Maren Holt, who runs the shop at the landing, said she had counted 31 days without a boat between November and March.',
  ),
  paragraph(
    '“I keep a list on the wall,” Holt said. “If their figure is right, my wall is wrong.”',
  ),
  heading(2, 'A tunnel in the drawer'),
  paragraph(
    'The board also asked the town for a new estimate of the Sound Tunnel, a plan that was shelved in 2022. Okafor said a tunnel would pay for itself within 20 years, because it would end the ferry subsidy of €1.1 million a year.',
  ),
  paragraph(
    'Brandt called that “arithmetic for optimists.” A report the Audit Office published in March found that the cost of the tunnel had tripled since it was first proposed.',
  ),
  paragraph(
    'The ministry has not said whether it would share the cost. An official there, who asked not to be named, said a decision was unlikely before the election in the autumn.',
  ),
];

const MENTIONS = [
  mention('place', 'Skerry Island', 'skerryIsland'),
  mention('place', 'SKERROW', 'skerrow'),
  accepted(mention('organization', 'The Harbour Board', 'harbourBoard')),
  mention('date', 'Tuesday night'),
  accepted(mention('other', 'the Morning Tide', 'morningTide')),
  mention('place', nth(2, 'Skerry Island'), 'skerryIsland'),
  mention('date', '30 April 2027'),
  accepted(mention('person', 'Ines Okafor', 'okafor')),
  mention('organization', 'the board', 'harbourBoard'),
  mention('event', 'the 2019 flood', 'flood'),
  accepted(mention('person', 'Tomas Brandt', 'brandt')),
  rejected(
    mention('event', 'the meeting'),
    'It has no name and no date of its own here: by the codebook that is no event.',
  ),
  mention('other', 'the ship', 'morningTide'),
  mention('money', '€2.4 million'),
  accepted(mention('organization', 'Northline Ferries', 'northline')),
  mention('organization', 'the town', 'townCouncil'),
  mention('other', nth(2, 'the Morning Tide'), 'morningTide'),
  mention('date', 'last winter'),
  accepted(mention('person', 'Maren Holt', 'holt')),
  mention('date', 'between November and March'),
  mention('person', nth(2, 'Holt'), 'holt'),
  mention('organization', 'The board', 'harbourBoard'),
  mention('organization', nth(2, 'the town'), 'townCouncil'),
  named('the tunnel', mention('other', 'the Sound Tunnel', 'soundTunnel')),
  mention('date', '2022'),
  mention('person', nth(2, 'Okafor'), 'okafor'),
  mention('money', '€1.1 million'),
  mention('person', nth(2, 'Brandt'), 'brandt'),
  mention('law', 'A report the Audit Office published in March', 'auditReport'),
  mention('organization', 'the Audit Office', 'auditOffice'),
  mention('date', nth(2, 'March')),
  mention('other', 'the tunnel', 'soundTunnel'),
  mention('organization', 'The ministry', 'ministry'),
  mention('event', 'the election in the autumn'),
];

const QUOTES = [
  accepted(
    quote(
      [
        '“Nobody on this board wants to be the one who cuts an island off,”',
        '“We have bought ourselves a year. Now we must use it.”',
      ],
      { type: 'direct', cue: 'said', source: 'Ines Okafor', speaker: 'okafor' },
    ),
  ),
  accepted(
    quote(
      'that the ship was “living on borrowed rivets” and that a new engine alone would cost €2.4 million',
      {
        type: 'mixed',
        cue: 'told',
        source: 'Tomas Brandt',
        addressee: 'the meeting',
        speaker: 'brandt',
      },
    ),
  ),
  quote(
    'the Morning Tide made 97 of every 100 planned crossings last winter, more than in any of the five winters before',
    { type: 'indirect', cue: 'According to', source: 'Northline Ferries', speaker: 'northline' },
  ),
  quote('she had counted 31 days without a boat between November and March', {
    type: 'indirect',
    cue: nth(2, 'said'),
    source: 'Maren Holt',
    speaker: 'holt',
  }),
  quote(['“I keep a list on the wall,”', '“If their figure is right, my wall is wrong.”'], {
    type: 'direct',
    cue: nth(3, 'said'),
    source: nth(2, 'Holt'),
    speaker: 'holt',
  }),
  quote(
    'a tunnel would pay for itself within 20 years, because it would end the ferry subsidy of €1.1 million a year',
    { type: 'indirect', cue: nth(4, 'said'), source: nth(2, 'Okafor'), speaker: 'okafor' },
  ),
  quote('“arithmetic for optimists.”', {
    type: 'mixed',
    cue: 'called',
    source: nth(2, 'Brandt'),
    speaker: 'brandt',
  }),
  named(
    'the audit',
    quote('the cost of the tunnel had tripled since it was first proposed', {
      type: 'indirect',
      cue: 'found',
      source: 'A report the Audit Office published in March',
      speaker: 'auditOffice',
    }),
  ),
  quote('a decision was unlikely before the election in the autumn', {
    type: 'indirect',
    cue: nth(6, 'said'),
    source: 'An official there, who asked not to be named',
    speaker: { unnamed: 'an official of the ministry' },
  }),
];

const CLAIMS = [
  claim('the vote', 'The vote was six to one', {
    checkWorthiness: 'maybe',
    claimKind: 'fact',
    verdict: 'supported',
    evidence: [
      {
        url: 'https://harbour.example/minutes/2026-05-05',
        title: 'Minutes of the board',
        note: 'Item 3.',
      },
    ],
  }),
  claim('the engine', 'a new engine alone would cost €2.4 million', {
    claimant: 'Tomas Brandt',
    checkWorthiness: 'yes',
    claimKind: 'number',
    note: 'Ask Northline for the yard’s offer.',
  }),
  claim('the crossings', 'the Morning Tide made 97 of every 100 planned crossings last winter', {
    claimant: 'Northline Ferries',
    checkWorthiness: 'yes',
    claimKind: 'number',
    verdict: 'disputed',
    evidence: [
      {
        url: 'https://northline.example/punctuality-2026.pdf',
        title: 'Northline: punctuality report',
        note: 'Counts a crossing as made when it began, however late.',
      },
    ],
  }),
  claim('the wall', 'she had counted 31 days without a boat between November and March', {
    claimant: 'Maren Holt',
    checkWorthiness: 'yes',
    claimKind: 'number',
    note: 'She will send a photograph of the list.',
  }),
  claim('the payback', 'a tunnel would pay for itself within 20 years', {
    claimant: nth(2, 'Okafor'),
    checkWorthiness: 'yes',
    claimKind: 'prediction',
    verdict: 'refuted',
    evidence: [
      {
        url: 'https://audit.example/reports/sound-tunnel',
        title: 'Audit Office report',
        note: 'Puts the tunnel at €186 million; 20 years of subsidy come to 22.',
      },
    ],
  }),
  claim('the subsidy', 'it would end the ferry subsidy of €1.1 million a year', {
    claimant: nth(2, 'Okafor'),
    checkWorthiness: 'maybe',
    claimKind: 'fact',
    verdict: 'supported',
    evidence: [
      { url: 'https://skerrow.example/budget/2026', title: 'Town budget 2026', note: 'Page 41.' },
    ],
  }),
  accepted(
    claim('the tripling', 'the cost of the tunnel had tripled since it was first proposed', {
      claimant: 'the Audit Office',
      checkWorthiness: 'yes',
      claimKind: 'number',
      verdict: 'supported',
      evidence: [
        {
          url: 'https://audit.example/reports/sound-tunnel',
          title: 'Audit Office report',
          note: 'Table 2.',
        },
      ],
    }),
  ),
];

export const FERRY: ExampleArticle = {
  fields: {
    title: TITLE,
    outlet: 'The Skerrow Post',
    byline: 'Ada Marsh',
    publishedOn: '2026-05-06',
    url: 'https://skerrowpost.example/2026/05/06/ferry-stays',
    language: 'en',
  },
  blocks: BLOCKS,
  tags: [...MENTIONS, ...QUOTES, ...CLAIMS],
  links: [
    { type: 'contradicts', from: 'the wall', to: 'the crossings' },
    { type: 'supports', from: 'the subsidy', to: 'the payback' },
    { type: 'about', from: 'the tripling', to: 'the tunnel' },
    { type: 'about', from: 'the audit', to: 'the tunnel' },
  ],
};
