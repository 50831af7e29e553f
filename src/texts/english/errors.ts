/** By status: what a page is called that cannot be shown. */
const titles: Readonly<Record<number, string>> = {
  403: 'Not for your role',
  404: 'Nothing here',
  410: 'No longer valid',
  413: 'Too large',
  429: 'Too many attempts',
  503: 'The database is away',
};

export const errors = {
  titles,
  ourFaultTitle: 'Something went wrong on our side',
  ourFault: 'Something went wrong on our side. Nothing you saved is lost.',
  noSuchPage: 'There is no such page.',
  notWhole: 'What the page sent did not arrive whole. Try again.',
  reference: 'Reference: {id}',
  tryAgain: 'Try again',
  goHome: 'Go to your workspace',
};
