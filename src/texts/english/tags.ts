import { counted } from './counted.ts';

/** Tags beside the text: their list, the one that is selected, and choosing labels. */
export const tags = {
  list: {
    label: 'Tags in reading order',
    detached: 'detached',
    retired: 'retired',
    incomplete: 'incomplete',
    changed: 'changed',
    accepted: 'accepted',
    rejected: 'rejected',
  },

  filter: {
    title: 'Filter tags',
    search: 'Search the tags',
    searchCount: (count: number) => `Search ${counted(count, 'tag')}`,
    open: 'Filter',
    label: 'Label',
    anyLabel: 'Any label',
    allOfKind: (kind: string) => `All ${kind.toLowerCase()} tags`,
    madeBy: 'Made by',
    anyone: 'Anyone',
    decision: 'Decision',
    anyDecision: 'Any decision',
    decisions: {
      undecided: 'Undecided',
      accepted: 'Accepted',
      rejected: 'Rejected',
      changed: 'Changed since decided',
    },
    detached: 'Detached',
    onlyDetached: (count: number) => `Only detached (${count})`,
    shown: (shown: number, all: number) => `${shown} of ${all}`,
    noLonger: (what: string) => `No longer only ${what}`,
    showAll: 'Show all',
  },

  palette: {
    title: 'Tag the selection',
    label: 'Label or part',
    placeholder: 'Type to find a label',
    none: 'No label is called that.',
    addTo: (kind: string) => `Add to this ${kind.toLowerCase()}`,
    tagAs: 'Tag as',
  },

  selected: {
    label: 'Label of the tag',
    remove: 'Remove this tag',
    removeHint: 'Remove this tag (Del)',
    inside: 'inside {quote}',
    quote: (words: string) => `‘${words}’`,
    selectIt: 'Select it',
    everyOther: 'Every other occurrence',
  },

  part: {
    show: 'Show in the text',
    replace: 'Replace',
    attach: 'Attach to selection',
    replaceHint: 'Use the selected words instead',
    remove: (part: string) => `Remove these words from ${part.toLowerCase()}`,
    addSelection: 'Add selection',
    goneMeanwhile: 'A colleague has just changed these words. Look again.',
    howTo: (ordinal: number) => `Select its words, press ${ordinal}`,
    howToByHand: 'Select its words to add them',
    none: 'None',
  },
};
