import { paragraph, QUOTATION, type Block } from '#domain/text/block.ts';
import { claim, mention, named, nth, quote, type ExampleArticle } from './example.ts';

const TITLE = 'School shuts its street to cars, twice a day';

const item = (text: string): Block => ({ type: { name: 'bullet', indent: 0 }, runs: [{ text }] });

const BLOCKS: readonly Block[] = [
  { type: { name: 'heading', level: 1 }, runs: [{ text: TITLE }] },
  paragraph(
    'Pier Street Primary School closed its street to cars for the first time on Monday, for an hour in the morning and an hour in the afternoon, in a trial that runs until the Christmas break.',
  ),
  paragraph('“It was quiet enough to hear the gulls,” said the headteacher, Ruth Adeyemi.'),
  paragraph(
    'Not everyone was pleased. A father who had parked two streets away, and who would not give his name, said he had been late for work “for the sake of eleven cones.” “We asked for a crossing guard and were given a carnival,” he said.',
  ),
  paragraph(
    'Councillor Tomas Brandt, whose Skerrow First group opposed the trial, said it would simply move the traffic to Anchor Lane. Police counted 212 cars there between 8 and 9 a.m., up from 180 on the Monday before.',
  ),
  {
    type: { name: 'paragraph' },
    runs: [
      {
        text: 'The town hopes for cleaner air as well. Streets closed in this way have 23 percent less nitrogen dioxide, it said, citing ',
      },
      {
        text: 'a study by Halden University',
        link: { href: 'https://halden.example/school-streets' },
      },
      { text: '. The study looked at ' },
      { text: 'eleven streets in one city', em: true },
      { text: '.' },
    ],
  },
  paragraph(
    'Adeyemi remembered the first child through the gate. “She said, ‘Miss, the road is bigger than it looks,’ and then she ran all the way down the middle of it,” Adeyemi said.',
  ),
  paragraph('In a letter to parents the school put it this way:'),
  {
    type: QUOTATION,
    runs: [{ text: 'We will count, we will listen, and in December we will decide.' }],
  },
  { type: { name: 'heading', level: 2 }, runs: [{ text: 'What happens next' }] },
  item('Cars on Anchor Lane are counted every second Monday.'),
  item('Parents meet on 19 October.'),
  item('The Town Council votes in December.'),
];

const MENTIONS = [
  mention('organization', 'Pier Street Primary School', 'school'),
  mention('place', 'Pier Street'),
  mention('date', 'Monday'),
  mention('event', 'a trial that runs until the Christmas break'),
  mention('date', 'the Christmas break'),
  mention('person', 'Ruth Adeyemi', 'adeyemi'),
  mention('person', 'Tomas Brandt', 'brandt'),
  mention('organization', 'Skerrow First', 'skerrowFirst'),
  mention('event', 'the trial'),
  named('the lane', mention('place', 'Anchor Lane', 'anchorLane')),
  mention('organization', 'Police'),
  mention('date', 'between 8 and 9 a.m.'),
  mention('date', 'the Monday before'),
  mention('organization', 'The town', 'townCouncil'),
  mention('law', 'a study by Halden University'),
  mention('organization', 'Halden University', 'haldenUniversity'),
  mention('law', 'The study'),
  mention('person', nth(2, 'Adeyemi'), 'adeyemi'),
  mention('person', nth(3, 'Adeyemi'), 'adeyemi'),
  mention('law', 'a letter to parents'),
  mention('organization', 'the school', 'school'),
  mention('date', 'December'),
  mention('place', nth(2, 'Anchor Lane'), 'anchorLane'),
  mention('date', '19 October'),
  mention('organization', 'The Town Council', 'townCouncil'),
  mention('date', nth(2, 'December')),
];

const QUOTES = [
  quote('“It was quiet enough to hear the gulls,”', {
    type: 'direct',
    cue: 'said',
    source: 'the headteacher, Ruth Adeyemi',
    speaker: 'adeyemi',
  }),
  quote('he had been late for work “for the sake of eleven cones.”', {
    type: 'mixed',
    cue: nth(2, 'said'),
    source: 'A father who had parked two streets away, and who would not give his name',
    speaker: { unnamed: 'a father' },
  }),
  quote('“We asked for a crossing guard and were given a carnival,”', {
    type: 'direct',
    cue: nth(3, 'said'),
    source: nth(2, 'he'),
    speaker: { unnamed: 'a father' },
  }),
  quote('it would simply move the traffic to Anchor Lane', {
    type: 'indirect',
    cue: nth(4, 'said'),
    source: 'Councillor Tomas Brandt',
    speaker: 'brandt',
  }),
  quote('Streets closed in this way have 23 percent less nitrogen dioxide', {
    type: 'indirect',
    cue: nth(5, 'said'),
    source: nth(2, 'it'),
    speaker: 'townCouncil',
  }),
  quote(
    '“She said, ‘Miss, the road is bigger than it looks,’ and then she ran all the way down the middle of it,”',
    { type: 'direct', cue: nth(7, 'said'), source: nth(3, 'Adeyemi'), speaker: 'adeyemi' },
  ),
  quote('‘Miss, the road is bigger than it looks,’', {
    type: 'direct',
    cue: nth(6, 'said'),
    source: 'She',
    addressee: 'Miss',
    speaker: { unnamed: 'the first child through the gate' },
  }),
  quote('We will count, we will listen, and in December we will decide.', {
    type: 'direct',
    cue: 'put it this way',
    source: 'the school',
    addressee: 'parents',
    speaker: 'school',
  }),
];

const CLAIMS = [
  claim('the traffic', 'it would simply move the traffic to Anchor Lane', {
    claimant: 'Councillor Tomas Brandt',
    checkWorthiness: 'yes',
    claimKind: 'prediction',
    verdict: 'insufficient',
    note: 'One Monday is no trend; look again in October.',
  }),
  claim(
    'the count',
    'Police counted 212 cars there between 8 and 9 a.m., up from 180 on the Monday before',
    {
      checkWorthiness: 'yes',
      claimKind: 'number',
    },
  ),
  claim('the air', 'Streets closed in this way have 23 percent less nitrogen dioxide', {
    claimant: 'The town',
    checkWorthiness: 'yes',
    claimKind: 'number',
    verdict: 'disputed',
    evidence: [
      {
        url: 'https://halden.example/school-streets',
        title: 'Halden University: School streets and air',
        note: 'During the closed hour only, and for eleven streets of one city.',
      },
    ],
  }),
];

export const SCHOOL: ExampleArticle = {
  fields: {
    title: TITLE,
    outlet: 'Sound Weekly',
    byline: 'Noor Castellan',
    publishedOn: '2026-09-15',
    url: 'https://soundweekly.example/school-street',
    language: 'en',
  },
  blocks: BLOCKS,
  tags: [...MENTIONS, ...QUOTES, ...CLAIMS],
  links: [
    { type: 'supports', from: 'the count', to: 'the traffic' },
    { type: 'about', from: 'the traffic', to: 'the lane' },
  ],
};
