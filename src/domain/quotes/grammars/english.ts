import type { GrammarWords } from '../grammar.ts';

/** Verbs whose forms follow the rule: warn, warns, warned, warning. */
const REGULAR =
  'acknowledge add admit affirm announce answer argue ask assert boast call caution claim comment ' +
  'complain concede conclude confirm contend continue counter cry declare demand deny describe ' +
  'disclose dub emphasise emphasize exclaim explain joke label lament maintain mention murmur mutter ' +
  'note observe pledge post predict proclaim promise quip recall recount reiterate remark remember ' +
  'remind repeat reply report respond retort reveal scream shout signal state stress suggest ' +
  'summarise summarize estimate testify text tweet urge vow warn whisper yell advise assure inform instruct notify';

const IRREGULAR =
  'say says said saying find finds found finding think thinks thought thinking tell tells told telling write writes wrote writing insist insists insisted insisting ' +
  'allege alleges alleged alleging swear swears swore read reads';

function formsOf(verb: string): string[] {
  if (verb.endsWith('e')) return [verb, `${verb}s`, `${verb}d`, `${verb.slice(0, -1)}ing`];
  if (/[^aeiou]y$/.test(verb)) {
    const stem = verb.slice(0, -1);
    return [verb, `${stem}ies`, `${stem}ied`, `${verb}ing`];
  }
  if (verb === 'admit' || verb === 'quip') {
    const doubled = verb + verb.slice(-1);
    return [verb, `${verb}s`, `${doubled}ed`, `${doubled}ing`];
  }
  const third = /(s|sh|ch|x|z)$/.test(verb) ? `${verb}es` : `${verb}s`;
  return [verb, third, `${verb}ed`, `${verb}ing`];
}

const VERBS = [...REGULAR.split(' ').flatMap(formsOf), ...IRREGULAR.split(' ')];

const ADDRESSING =
  'tell tells told telling ask asks asked asking warn warns warned warning remind reminds reminded ' +
  'assure assures assured inform informs informed urge urges urged advise advises advised ' +
  'notify notifies notified instruct instructs instructed promise promises promised answer answered ' +
  'text texts texted caution cautioned';

/** Their object is whom they address, or nothing but what is said. */
const WITHOUT_THINGS = new Set([...ADDRESSING.split(' '), 'say', 'says', 'said', 'saying']);

export const ENGLISH: GrammarWords = {
  verbs: VERBS.join(' '),
  addressing: ADDRESSING,
  transitive: VERBS.filter((verb) => !WITHOUT_THINGS.has(verb)).join(' '),
  phrases: [
    'put it',
    'puts it',
    'pointed out',
    'points out',
    'went on',
    'goes on',
    'quoted as saying',
    'made clear',
    'spoke of',
    'speaks of',
    'used to say',
    'liked to say',
    'likes to say',
  ],
  prefixes: ['according to', 'in the words of', 'in the view of'],
  auxiliaries:
    'has have had is was were are be been would will could should might may did does do also later then ' +
    'never once again reportedly previously already simply only just now not repeatedly still recently ' +
    'quickly often always even earlier first both',
  determiners:
    'the a an this that these those my your his her its our their one two three four five six some ' +
    'several many few another other each every most all no neither both',
  alone:
    'one two three four five six some several many few another all neither both each most those others',
  that: 'that',
  plain:
    'say says said claim claims claimed insist insists insisted allege alleges alleged argue argues argued ' +
    'tell tells told warn warns warned assure assures assured',
  joints:
    'that because while when as after before if although though where so since until than whether ' +
    'who whom whose which but or',
  and: 'and',
  prepositions:
    'in on at by during after before from with about into over under near through against amid ' +
    'without within following despite yesterday today tonight',
  links: 'of for',
  particles: 'van von de der den di da del della la le bin ibn al el of the du dos ten ter',
  adverbs:
    'and but so yet then later meanwhile still now however instead today yesterday tonight also ' +
    'monday tuesday wednesday thursday friday saturday sunday january february march april june july ' +
    'august september october november december afterwards eventually finally earlier recently ' +
    'twice once last next week month year morning evening afternoon night again here there',
  times: 'time day week month year morning afternoon evening night moment',
  she: 'she',
  he: 'he',
  they: 'they',
  it: 'it',
  objects: 'me him her us them you',
  toward: 'to',
  indefinite:
    'a an one some several many two three four five six another few most other my his her our their',
};
