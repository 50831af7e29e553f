import { describe, expect, it } from 'vitest';
import type { ListedOccurrence } from './occurrence-list.ts';
import { ChoiceOfOccurrences } from './choice-of-occurrences.svelte.ts';

type Chosen = Pick<ListedOccurrence, 'key' | 'others'>;

const free = (key: string): Chosen => ({ key, others: [] });
const tagged = (key: string): Chosen => ({ key, others: [{}] as unknown as Chosen['others'] });

function keptOf(chosen: ChoiceOfOccurrences, listed: readonly Chosen[]): string {
  return listed
    .filter((one) => chosen.isKept(one))
    .map(({ key }) => key)
    .join(' ');
}

describe('which occurrences are kept', () => {
  it('OC4: those that are tagged otherwise only where somebody says so', () => {
    const chosen = new ChoiceOfOccurrences();
    const listed = [free('a'), tagged('b')];
    expect(keptOf(chosen, listed)).toBe('a');
    chosen.toggle(tagged('b'));
    expect(keptOf(chosen, listed)).toBe('a b');
  });

  it('OC4: stays as somebody decided, whatever a colleague tags the words as meanwhile', () => {
    const chosen = new ChoiceOfOccurrences();
    chosen.toggle(free('a'));
    expect(keptOf(chosen, [tagged('a'), free('b')])).toBe('b');
    chosen.toggle(tagged('a'));
    expect(keptOf(chosen, [tagged('a'), free('b')])).toBe('a b');
    expect(keptOf(chosen, [free('a'), free('b')])).toBe('a b');
  });

  it('OC8: all at once, those tagged otherwise only where some were there to be seen', () => {
    const chosen = new ChoiceOfOccurrences();
    chosen.toggleAll([free('a')]);
    expect(keptOf(chosen, [free('a'), free('b')])).toBe('');
    chosen.toggleAll([free('a')]);
    expect(keptOf(chosen, [free('a'), free('b'), tagged('c')])).toBe('a b');
    chosen.toggleAll([free('a'), tagged('c')]);
    expect(keptOf(chosen, [free('a'), tagged('c')])).toBe('a c');
  });
});
