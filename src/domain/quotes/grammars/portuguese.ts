import type { GrammarWords } from '../grammar.ts';

export const PORTUGUESE: GrammarWords = {
  verbs:
    'disse diz dizem disseram dito dizia afirmou afirma afirmam afirmaram afirmado explicou explica ' +
    'explicam explicaram explicado acrescentou acrescenta acrescentaram declarou declara declararam ' +
    'declarado garantiu garante garantiram contou conta contaram contado respondeu responde responderam ' +
    'perguntou pergunta perguntaram alertou alerta alertaram alertado lembrou lembra lembraram avisou avisa ' +
    'confirmou confirma confirmaram confirmado anunciou anuncia anunciaram anunciado escreveu escreve ' +
    'escreveram insistiu insiste concluiu conclui comentou comenta admitiu admite admitiram denunciou ' +
    'denuncia ressaltou ressalta destacou destaca observou observa criticou critica prometeu promete ' +
    'negou nega pediu pede relatou relata defendeu defende salientou salienta sublinhou sublinha ' +
    'completou completa gritou informou informa',
  addressing: '',
  transitive: '',
  phrases: [],
  prefixes: ['segundo', 'de acordo com', 'conforme', 'para', 'nas palavras de'],
  auxiliaries: 'tem têm tinha tinham também depois já ainda não lhe lhes se',
  determiners:
    'o a os as um uma uns umas meu minha seu sua seus suas nosso nossa este esta esse essa dois duas três ' +
    'quatro vários várias alguns algumas muitos muitas outro outra cada',
  alone: 'dois duas três quatro vários várias alguns algumas muitos muitas outro outra',
  that: 'que',
  plain: '',
  joints: 'que porque quando enquanto como se embora onde mas ou quem cujo desde até pois',
  and: 'e',
  prepositions:
    'em no na nos nas ao à aos com contra desde durante entre por pelo pela sem sobre após ontem hoje',
  links: 'de do da dos das para',
  particles: 'de do da dos das e van von al bin',
  adverbs:
    'e mas depois ontem hoje amanhã segunda terça quarta quinta sexta sábado domingo então também ' +
    'entretanto porém finalmente',
  times: 'vez dia semana mês ano manhã tarde noite',
  she: 'ela',
  he: 'ele',
  they: 'eles elas',
  it: '',
  objects: 'me lhe lhes nos te',
  toward: 'a ao à aos às',
  indefinite: 'um uma uns umas vários várias alguns algumas muitos dois duas três',
};
