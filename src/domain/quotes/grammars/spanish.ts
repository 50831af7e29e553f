import type { GrammarWords } from '../grammar.ts';

export const SPANISH: GrammarWords = {
  verbs:
    'dijo dice dicen dijeron dicho decía afirmó afirma afirman afirmaron afirmado aseguró asegura aseguraron ' +
    'asegurado explicó explica explicaron explicado añadió añade añadieron añadido declaró declara declararon ' +
    'declarado señaló señala señalaron señalado indicó indica indicaron indicado advirtió advierte ' +
    'advirtieron advertido contó cuenta contaron contado respondió responde respondieron respondido ' +
    'preguntó pregunta preguntaron insistió insiste insistieron insistido recordó recuerda recordaron ' +
    'recordado denunció denuncia denunciaron denunciado sostuvo sostiene sostuvieron sostenido comentó ' +
    'comenta comentaron subrayó subraya subrayado reconoció reconoce reconocieron reconocido confirmó ' +
    'confirma confirmaron confirmado anunció anuncia anunciaron anunciado escribió escribe escribieron ' +
    'lamentó lamenta lamentado criticó critica criticado prometió promete apuntó apunta manifestó ' +
    'manifiesta expresó expresa concluyó concluye destacó destaca negó niega pidió pide relató relata ' +
    'gritó exclamó agregó agrega precisó precisa matizó alertó alerta',
  addressing: '',
  transitive: '',
  phrases: [],
  prefixes: ['según', 'de acuerdo con', 'en palabras de', 'para'],
  auxiliaries: 'ha han había habían también después luego ya aún todavía le les se no',
  determiners:
    'el la los las un una unos unas mi mis su sus este esta estos estas ese esa dos tres cuatro varios ' +
    'varias algunos algunas muchos muchas otro otra cada ningún',
  alone: 'dos tres cuatro varios varias algunos algunas muchos muchas otro otra',
  that: 'que',
  plain: '',
  joints:
    'que porque cuando mientras como si aunque donde pero o quien quienes cuyo desde hasta pues',
  and: 'y e',
  prepositions:
    'en a ante con contra desde durante entre hacia hasta por sin sobre tras al ayer hoy anoche',
  links: 'de del para',
  particles: 'de del la las los y da von van bin al',
  adverbs:
    'y pero luego después ayer hoy mañana entonces lunes martes miércoles jueves viernes sábado domingo ' +
    'también además sin embargo finalmente',
  times: 'vez día semana mes año mañana tarde noche',
  she: 'ella',
  he: 'él',
  they: 'ellos ellas',
  it: '',
  objects: 'me le les nos te os',
  toward: 'a al',
  indefinite: 'un una unos unas varios varias algunos algunas muchos dos tres mi su otro otra',
};
