import type { Codebook, LinkType } from '#domain/codebook/codebook.ts';
import { texts } from '#texts/texts.ts';
import { linkTypesBetween } from '#domain/codebook/link-types.ts';

/** A link that can be made between the tag one started at and the tag one came to. */
export interface LinkOption {
  readonly id: string;
  readonly group: string;
  readonly type: LinkType;
  /** From where one started to where one came, or the other way round. */
  readonly direction: 'onward' | 'back';
}

interface End {
  readonly kind: string;
  readonly words: string;
}

/** Every link the codebook allows between two tags, the onward ones first. */
export function linkOptions(codebook: Codebook, start: End, end: End): readonly LinkOption[] {
  const option = (direction: LinkOption['direction'], group: string) => (type: LinkType) => ({
    id: `${direction} ${type.id}`,
    group,
    type,
    direction,
  });
  const onward = linkTypesBetween(codebook, start.kind, end.kind);
  const back = linkTypesBetween(codebook, end.kind, start.kind).filter(
    (type) => type.symmetric !== true || !onward.includes(type),
  );
  const { between } = texts.links.palette;
  const [first, second] = [shortened(start.words), shortened(end.words)];
  return [
    ...onward.map(option('onward', between(first, second))),
    ...back.map(option('back', between(second, first))),
  ];
}

const SHOWN_LENGTH = 32;

function shortened(words: string): string {
  return words.length <= SHOWN_LENGTH ? words : `${words.slice(0, SHOWN_LENGTH - 1).trimEnd()}…`;
}
