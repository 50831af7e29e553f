import { counted, listed, LOCALE } from './counted.ts';

/** How many tags point at an entity. */
interface UseCounts {
  readonly tags: number;
  readonly mentions: number;
  readonly quotes: number;
  readonly claims: number;
  readonly articles: number;
}

/** As `12 mentions, 3 quotes and 1 claim in 5 articles`. */
function uses({ tags, mentions, quotes, claims, articles }: UseCounts): string {
  const others = tags - mentions - quotes - claims;
  const said = [
    ...(mentions > 0 ? [counted(mentions, 'mention')] : []),
    ...(quotes > 0 ? [counted(quotes, 'quote')] : []),
    ...(claims > 0 ? [counted(claims, 'claim')] : []),
    ...(others > 0 ? [counted(others, 'other tag')] : []),
  ];
  if (said.length === 0) return 'No tags';
  return `${listed(said)} in ${counted(articles, 'article')}`;
}

const tagsInArticles = (tags: number, articles: number): string =>
  `${counted(tags, 'tag')} in ${counted(articles, 'article')}`;

export const register = {
  uses,
  page: {
    title: 'Register',
    entity: 'Entity',
    intro: (project: string) =>
      `The people, organisations, places and things that the tags of ${project} point at.`,
    none: 'Nobody yet',
    noneHint:
      'Tag a name in an article: whom it means is added here, with every mention, quote and claim of theirs in all articles. Or add an entity before anybody tags it.',
    showAll: 'Show the whole register',
    removedCount: (count: number) => counted(count, 'removed entity', 'removed entities'),
    showRemoved: (count: number) => `${count.toLocaleString(LOCALE)} removed`,
    back: 'Back to the register',
    nothingRemoved: 'Nothing was removed',
  },
  /** Whom a tag means. */
  references: {
    unnamed: 'Unnamed',
    unnamedAs: (description: string) => `Unnamed: ${description}`,
    gone: 'No longer in the register',
    removed: (name: string) => `${name} (removed from the register)`,
  },
  list: {
    form: 'Register',
    search: 'Search names and other names',
    type: 'Type',
    anyType: 'Any type',
    sort: 'Sort by',
    sorts: {
      name: 'Name',
      mentions: 'Most mentions',
      articles: 'Most articles',
      newest: 'Newest',
    },
    show: 'Show',
  },
  table: {
    name: 'Name',
    type: 'Type',
    mentions: 'Mentions',
    quotes: 'Quotes',
    claims: 'Claims',
    articles: 'Articles',
    also: 'also {names}',
    ofMentions: (count: number) => (count === 1 ? 'mention' : 'mentions'),
    ofQuotes: (count: number) => (count === 1 ? 'quote' : 'quotes'),
    ofClaims: (count: number) => (count === 1 ? 'claim' : 'claims'),
    ofArticles: (count: number) => (count === 1 ? 'article' : 'articles'),
  },
  batches: {
    title: 'Done at once',
    tagged: (tags: number, articles: number) =>
      `{person} tagged “{words}”: ${tagsInArticles(tags, articles)}, {when}`,
    given: (tags: number, articles: number) =>
      `{person} gave tags to {words}: ${tagsInArticles(tags, articles)}, {when}`,
    undone: (person: string) => `Taken back by ${person}`,
    undo: 'Undo this',
    undoWhich: (words: string) => `Undo: ${words}`,
  },
  search: {
    placeholder: 'Search the register',
    nobody: 'Nobody of that name.',
    known: 'Register',
    fresh: 'Someone else',
    add: 'Add “{name}”',
  },
  entity: {
    goneWhy:
      'This entity is no longer in the register. Tags that point at it keep doing so, and say that it is gone.',
    mergedInto: '{merged} was merged into {entity}, which stands for it in all articles.',
    open: 'Open {name}',
    splitAgain: 'Split off again',
    entry: 'Entry',
    merged: 'Merged',
    sharedName: '“{name}” is also what {other} is called.',
    mergedIntro: 'Those it stands for: their names are among its other names.',
    inArticles: 'In the articles',
    noTags: 'No tags',
    noTagsWhy: 'No tag of the team points at it yet.',
  },
  entry: {
    name: 'Name',
    nameMissing: 'An entity needs a name.',
    type: 'Type',
    role: 'Role',
    roleExample: 'Chair of the Harbour Board',
    description: 'Description',
    wikidataId: 'Wikidata id',
    wikidataIdExample: 'Q42, or paste its address',
    atWikidata: (id: string) => `${id} at Wikidata`,
    url: 'Address',
    urlExample: 'https://',
    aliases: 'Other names',
    noAliases: 'None',
    alias: 'Another name',
    aliasLimit: (limit: number) => `At most ${limit} names`,
    addAlias: 'Add',
    ofMerged: 'From those merged into it: {text}',
    removeAlias: (alias: string) => `Remove ${alias}`,
  },
  merging: {
    title: 'Merge with another entity',
    which: 'Which entity is the same as {name}?',
    other: 'Merge with',
    whichName: 'Which name stays?',
    whichNameLabel: 'Which name stays',
    name: 'Name',
    aliases: 'Other names',
    noAliases: 'None',
    lines: {
      role: 'Role',
      note: 'Description',
      wikidataId: 'Wikidata id',
      url: 'Address',
    },
    instead: 'Not shown while they are merged: “{text}”',
    changes: 'Changes',
    counting: 'Counting…',
    uncounted: 'What points at it cannot be counted right now.',
    change: (counts: UseCounts) => `${uses(counts)} that point at {gone} will point at {kept}.`,
    noUses: 'No tag of the team points at {gone} yet.',
    note: 'Everybody sees it at once, in all articles. No tag is rewritten, and it can be split off again on this page.',
    chooseAnother: 'Choose another',
    confirm: 'Merge',
    done: (gone: string, kept: string) => `${gone} is now ${kept}, in all articles.`,
    list: 'Merged entities',
    none: 'No other entity was merged into this one.',
    splitOff: 'Split off…',
    splitOffWhich: (name: string) => `Split off ${name}`,
    splitting: {
      title: 'Split off again',
      change: (counts: UseCounts) =>
        `${uses(counts)} will point at {gone} again, and no longer at {kept}.`,
      note: 'Everybody sees it at once, in all articles. {gone} has again what was written of it, and its names are no longer names of {kept}.',
      confirm: 'Split off',
      done: (gone: string, kept: string) => `${gone} stands apart from ${kept} again.`,
    },
    begin: 'Merge with another entity…',
    staysWith:
      'What is written here stays with {name}: its names are among the other names of {standing}, the rest is shown where {standing} says nothing.',
    overtaken: 'A colleague just merged or removed the one you chose. Look again.',
    mergedSince: (name: string, into: string) =>
      `Not taken back: ${name} was merged into ${into} since. Open ${name} to split it off from there.`,
    splitSince: (name: string) => `Not taken back: ${name} was split off since.`,
  },
  tags: {
    kinds: 'Kinds of tags',
    all: 'All',
    mentions: 'Mentions',
    quotes: 'Quotes',
    claims: 'Claims',
    choose: (words: string) => `Choose “${words}”`,
    detached: (what: string) => `${what}, detached`,
  },
  giving: {
    chosen: (tags: number) => `${counted(tags, 'tag')} chosen`,
    begin: 'Give to another entity…',
    title: 'Give to another entity',
    description: (tags: number, articles: number) =>
      `${tagsInArticles(tags, articles)} will point at whom you pick. It can be taken back as one step.`,
    to: 'Give to',
    busy: 'Giving…',
    done: (given: number, name: string, skipped: number) =>
      skipped === 0
        ? `Gave ${counted(given, 'tag')} to ${name}.`
        : `Gave ${counted(given, 'tag')} to ${name}. ${counted(skipped, 'tag')} had changed and were left.`,
  },
  adding: {
    open: 'Add entity',
    title: 'Add to the register',
    description:
      'Nobody has to be tagged first: tags find the entity by its name, and all else about it is said on its page.',
    name: 'Name',
    type: 'Type',
    namesake: '{name} has this name already.',
    removedNamesake: '{name} has this name and was removed; it can be put back.',
    justAdded: 'Just added',
    added: 'Added {name}',
    add: 'Add',
  },
  removing: {
    section: 'Remove',
    open: 'Remove…',
    title: 'Remove from the register',
    uses: (uses: string) =>
      `${uses} that point at {name} keep doing so, and say that it was removed.`,
    unused: 'No tag of the team points at {name}.',
    merged: 'With it go those it stands for: {names}.',
    note: 'It is no longer offered to anybody. It can be put back on this page, as it is.',
    remove: 'Remove',
    done: (name: string) => `${name} was removed from the register.`,
    undo: 'Undo',
    isRemoved:
      '{name} was removed from the register. Tags that point at it keep doing so, and say that it was removed.',
    putBack: 'Put back',
  },
  lookingUp: {
    open: 'Look up…',
    title: (host: string) => `Look up at ${host}`,
    privacy: (host: string) =>
      `The words below are sent to ${host} by this server when you press Look up, and nothing else: not who you are, nor from what text.`,
    name: 'Name',
    lookUp: 'Look up',
    busy: 'Looking up…',
    found: (count: number) => `${counted(count, 'item')} found`,
    nothing: 'Nobody and nothing of that name. Try other words, or type the id.',
    candidates: 'Who is it?',
    noDescription: 'Without a description',
    use: 'What else to take',
    useDescription: (description: string) => `Description: “${description}”`,
    overDescription: 'in place of what is written there',
    useAlias: (alias: string) => `Other name: “${alias}”`,
    take: (id: string) => `Take ${id}`,
    takeNone: 'Take the id',
    late: 'Wikidata did not answer in time. Try again, or type the id.',
    unreachable: 'Wikidata cannot be reached from this server. Try again later, or type the id.',
    refused: (status: number) =>
      `Wikidata did not answer the question (${status}). Try again later, or type the id.`,
    unreadable: 'Wikidata answered something that cannot be read. Try again later, or type the id.',
    archived: 'The project is archived: nothing is looked up for it.',
    invalid: 'Write the name to look up, of at most 200 characters.',
  },
};
