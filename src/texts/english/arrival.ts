/** What an open article says while its documents are on their way. */
export const arrival = {
  tags: 'Fetching the tags…',
  tagsInBrief: 'Fetching tags…',
};
