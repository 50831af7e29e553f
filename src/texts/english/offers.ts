interface SaidOffer {
  /** Words of the text, and what they are offered as. */
  readonly parts: readonly { readonly name: string; readonly words: string }[];
  readonly values: readonly { readonly name: string; readonly value: string }[];
}

/** What the desk offers to add to a tag that was just made. */
export const offers = {
  label: 'Offer',
  take: 'Take',
  dismiss: 'Dismiss the offer',
  dismissHint: (key: string) => `Dismiss (${key})`,
  added: (offer: string) => `Added: ${offer}`,
  dismissed: 'Offer dismissed',
  selectTagFirst: 'Select a tag first.',
  /** At the words in the text. */
  offeredAs: (part: string) => `Offered as ${part.toLowerCase()}`,

  inALine: ({ parts, values }: SaidOffer) =>
    [
      ...parts.map(({ name, words }) => `${name} ‘${words}’`),
      ...values.map(({ name, value }) => `${name} ${value}`),
    ].join(', '),
  newEntity: (name: string) => `${name}, new in the register`,
  unnamed: (description: string) => `unnamed: ${description}`,
};
