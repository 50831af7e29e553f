import type { AccountId } from '../../ids.ts';
import type { PlacedSpan } from '../../tag/tag.ts';
import { piecesOf } from '../../thread/mentions.ts';
import type { Comment, Discussion } from '../../thread/thread.ts';
import type { Dataset, DatasetArticle } from '../dataset.ts';
import type { Measure, MeasuredSpan } from '../measured-span.ts';
import { timestamp } from './timestamp.ts';

/** What was said of a tag or of words. */
export interface LineThread {
  readonly id: string;
  /** The tag it is about, which may have been removed since; null when it is about words. */
  readonly tag: string | null;
  /** The words it is about; those deleted from the text stand apart. Null when it is about a tag. */
  readonly words: {
    readonly spans: readonly MeasuredSpan[];
    readonly detached: readonly string[];
  } | null;
  readonly resolved: { readonly by: AccountId | null; readonly at: string } | null;
  readonly createdBy: AccountId | null;
  readonly createdAt: string;
  /** The first comment first. */
  readonly comments: readonly LineComment[];
}

interface LineComment {
  readonly id: string;
  readonly text: string;
  /** Whom it calls. */
  readonly mentions: readonly AccountId[];
  readonly createdBy: AccountId | null;
  readonly createdAt: string;
  readonly editedAt: string | null;
}

/** @throws WrongSpan when a span is not at its words. */
export function lineThread(
  { thread, comments }: Discussion<PlacedSpan>,
  measure: Measure,
  comment: (comment: Comment) => LineComment,
): LineThread {
  const { id, subject, resolved } = thread;
  return {
    id,
    tag: subject.type === 'tag' ? subject.tagId : null,
    words:
      subject.type === 'words'
        ? wordsOf(subject.places, (place) => measure(place, { thread: id }))
        : null,
    resolved: resolved && { by: resolved.by, at: timestamp(resolved.at) },
    createdBy: thread.createdBy,
    createdAt: timestamp(thread.createdAt),
    comments: comments.map(comment),
  };
}

function wordsOf(
  places: readonly PlacedSpan[],
  measure: (place: PlacedSpan & { state: 'placed' }) => MeasuredSpan,
): LineThread['words'] {
  return {
    spans: places.filter((place) => place.state === 'placed').map(measure),
    detached: places.filter(({ state }) => state === 'detached').map(({ quote }) => quote),
  };
}

/** Writes comments; where people are known by their ids alone, so are those that a comment calls. */
export function commentWriter(
  { people: naming }: Pick<Dataset, 'people'>,
  { people }: Pick<DatasetArticle, 'people'>,
): (comment: Comment) => LineComment {
  return ({ id, text, mentions, createdBy, createdAt, editedAt }) => {
    const called = mentions.flatMap((account) => {
      const name = people.get(account);
      return name === undefined ? [] : [{ id: account, name }];
    });
    const pieces = naming === 'named' ? [{ text, mentions: null }] : piecesOf(text, called);
    return {
      id,
      text: pieces
        .map((piece) => (piece.mentions === null ? piece.text : `@${piece.mentions}`))
        .join(''),
      mentions,
      createdBy,
      createdAt: timestamp(createdAt),
      editedAt: editedAt === null ? null : timestamp(editedAt),
    };
  };
}
