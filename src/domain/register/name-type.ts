import { grammarOf } from '../quotes/grammar.ts';
import type { Span } from '../span/span.ts';
import { figureTypeOf, type FigureType } from '../text/figures.ts';
import { isDateline } from '../text/dateline.ts';
import { isInHeadline } from '../text/headline.ts';
import { isTitle } from './names.ts';

/** What codebooks call what a name may be of: a label id of the entity kind. */
export type NameType = 'person' | 'organization' | 'place' | 'event' | 'law' | FigureType;

export interface NameInText {
  readonly text: string;
  readonly name: Span;
  /** BCP 47, or empty. */
  readonly language: string;
}

/** What kind of thing a name is of, by its own words and those beside it; null when they do not tell. */
export function nameTypeOf({ text, name, language }: NameInText): NameType | null {
  if (isDateline(text, name)) return 'place';
  const words = text.slice(name.start, name.end);
  const behind = text.slice(name.end, name.end + NEAR);
  const lead = text.slice(Math.max(0, name.start - NEAR), name.start);
  const byItself = figureTypeOf(words, language) ?? typeByWords(words);
  if (byItself !== null && SURE.has(byItself)) return byItself;
  if (PERSON_BEFORE.test(lead)) return 'person';
  if (ORGANIZATION_BEFORE.test(lead)) return 'organization';
  if (byItself !== null || isInHeadline(text, name)) return byItself;
  return typeBeside(words, { before: lastWord(lead), behind, language });
}

/** As far as a word beside the name reaches. */
const NEAR = 40;

function lastWord(text: string): string {
  return /([\p{L}.]+)[^\S\n]$/u.exec(text)?.[1] ?? '';
}

const ORGANIZATION = wordSet(
  'builders capital chronicle construction consulting contractors energy engineering gazette herald journal ' +
    'logistics media motors observer pharma solutions studios systems technologies tribune ' +
    'administration agency airlines airways alliance army assembly association authority bank board broadcasting ' +
    'bureau cabinet chamber charity church club coalition college commission committee company congress corporation ' +
    'council courier court department directorate federation force foundation fund government group guild holdings ' +
    'hospital inc industries institute llc laboratory league ltd ministry movement museum navy network news ' +
    'observatory office orchestra organisation organization parliament partners partnership party police post press ' +
    'railway railways school senate service services shipping society squad syndicate team times trust tribunal union ' +
    'unit united university ag gmbh sa se ministerium universität behörde gewerkschaft partei verein université ' +
    'ministère universidad ministerio università ministero',
);
const PLACE = wordSet(
  'airport avenue basin bay beach bridge canal castle city coast county court district falls forest harbour harbor ' +
    'hill hills hotel house inn island islands isle isles lake lane marsh mountain mountains ocean palace park point ' +
    'port province quay river road sea shore square station strait street tower town valley village wharf woods',
);
const PLACE_BEFORE = wordSet('cape fort lake mount port saint san santa st puerto');
const LAW = wordSet(
  'accord act agreement amendment bill charter code constitution convention decree directive law ordinance ' +
    'protocol regulation report statute treaty gesetz grundgesetz verordnung',
);
const EVENT = wordSet(
  'championship championships conference cup election elections exhibition fair festival games hurricane olympics ' +
    'referendum storm summit war',
);

/** University |of Westerlund|, Skerry |Island|, Penrose |&| Lyle: what says what the rest is a name of. */
export function typeByWords(words: string): NameType | null {
  if (/\p{L}[^\S\n]?&[^\S\n]?\p{L}/u.test(words)) return 'organization';
  const [lead = ''] = words.split(/[^\S\n](?:of|for|de|del|della|für)[^\S\n]/u);
  const inLead = lead.split(/\s+/u);
  const head = (inLead.at(-1) ?? '').toLowerCase();
  const isLonger = inLead.length > 1 || lead !== words;
  if (ORGANIZATION.has(head)) return 'organization';
  if (LAW.has(head) && isLonger) return 'law';
  if (EVENT.has(head) && isLonger) return 'event';
  const isPlace = PLACE.has(head) || PLACE_BEFORE.has((inLead[0] ?? '').toLowerCase());
  return isPlace && isLonger ? 'place' : null;
}

/** Nobody is called so, whoever was spoken of before: told the mayor |Monday|, the director, |Vellmar Construction|. */
const SURE: ReadonlySet<NameType> = new Set(['date', 'money', 'organization']);

/** The spokesman, |Edwin Marsh|: who has a post is somebody, though marshes are places. */
const PERSON_BEFORE =
  /(?<!\p{L})(?:spokes(?:man|woman|person)|mayor|minister|director|chair(?:man|woman|person)?|professor|lawyer|teacher|officer|doctor|nurse|councillor|senator|secretary|deputy|editor|reporter|resident),?[^\S\n]$/u;

/** The engineering firm |Halvorsen|. */
const ORGANIZATION_BEFORE =
  /(?<!\p{L})(?:firm|company|contractor|charity|agency|newspaper|retailer|developer|manufacturer|consultancy|union|band)[^\S\n]$/u;

const WHERE = wordSet(
  'in at near off across outside around beyond from to toward towards into on through über aus bei nach à au aux en ' +
    'dans sur vers en desde hacia a da em na no',
);

interface Beside {
  /** The word that ends before the name, or ''. */
  readonly before: string;
  readonly behind: string;
  readonly language: string;
}

function typeBeside(words: string, { before, behind, language }: Beside): NameType | null {
  const { verbs } = grammarOf(language);
  const next = /^,?[^\S\n]([\p{L}]+)/u.exec(behind)?.[1] ?? '';
  if (/^\p{Lu}[\p{Lu}\p{N}&.]{1,6}$/u.test(words)) return 'organization';
  const isAddressed = /^\p{Lu}/u.test(before) && isTitle(before);
  if (isAddressed || next === 'who') return 'person';
  const isSeveral = /\s/u.test(words);
  if (/^the$/i.test(before)) return null;
  if (isSeveral) return WHERE.has(before) && before !== 'to' && before !== 'from' ? null : 'person';
  if (verbs.has(before) || verbs.has(next)) return 'person';
  return WHERE.has(before) ? 'place' : null;
}

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/));
}
