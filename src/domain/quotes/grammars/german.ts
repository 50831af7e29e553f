import type { GrammarWords } from '../grammar.ts';

export const GERMAN: GrammarWords = {
  verbs:
    'sagt sagte sagten sagen gesagt erklärt erklärte erklärten erklären meint meinte meinten gemeint ' +
    'betont betonte betonten antwortet antwortete antworteten geantwortet warnt warnte warnten gewarnt ' +
    'fragt fragte fragten gefragt ergänzt ergänzte ergänzten kritisiert kritisierte kritisierten ' +
    'fordert forderte forderten gefordert behauptet behauptete behaupteten berichtet berichtete berichteten ' +
    'schreibt schrieb schrieben geschrieben erzählt erzählte erzählten ruft rief riefen gerufen ' +
    'bestätigt bestätigte bestätigten kündigte kündigt angekündigt versichert versicherte versicherten ' +
    'verspricht versprach versprachen räumt räumte eingeräumt teilte mitgeteilt nennt nannte nannten genannt ' +
    'erinnert erinnerte äußerte äußert geäußert klagt klagte klagten entgegnet entgegnete entgegneten ' +
    'erwidert erwiderte erwiderten bemerkt bemerkte lobt lobte vermutet vermutete glaubt ' +
    'twitterte postete unterstrich heißt bekräftigte bekräftigt wiederholte gibt gab zitierte spricht sprach',
  addressing: 'fragt fragte fragten warnt warnte warnten erinnert erinnerte',
  transitive: '',
  phrases: ['fügte hinzu', 'so'],
  prefixes: [
    'laut',
    'nach angaben von',
    'nach angaben der',
    'nach angaben des',
    'zufolge',
    'nach den worten von',
  ],
  auxiliaries: 'hat haben hatte hatten habe wird werden würde auch dann später noch schon nur',
  determiners:
    'der die das den dem des ein eine einen einem einer mein meine sein seine ihr ihre unser unsere ' +
    'zwei drei vier fünf einige mehrere viele manche alle kein keine dieser diese dieses',
  alone: 'zwei drei vier fünf einige mehrere viele manche alle',
  that: 'dass',
  plain: '',
  joints:
    'dass daß weil während wenn als nachdem bevor obwohl wo seit bis ob aber oder denn damit wie',
  and: 'und',
  prepositions:
    'am im in auf bei nach vor an aus mit über unter durch gegen ohne während seit zu zum zur beim vom ' +
    'gestern heute morgen',
  links: 'von für der des',
  particles: 'van von de der den des zu zum vom am la le di da bin al',
  adverbs:
    'und aber doch dann später inzwischen heute gestern nun jetzt danach zuvor montag dienstag mittwoch ' +
    'donnerstag freitag samstag sonnabend sonntag abend vormittag mittag nachmittag wochenende ' +
    'januar februar märz april mai juni juli august september oktober november dezember deshalb außerdem schließlich dazu',
  times: 'mal tag woche monat jahr morgen mittag abend nacht',
  she: 'sie',
  he: 'er',
  they: '',
  it: '',
  objects: 'mir mich uns ihm ihn ihr ihnen',
  toward: 'gegenüber',
  indefinite: 'ein eine einer einige mehrere viele manche zwei drei mein meine sein seine ihre',
};
