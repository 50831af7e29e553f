import { texts } from '#texts/texts.ts';
import { colourDistance, contrastRatio, type ColourVision } from '../colour.ts';
import type { Problem } from '../problem.ts';
import { offered, type Codebook, type TagColour } from './codebook.ts';
import { PAPERS, TAG_PALETTE, type Paper } from './palette.ts';

/** What a name in the tag's colour needs to be read on paper; WCAG 2.2, level AA. */
export const LEAST_CONTRAST = 4.5;
/** Closer than this in Oklab, two underlines beside each other are taken for one colour. */
const LEAST_DISTANCE = 0.025;

const PAPER_NAMES = Object.keys(PAPERS) as Paper[];

/** How a colour stands out from each paper, 1 to 21. */
export function contrastOf(colour: TagColour): Readonly<Record<Paper, number>> {
  const { light, dark } = TAG_PALETTE[colour];
  return {
    light: contrastRatio(light, PAPERS.light),
    dark: contrastRatio(dark, PAPERS.dark),
  };
}

const BLINDNESS = [
  'protanopia',
  'deuteranopia',
  'tritanopia',
] as const satisfies readonly ColourVision[];

/**
 * Neighbours of the codebook that some eyes cannot tell apart by colour. A word of
 * warning, not a problem: every tag says its name as well.
 */
export function colourWarnings(codebook: Codebook): Problem[] {
  const drawn = drawnColours(codebook);
  return drawn.slice(1).flatMap((one, at) => {
    const before = drawn[at];
    if (before === undefined) return [];
    const words = texts.codebookProblems.colours;
    if (before.colour === one.colour) {
      const colour = texts.codebook.colour.names[one.colour];
      return [{ path: one.path, message: words.same(one.name, before.name, colour) }];
    }
    const eyes = BLINDNESS.filter((vision) => areAlike(one.colour, before.colour, vision));
    if (eyes.length === 0) return [];
    const who = eyes.map((vision) => words.eyes[vision]);
    return [{ path: one.path, message: words.alike(one.name, before.name, who) }];
  });
}

interface Drawn {
  readonly name: string;
  readonly colour: TagColour;
  /** Of the colour in the codebook. */
  readonly path: string;
}

function drawnColours({ kinds }: Codebook): Drawn[] {
  return kinds.flatMap((kind, at): Drawn[] => {
    if (kind.retired === true) return [];
    if (offered(kind.labels).length === 0)
      return [{ name: kind.name, colour: kind.colour, path: `kinds.${at}.colour` }];
    return kind.labels.flatMap(({ name, colour = kind.colour, retired }, labelAt) =>
      retired === true ? [] : [{ name, colour, path: `kinds.${at}.labels.${labelAt}.colour` }],
    );
  });
}

function areAlike(one: TagColour, other: TagColour, vision: ColourVision): boolean {
  return PAPER_NAMES.some(
    (paper) =>
      colourDistance(TAG_PALETTE[one][paper], TAG_PALETTE[other][paper], vision) < LEAST_DISTANCE,
  );
}
