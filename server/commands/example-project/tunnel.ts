import { paragraph, type Block } from '#domain/text/block.ts';
import { accepted, claim, mention, named, nth, quote, type ExampleArticle } from './example.ts';

const TITLE = 'Tunnel would cost three times the first estimate, auditors find';

const BLOCKS: readonly Block[] = [
  { type: { name: 'heading', level: 1 }, runs: [{ text: TITLE }] },
  paragraph(
    'A road tunnel under Skerrow Sound would cost €186 million, three times what engineers estimated in 2018, the Audit Office said in a report on Thursday.',
  ),
  paragraph(
    '“The first estimate left out the approach roads, the pumps and the price of money,” said Leonie Achterberg, the chief auditor. “It was a tunnel without two ends.”',
  ),
  paragraph(
    'The town’s engineer, Samir Haddad, rejected the finding. In a letter to the council he wrote that the auditors “compared a sketch with a contract” and that no figure in the 2018 study had been wrong.',
  ),
  paragraph(
    'Steel now costs 60 percent more than in 2018, according to the National Builders’ Union.',
  ),
  { type: { name: 'heading', level: 2 }, runs: [{ text: 'Who would pay' }] },
  paragraph(
    'Under the Coastal Links Act, the state covers up to half the cost of a fixed crossing to an island with more than 500 residents. Skerry Island had 612 at the last census.',
  ),
  paragraph(
    'Finance minister Jonas Varga told parliament on Wednesday that the state would “look kindly” on an application. But his ministry’s budget for crossings is spent until 2029, the report says.',
  ),
  paragraph(
    '“Kindness is not a line in the budget,” Achterberg said when asked about the minister’s words.',
  ),
  paragraph(
    'Ines Okafor, who chairs the Harbour Board, said the report proved that waiting was the dearest choice of all. “Every year on the drawing board adds fifteen million euros,” she said.',
  ),
  paragraph(
    'That is close to what the auditors found: an average rise of €15.5 million a year since 2018. The council is to debate the report on 24 March.',
  ),
];

const MENTIONS = [
  named('the tunnel', mention('other', 'A road tunnel under Skerrow Sound', 'soundTunnel')),
  mention('place', 'Skerrow Sound', 'sound'),
  accepted(mention('money', '€186 million')),
  mention('date', '2018'),
  accepted(mention('organization', 'the Audit Office', 'auditOffice')),
  mention('law', 'a report', 'auditReport'),
  mention('date', 'Thursday'),
  accepted(mention('person', 'Leonie Achterberg', 'achterberg')),
  mention('organization', 'The town', 'townCouncil'),
  accepted(mention('person', 'Samir Haddad', 'haddad')),
  mention('law', 'a letter to the council'),
  mention('organization', 'the council', 'townCouncil'),
  mention('organization', 'the auditors', 'auditOffice'),
  mention('law', 'the 2018 study'),
  mention('organization', 'the National Builders’ Union', 'buildersUnion'),
  mention('law', 'the Coastal Links Act', 'coastalLinksAct'),
  mention('place', 'Skerry Island', 'skerryIsland'),
  mention('event', 'the last census'),
  mention('person', 'Jonas Varga', 'varga'),
  mention('organization', 'parliament'),
  mention('date', 'Wednesday'),
  mention('organization', 'his ministry', 'ministry'),
  mention('date', '2029'),
  mention('law', 'the report', 'auditReport'),
  mention('person', nth(2, 'Achterberg'), 'achterberg'),
  mention('person', 'the minister', 'varga'),
  mention('person', 'Ines Okafor', 'okafor'),
  mention('organization', 'the Harbour Board', 'harbourBoard'),
  mention('money', 'fifteen million euros'),
  mention('organization', nth(2, 'the auditors'), 'auditOffice'),
  mention('money', '€15.5 million'),
  mention('organization', 'The council', 'townCouncil'),
  mention('date', '24 March'),
];

const QUOTES = [
  quote(
    'A road tunnel under Skerrow Sound would cost €186 million, three times what engineers estimated in 2018',
    { type: 'indirect', cue: 'said', source: 'the Audit Office', speaker: 'auditOffice' },
  ),
  accepted(
    quote(
      [
        '“The first estimate left out the approach roads, the pumps and the price of money,”',
        '“It was a tunnel without two ends.”',
      ],
      { type: 'direct', cue: nth(2, 'said'), source: 'Leonie Achterberg', speaker: 'achterberg' },
    ),
  ),
  quote(
    'that the auditors “compared a sketch with a contract” and that no figure in the 2018 study had been wrong',
    { type: 'mixed', cue: 'wrote', source: 'he', addressee: 'the council', speaker: 'haddad' },
  ),
  quote('Steel now costs 60 percent more than in 2018', {
    type: 'indirect',
    cue: 'according to',
    source: 'the National Builders’ Union',
    speaker: 'buildersUnion',
  }),
  quote('that the state would “look kindly” on an application', {
    type: 'mixed',
    cue: 'told',
    source: 'Finance minister Jonas Varga',
    addressee: 'parliament',
    speaker: 'varga',
  }),
  quote('his ministry’s budget for crossings is spent until 2029', {
    type: 'indirect',
    cue: 'says',
    source: 'the report',
    speaker: 'auditOffice',
  }),
  quote('“Kindness is not a line in the budget,”', {
    type: 'direct',
    cue: nth(3, 'said'),
    source: nth(2, 'Achterberg'),
    speaker: 'achterberg',
  }),
  quote('the report proved that waiting was the dearest choice of all', {
    type: 'indirect',
    cue: nth(4, 'said'),
    source: 'Ines Okafor',
    speaker: 'okafor',
  }),
  quote('“Every year on the drawing board adds fifteen million euros,”', {
    type: 'direct',
    cue: nth(5, 'said'),
    source: 'she',
    speaker: 'okafor',
  }),
];

const REPORT = {
  url: 'https://audit.example/reports/sound-tunnel',
  title: 'Audit Office report',
};

const CLAIMS = [
  accepted(
    claim('the cost', 'A road tunnel under Skerrow Sound would cost €186 million', {
      claimant: 'the Audit Office',
      checkWorthiness: 'yes',
      claimKind: 'number',
      verdict: 'supported',
      evidence: [{ ...REPORT, note: 'Table 2, low estimate.' }],
    }),
  ),
  claim(
    'the omission',
    'The first estimate left out the approach roads, the pumps and the price of money',
    {
      claimant: 'Leonie Achterberg',
      checkWorthiness: 'yes',
      claimKind: 'fact',
      verdict: 'disputed',
      evidence: [
        {
          url: 'https://skerrow.example/studies/sound-tunnel-2018.pdf',
          title: 'The 2018 study',
          note: 'Has the pumps, but as an option.',
        },
      ],
    },
  ),
  claim('the study', 'no figure in the 2018 study had been wrong', {
    claimant: 'he',
    checkWorthiness: 'yes',
    claimKind: 'fact',
    verdict: 'disputed',
  }),
  claim('the steel', 'Steel now costs 60 percent more than in 2018', {
    claimant: 'the National Builders’ Union',
    checkWorthiness: 'yes',
    claimKind: 'number',
    verdict: 'refuted',
    evidence: [
      {
        url: 'https://statistics.example/prices/steel',
        title: 'Producer prices, steel',
        note: 'Up 38 percent between March 2018 and February 2026.',
      },
    ],
  }),
  claim(
    'the act',
    'the state covers up to half the cost of a fixed crossing to an island with more than 500 residents',
    {
      checkWorthiness: 'maybe',
      claimKind: 'fact',
      verdict: 'supported',
      evidence: [
        {
          url: 'https://laws.example/coastal-links',
          title: 'Coastal Links Act',
          note: 'Section 4.',
        },
      ],
    },
  ),
  claim('the residents', 'Skerry Island had 612 at the last census', {
    checkWorthiness: 'maybe',
    claimKind: 'number',
  }),
  claim('the dearest choice', 'waiting was the dearest choice of all', {
    claimant: 'Ines Okafor',
    checkWorthiness: 'not',
    claimKind: 'opinion',
  }),
  claim('the yearly rise', 'Every year on the drawing board adds fifteen million euros', {
    claimant: 'she',
    checkWorthiness: 'yes',
    claimKind: 'number',
    verdict: 'supported',
    evidence: [{ ...REPORT, note: 'Gives 15.5 million on average.' }],
  }),
  claim('the average', 'an average rise of €15.5 million a year since 2018', {
    claimant: nth(2, 'the auditors'),
    checkWorthiness: 'maybe',
    claimKind: 'number',
  }),
];

export const TUNNEL: ExampleArticle = {
  fields: {
    title: TITLE,
    outlet: 'The Skerrow Post',
    byline: 'Piet Lindqvist',
    publishedOn: '2026-03-12',
    url: 'https://skerrowpost.example/2026/03/12/tunnel-audit',
    language: 'en',
  },
  blocks: BLOCKS,
  tags: [...MENTIONS, ...QUOTES, ...CLAIMS],
  links: [
    { type: 'contradicts', from: 'the study', to: 'the omission' },
    { type: 'supports', from: 'the average', to: 'the yearly rise' },
    { type: 'about', from: 'the cost', to: 'the tunnel' },
  ],
};
