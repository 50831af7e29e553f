import { describe, expect, it } from 'vitest';
import { newId, type TagId } from '../ids.ts';
import { diffProse } from '../text/prose-diff.ts';
import { tagChanges, type StandingTag } from './tag-changes.ts';

const OLDER = 'The mayor opened the bridge. Ines Okafor spoke.\n';

function tagOn(text: string, words: string, as: Partial<StandingTag> = {}): StandingTag {
  const start = text.indexOf(words);
  const span =
    start === -1
      ? ({ state: 'detached', near: 0, quote: words } as const)
      : ({ state: 'placed', start, end: start + words.length, quote: words } as const);
  const id = newId<TagId>();
  return { id, kind: 'entity', label: 'person', parts: { mention: [span] }, ...as };
}

function changes(newer: string, before: StandingTag, after: StandingTag | null): string[] {
  const now = after === null ? [] : [{ ...after, id: before.id }];
  return tagChanges([before], now, diffProse(OLDER, newer)).map(
    (change) => `${change.what}: ${change.before} → ${change.after}`,
  );
}

describe('what changes of a text did to its tags', () => {
  const person = tagOn(OLDER, 'Ines Okafor');

  it('RV6: says nothing of a tag that went along with its words', () => {
    const newer = 'Today, the mayor opened the old bridge. Ines Okafor spoke.\n';
    expect(changes(newer, person, tagOn(newer, 'Ines Okafor'))).toEqual([]);
  });

  it('RV6: tells of words that were corrected, lost and found again', () => {
    const newer = 'The mayor opened the bridge. Inés Okafor spoke.\n';
    const lost = tagOn('', 'Ines Okafor');
    expect(changes(newer, person, tagOn(newer, 'Inés Okafor'))).toEqual([
      'words: Ines Okafor → Inés Okafor',
    ]);
    expect(changes('The mayor opened.\n', person, lost)).toEqual([
      'detached: Ines Okafor → Ines Okafor',
    ]);
    expect(changes(OLDER, lost, person)).toEqual(['attached: Ines Okafor → Ines Okafor']);
  });

  it('RV6: takes a part that somebody added or removed for a change of words', () => {
    const { mention } = tagOn(OLDER, 'Ines Okafor').parts;
    const { mention: cue } = tagOn(OLDER, 'spoke').parts;
    const [alone, both] = [{ content: mention ?? [] }, { content: mention ?? [], cue: cue ?? [] }];
    const [without, withCue] = [
      { ...person, parts: alone },
      { ...person, parts: both },
    ];
    expect(changes(OLDER, withCue, without)).toEqual(['words: Ines Okafor … spoke → Ines Okafor']);
    expect(changes(OLDER, without, withCue)).toEqual(['words: Ines Okafor → Ines Okafor … spoke']);
  });

  it('RV6: tells of a tag that stands on the same words elsewhere', () => {
    const newer = 'Ines Okafor spoke. The mayor opened the bridge. Ines Okafor spoke.\n';
    const [from, to] = [0, 'Ines Okafor'.length];
    const span = { state: 'placed', start: from, end: to, quote: 'Ines Okafor' } as const;
    const moved = { ...person, parts: { mention: [span] } };
    expect(changes(newer, person, moved)).toEqual(['moved: Ines Okafor → Ines Okafor']);
  });

  it('RV6: tells of tags that came, went and got another label', () => {
    expect(changes(OLDER, person, null)).toEqual(['removed: Ines Okafor → ']);
    expect(changes(OLDER, person, { ...person, label: 'place' })).toEqual([
      'relabelled: Ines Okafor → Ines Okafor',
    ]);
    const [added] = tagChanges([], [person], diffProse(OLDER, OLDER));
    expect(added?.what).toBe('added');
  });
});
