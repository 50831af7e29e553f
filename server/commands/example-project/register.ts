import type { Entity } from '#domain/tag/tag.ts';

export type EntityKey = keyof typeof REGISTER;

/** The people, organisations and things of the example's made-up town. */
export const REGISTER = {
  okafor: person('Ines Okafor', ['Okafor'], 'Chair of the Harbour Board since 2019.'),
  brandt: person(
    'Tomas Brandt',
    ['Brandt', 'Councillor Tomas Brandt'],
    'Councillor, Skerrow First.',
  ),
  holt: person('Maren Holt', ['Holt'], 'Runs the shop at the landing on Skerry Island.'),
  achterberg: person('Leonie Achterberg', ['Achterberg'], 'Chief auditor.'),
  haddad: person('Samir Haddad', ['Haddad'], 'Engineer of the town.'),
  varga: person('Jonas Varga', ['Varga', 'the minister'], 'Finance minister.'),
  adeyemi: person('Ruth Adeyemi', ['Adeyemi'], 'Headteacher of Pier Street Primary School.'),
  harbourBoard: organization('Harbour Board', ['the board']),
  townCouncil: organization('Skerrow Town Council', ['the council', 'the town']),
  northline: organization('Northline Ferries', ['Northline']),
  auditOffice: organization('Audit Office', ['the auditors']),
  ministry: organization('Ministry of Finance', ['the ministry']),
  buildersUnion: organization('National Builders’ Union', []),
  school: organization('Pier Street Primary School', []),
  skerrowFirst: organization('Skerrow First', []),
  haldenUniversity: organization('Halden University', []),
  skerrow: place('Skerrow'),
  skerryIsland: place('Skerry Island'),
  sound: place('Skerrow Sound'),
  anchorLane: place('Anchor Lane'),
  flood: entry('2019 flood', 'event', [], ''),
  coastalLinksAct: entry('Coastal Links Act', 'law', [], ''),
  auditReport: entry('Audit Office report on the Sound Tunnel', 'law', ['the report'], ''),
  morningTide: entry('Morning Tide', 'other', ['the ship'], 'Ferry, built in 1985.'),
  soundTunnel: entry('Sound Tunnel', 'other', ['the tunnel'], 'Planned in 2018, shelved in 2022.'),
} as const;

type Entry = Omit<Entity, 'id' | 'createdBy' | 'createdAt'>;

function entry(name: string, type: string, aliases: readonly string[], note: string): Entry {
  return {
    name,
    type,
    aliases,
    note,
    role: '',
    url: '',
    wikidataId: '',
    mergedInto: null,
    removed: false,
  };
}

function person(name: string, aliases: readonly string[], note: string): Entry {
  return entry(name, 'person', aliases, note);
}

function organization(name: string, aliases: readonly string[]): Entry {
  return entry(name, 'organization', aliases, '');
}

function place(name: string): Entry {
  return entry(name, 'place', [], '');
}
