/** The fields of a tag, and whom and what they can say. */
export const fields = {
  none: 'None',
  notSet: 'Not set',
  /** No choice was made. */
  blank: '—',
  yes: 'Yes',
  no: 'No',
  clear: (field: string) => `Clear ${field.toLowerCase()}`,
  noNumber: (typed: string) => `“${typed}” is no number: write it as 1250.5.`,

  retired: 'retired',
  retiredChoice: (choice: string) => `${choice} (retired)`,
  retiredKept: 'This field was retired. Its value is kept.',
  closedKept: (why: string) => `${why} The value is kept.`,

  entity: {
    choose: 'Choose…',
    open: (name: string) => `Open ${name} in the register`,
    openHint: 'Open in the register',
    otherType: (entity: string, type: string) =>
      `The register has ${entity} as ${type}. Choose another entry, or change it there.`,
    describedAs: 'Described as',
    description: 'a nurse at the clinic',
    search: 'Search or add a name',
    add: (name: string) => `Add “${name}”`,
    unnamed: 'Unnamed',
    unnamedAs: (description: string) => `Unnamed: “${description}”`,
    groups: {
      hint: 'Named here',
      register: 'Register',
      article: 'Tagged in this article',
      other: 'Someone else',
    },
  },

  evidence: {
    inWords: ({ url, title, note }: { url: string; title: string; note: string }) => {
      const named = [title, url].filter((said) => said !== '').join(', ');
      const source = named || 'a source without an address';
      return note === '' ? source : `${source} (${note})`;
    },
    address: (ordinal: number) => `Address of source ${ordinal}`,
    addressExample: 'https://…',
    noAddress: 'This is no web address.',
    title: (ordinal: number) => `Title of source ${ordinal}`,
    titleExample: 'Title',
    note: (ordinal: number) => `What source ${ordinal} shows`,
    noteExample: 'What it shows',
    open: 'Open source',
    remove: (ordinal: number) => `Remove source ${ordinal}`,
    add: 'Add a source',
  },
};
