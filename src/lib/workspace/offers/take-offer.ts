import { kindOf } from '#domain/codebook/codebook.ts';
import type { Speaker } from '#domain/quotes/surroundings.ts';
import type { EntityReference } from '#domain/tag/tag.ts';
import type { DeskTag } from '../desk/desk-tag.ts';
import type { Desk } from '../desk/desk.svelte.ts';
import type { TagOffer } from './tag-offer.ts';

/** Gives a tag all that is offered for it; whoever is new comes into the register first. */
export function takeOffer(desk: Desk, tag: DeskTag, { parts, fields, speaker }: TagOffer): void {
  const whom = speaker === null ? {} : { [speaker.field.id]: referenceTo(desk, speaker.speaker) };
  desk.edits.fill(tag, parts, { ...fields, ...whom });
}

function referenceTo(desk: Desk, speaker: Speaker): EntityReference {
  switch (speaker.does) {
    case 'point':
      return { entity: speaker.entity };
    case 'create':
      return { entity: desk.edits.addEntity(speaker.name, typeOf(desk, speaker)) };
    case 'leave-unnamed':
      return { unnamed: speaker.description };
  }
}

/** The codebook's label of that id, or its first. */
function typeOf({ codebook }: Desk, { type }: Extract<Speaker, { does: 'create' }>): string {
  const labels = kindOf(codebook, 'entity')?.labels ?? [];
  return (labels.find(({ id }) => id === type) ?? labels[0])?.id ?? type;
}
