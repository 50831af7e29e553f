import type { GrammarWords } from '../grammar.ts';

export const FRENCH: GrammarWords = {
  verbs:
    'dit disent disait déclare déclarent déclaré déclarait affirme affirment affirmé affirmait explique ' +
    'expliquent expliqué expliquait ajoute ajoutent ajouté ajoutait précise précisent précisé précisait ' +
    'estime estiment estimé estimait assure assurent assuré assurait souligne soulignent souligné soulignait ' +
    'indique indiquent indiqué indiquait annonce annoncent annoncé raconte racontent raconté racontait ' +
    'répond répondent répondu répondait demande demandent demandé demandait avertit averti prévient prévenu ' +
    'rappelle rappellent rappelé rappelait reconnaît reconnu confirme confirmé confirment regrette regretté ' +
    'dénonce dénoncé lance lancé insiste insisté poursuit poursuivi conclut conclu écrit écrivait martèle ' +
    'martelé plaide plaidé promet promis soutient soutenu juge jugé note noté observe observé confie confié ' +
    'témoigne témoigné soupire résume résumé crie crié murmure murmuré critique critiqué',
  addressing: '',
  transitive: '',
  phrases: [],
  prefixes: ['selon', 'd’après', "d'après", 'pour'],
  auxiliaries:
    'a ont avait avaient aura est était aussi ensuite encore également déjà alors puis lui leur t',
  determiners:
    'le la les l un une des ce cet cette ces mon ma mes son sa ses notre nos votre leur leurs deux trois ' +
    'quatre plusieurs certains certaines quelques chaque aucun aucune',
  alone: 'deux trois quatre plusieurs certains certaines aucun aucune',
  that: 'que',
  plain: '',
  joints:
    'que parce quand lorsque comme après avant si où depuis mais ou qui dont tandis alors car',
  and: 'et',
  prepositions:
    'dans sur en au aux à par pendant après avant avec chez sans vers contre depuis lors devant hier ' +
    'lundi mardi mercredi jeudi vendredi samedi dimanche',
  links: 'de du des d pour',
  particles: 'de du des d la le van von ben bin al el',
  adverbs:
    'et mais puis ensuite alors hier aujourd’hui demain lundi mardi mercredi jeudi vendredi samedi ' +
    'dimanche cependant pourtant enfin ainsi depuis',
  times: 'fois jour semaine mois année matin soir nuit',
  she: 'elle',
  he: 'il',
  they: 'ils elles on',
  it: '',
  objects: 'me lui leur nous vous te',
  toward: 'à au aux',
  indefinite: 'un une des plusieurs certains certaines quelques deux trois mon ma son sa',
};
