import type { GrammarWords } from '../grammar.ts';

export const ITALIAN: GrammarWords = {
  verbs:
    'dice dicono disse dissero detto diceva afferma affermano affermato affermò spiega spiegano spiegato ' +
    'spiegò aggiunge aggiungono aggiunto aggiunse dichiara dichiarano dichiarato dichiarò sostiene sostengono ' +
    'sostenuto sottolinea sottolineano sottolineato racconta raccontano raccontato raccontò risponde ' +
    'rispondono risposto rispose chiede chiedono chiesto chiese avverte avvertono avvertito assicura ' +
    'assicurano assicurato ricorda ricordano ricordato conferma confermano confermato annuncia annunciano ' +
    'annunciato scrive scrivono scritto scrisse insiste insistito conclude concluso commenta commentano ' +
    'commentato ammette ammettono ammesso denuncia denunciato precisa precisato osserva osservato ' +
    'ribadisce ribadito lamenta lamentato promette promesso nega negato prosegue rileva evidenzia',
  addressing: '',
  transitive: '',
  phrases: ['fa sapere', 'ha fatto sapere'],
  prefixes: ['secondo', 'per', 'a detta di', 'stando a'],
  auxiliaries: 'ha hanno aveva avevano è anche poi ancora già inoltre non gli le si',
  determiners:
    'il lo la i gli le l un uno una mio mia suo sua nostro nostra loro questo questa due tre quattro ' +
    'alcuni alcune molti molte diversi ogni',
  alone: 'due tre quattro alcuni alcune molti molte',
  that: 'che',
  plain: '',
  joints: 'che perché quando mentre come se dove ma o chi cui poiché finché',
  and: 'e ed',
  prepositions:
    'in a su con per tra fra da dal dalla nel nella sul sulla durante dopo prima contro ieri oggi',
  links: 'di del della dello dei degli delle',
  particles: 'di de del della da dal dalla dei la lo van von al bin',
  adverbs:
    'e ma poi ieri oggi domani lunedì martedì mercoledì giovedì venerdì sabato domenica allora intanto ' +
    'infine inoltre però',
  times: 'volta giorno settimana mese anno mattina sera notte',
  she: 'lei ella',
  he: 'lui egli',
  they: 'loro essi',
  it: '',
  objects: 'mi gli le ci vi ti',
  toward: 'a al alla ai agli alle',
  indefinite: 'un uno una alcuni alcune molti molte diversi due tre',
};
