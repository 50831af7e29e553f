import { counted, grouped, listed } from './counted.ts';

export const articles = {
  untitled: 'Untitled',
  create: {
    title: 'New article',
    intro:
      'Paste a story. Headings, paragraphs, lists, quotations and links are kept; scripts, pictures and layout are not.',
    about: 'About the article',
    confirm: 'Add article',
    confirmAnyway: 'Add it anyway',
    busy: 'Adding…',
  },
  details: {
    pageTitle: 'Details',
    title: 'Article details',
    save: 'Save details',
    mayNot: 'Your role does not let you change these. Ask an editor.',
  },
  fields: {
    title: 'Title',
    outlet: 'Outlet',
    outletExample: 'The Harbour Gazette',
    byline: 'Byline',
    bylineExample: 'Ines Okafor',
    publishedOn: 'Published on',
    language: 'Language',
    languageHint: 'A code, such as en or pt-BR.',
    url: 'Web address',
    urlExample: 'https://',
  },
  table: {
    article: 'Article',
    tags: 'Tags',
    reviewed: 'Reviewed',
    hereNow: 'Here now',
    changed: 'Changed',
    frozen: 'Frozen',
    detached: (count: number) => `${count} detached`,
    who: (names: string) => `Here now: ${names}`,
    noTags: 'No tags yet',
    judged: (judged: number, tags: number) => `${judged} of ${tags}`,
    judgedWhat: 'reviewed',
    decisions: (accepted: number, rejected: number) => `${accepted} accepted, ${rejected} rejected`,
    mentioned: 'You are mentioned',
    openThreads: (count: number) => counted(count, 'open thread'),
    unread: (count: number) => `${count} unread`,
  },
  list: {
    form: 'Articles',
    search: 'Search titles, bylines and text',
    state: 'State',
    states: { any: 'Any state', open: 'Open', frozen: 'Frozen' },
    review: 'Review',
    reviews: {
      any: 'Any review',
      toReview: 'To review',
      reviewed: 'Reviewed',
      attention: 'Needs attention',
    },
    sort: 'Sort by',
    sorts: {
      changed: 'Last changed',
      title: 'Title',
      date: 'Date published',
      tags: 'Most tags',
    },
    show: 'Show',
    showAll: 'Show all articles',
    none: 'No articles yet',
    noneHint:
      'Paste a story from a web page or a word processor. Headings, paragraphs and links are kept; title, byline and date are proposed.',
    add: 'New article',
  },
  exporting: {
    menu: 'Export',
    losses: (losses: readonly string[]) => `Leaves out ${listed(losses)}.`,
  },
  pasting: {
    text: 'Text of the article',
    nothing: 'Nothing pasted yet',
  },
  problems: {
    noText: 'The article has no text yet.',
    tooLong: (characters: number, limit: number) =>
      `The article is ${grouped(characters)} characters long; up to ${grouped(limit)} can be kept. Split it into several.`,
    tooManyParagraphs: (paragraphs: number, limit: number) =>
      `The article has ${grouped(paragraphs)} paragraphs; up to ${grouped(limit)} can be kept. Split it into several.`,
  },
  duplicates: {
    warning: 'This article may be here already.',
    sameText: '{article} has the same text.',
    sameTitle: '{article} has the same title.',
    sameUrl: '{article} has the same web address.',
  },
};
