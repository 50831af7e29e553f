/** Links between tags: making one, and those a tag has. */
export const links = {
  bar: {
    label: 'The link being made',
    from: 'Link from {tag} {words}',
    fromElsewhere: 'Link from {tag} {words} in {article}',
    end: 'To the selected tag',
    hint: 'Select the other tag, here or in another article, and press {key}',
    hintInText: 'Switch to Tag or Review to select the other tag',
  },
  palette: {
    title: 'How the tags are linked',
    label: 'Link',
    placeholder: 'Type to find a link',
    none: 'No link is called that.',
    between: (first: string, second: string) => `‘${first}’ → ‘${second}’`,
  },
  ofTag: {
    title: 'Links',
    begin: 'Link to…',
    end: 'Link here',
    /** As read from the tag, `other` being the one at the other end; back, where that has no name. */
    onward: '{type} {other}',
    back: '{other} {type} this',
    typeBack: (type: string) => type.toLowerCase(),
    inArticle: (title: string) => `in ${title}`,
    inAnotherArticle: 'in another article',
    gone: 'a tag that is gone',
    remove: 'Remove this link',
    unreadable: 'Links with other articles cannot be read now.',
  },
  done: {
    begun: (words: string) => `Link from ‘${words}’: select the other tag and link again.`,
    cancelled: 'No link was made.',
    startIsGone: (words: string) =>
      `The tag on ‘${words}’ that the link was to start at is gone. Begin again at another.`,
    removed: 'Link removed',
    noneAllowed: (first: string, second: string) =>
      `The codebook has no link between ${first} and ${second}.`,
    made: (link: SaidLink) => `Linked: ${said(link)}`,
    madeBefore: (link: SaidLink) => `That link is there already: ${said(link)}`,
  },
};

/** A link in words: what it leads from and to, and what its type is called. */
interface SaidLink {
  readonly from: string;
  readonly type: string;
  readonly to: string;
}

function said({ from, type, to }: SaidLink): string {
  return `‘${from}’ ${type.toLowerCase()} ‘${to}’`;
}
