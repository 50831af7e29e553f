import type { GrammarWords } from '../grammar.ts';

/** Without articles, and with endings that say more than places: only the plainest patterns are found. */
export const POLISH: GrammarWords = {
  verbs:
    'mówi mówią mówił mówiła mówili powiedział powiedziała powiedzieli twierdzi twierdzą twierdził ' +
    'twierdziła dodał dodała dodali dodaje wyjaśnił wyjaśniła wyjaśnia odpowiedział odpowiedziała odpowiada ' +
    'zapytał zapytała pyta ostrzegł ostrzegła ostrzega podkreślił podkreśliła podkreśla zapewnił zapewniła ' +
    'zapewnia przyznał przyznała przyznaje poinformował poinformowała informuje napisał napisała pisze ' +
    'ocenił oceniła ocenia stwierdził stwierdziła stwierdza zaznaczył zaznaczyła zaznacza ogłosił ogłosiła ' +
    'opowiada opowiadał opowiadała potwierdził potwierdziła krzyknął krzyknęła',
  addressing: '',
  transitive: '',
  phrases: [],
  prefixes: ['według', 'zdaniem', 'jak'],
  auxiliaries: 'też także potem już jeszcze nie',
  determiners:
    'ten ta to ci te jego jej ich mój moja nasz nasza dwa dwie dwaj trzy kilka kilku wielu pewien pewna jeden jedna',
  alone: 'dwa dwie dwaj trzy kilka kilku wielu jeden jedna',
  that: 'że iż',
  plain: '',
  joints: 'że bo ponieważ kiedy gdy jak jeśli choć gdzie ale lub który która które którzy',
  and: 'i oraz',
  prepositions: 'w we na po przed z ze o od do przez dla pod nad przy bez podczas wczoraj dziś',
  links: '',
  particles: 'van von de',
  adverbs: 'i ale potem wczoraj dziś jutro teraz jednak następnie wtedy',
  times: 'raz dzień dnia tydzień miesiąc rok ranka wieczór noc',
  she: 'ona',
  he: 'on',
  they: 'oni one',
  it: '',
  objects: 'mi mu jej nam im',
  toward: 'do',
  indefinite: 'pewien pewna jeden jedna kilka kilku wielu dwa dwie dwaj trzy',
};
