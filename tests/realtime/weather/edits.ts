import type * as Y from 'yjs';
import { anchorSpan } from '#collab/anchors.ts';
import {
  addLink,
  addTag,
  changeTag,
  readTags,
  removeTag,
  type LayerTag,
} from '#collab/layer-document.ts';
import { addEntity, changeEntity, readEntities } from '#collab/register-document.ts';
import { decide } from '#collab/review-document.ts';
import type { RoomType } from '#collab/rooms.ts';
import { textOf } from '#collab/text-document.ts';
import {
  addComment,
  addThread,
  changeComment,
  readComments,
  removeComment,
  resolveThread,
} from '#collab/thread-document.ts';
import { newId, type AccountId, type LinkId } from '#domain/ids.ts';
import { digest } from '#domain/review/digest.ts';
import type { Comment } from '#domain/thread/thread.ts';
import type { Random } from '../../support/random.ts';
import { by, someComment, someEntity, someTag, someThread } from '../records.ts';

/** The documents of one person's page, by kind of room. */
export type Documents = Readonly<Record<RoomType, Y.Doc>>;

export interface Editing {
  readonly docs: Documents;
  readonly random: Random;
  /** Who the records are said to be by, truly or not. */
  readonly author: AccountId;
  /** What the clock of this person shows. */
  readonly now: number;
}

/** Beyond what a log keeps behind its snapshot: the room is compacted. */
const LONG_NOTE = 'x'.repeat(270_000);
const LABELS = ['person', 'place', 'organisation', 'retired'] as const;
const WORDS = ['bridge', 'Ñandú', '“so”', '👩‍🚒', 'x', '\n'] as const;

/** Makes one change in a room, whatever its document is like just now. */
export function edit(room: RoomType, editing: Editing): void {
  const edits = EDITS[room];
  edits[editing.random.below(edits.length)]?.(editing);
}

const EDITS: Readonly<Record<RoomType, readonly ((editing: Editing) => void)[]>> = {
  text: [type, type, erase, embolden],
  layer: [tag, tag, tag, relabel, annotate, untag, connect],
  review: [judge],
  thread: [begin, begin, answer, rephrase, takeBack, resolve],
  register: [register, register, rename, writeLongNote],
};

function type({ docs, random }: Editing): void {
  const text = textOf(docs.text);
  text.insert(random.below(Math.max(1, text.length)), random.pick(WORDS));
}

/** Never the last newline. */
function someSpan({ docs, random }: Editing): readonly [number, number] | null {
  const last = textOf(docs.text).length - 1;
  if (last < 1) return null;
  const start = random.below(last);
  return [start, Math.min(last, start + 1 + random.below(6))];
}

function erase(editing: Editing): void {
  const span = someSpan(editing);
  if (span !== null) textOf(editing.docs.text).delete(span[0], span[1] - span[0]);
}

function embolden(editing: Editing): void {
  const span = someSpan(editing);
  const strong = editing.random.pick([true, null]);
  if (span !== null) textOf(editing.docs.text).format(span[0], span[1] - span[0], { strong });
}

function tag(editing: Editing): void {
  const { docs, random, author, now } = editing;
  const span = someSpan(editing);
  const parts = span === null ? {} : { mention: [anchorSpan(textOf(docs.text), ...span)] };
  const label = random.pick(LABELS);
  addTag(docs.layer, { ...someTag(by(author, now)), label, parts });
}

function pickTag({ docs, random }: Editing): LayerTag | undefined {
  const tags = readTags(docs.layer).good;
  return tags[random.below(tags.length)];
}

function relabel(editing: Editing): void {
  const found = pickTag(editing);
  if (found) changeTag(editing.docs.layer, found.id, { label: editing.random.pick(LABELS) });
}

function annotate(editing: Editing): void {
  const found = pickTag(editing);
  const note = String(editing.random.below(1_000));
  if (found) changeTag(editing.docs.layer, found.id, { fields: { note } });
}

function untag(editing: Editing): void {
  const found = pickTag(editing);
  if (found) removeTag(editing.docs.layer, found.id);
}

function connect(editing: Editing): void {
  const [from, to] = [pickTag(editing), pickTag(editing)];
  if (!from || !to) return;
  const { docs, author, now } = editing;
  const ends = { from: from.id, to: to.id, away: null };
  addLink(docs.layer, { id: newId<LinkId>(), type: 'about', ...ends, ...by(author, now) });
}

function judge(editing: Editing): void {
  const found = pickTag(editing);
  if (!found) return;
  const { docs, random, author, now } = editing;
  const state = random.pick<'accepted' | 'rejected'>(['accepted', 'rejected']);
  const judged = { tagId: found.id, state, reason: '', digest: digest(found) };
  decide(docs.review, { ...judged, by: author, at: now });
}

function begin(editing: Editing): void {
  const found = pickTag(editing);
  if (found)
    addThread(editing.docs.thread, ...someThread(by(editing.author, editing.now), found.id));
}

function answer(editing: Editing): void {
  const { docs, author, now } = editing;
  const found = pickComment(editing);
  if (found) addComment(docs.thread, someComment(found.threadId, by(author, now)));
}

/** Also others' comments, which the server puts back. */
function pickComment({ docs, random }: Editing): Comment | undefined {
  const comments = readComments(docs.thread).good;
  return comments[random.below(comments.length)];
}

function rephrase(editing: Editing): void {
  const found = pickComment(editing);
  const text = `No ${editing.random.below(1_000)}.`;
  const said = { text, mentions: [], editedAt: editing.now };
  if (found) changeComment(editing.docs.thread, found.id, said);
}

function takeBack(editing: Editing): void {
  const found = pickComment(editing);
  if (found) removeComment(editing.docs.thread, found.id);
}

function resolve(editing: Editing): void {
  const { docs, random, author, now } = editing;
  const found = pickComment(editing);
  const resolution = random.pick([{ by: author, at: now }, null]);
  if (found) resolveThread(docs.thread, found.threadId, resolution);
}

function register({ docs, author, now }: Editing): void {
  addEntity(docs.register, someEntity(by(author, now)));
}

function rename({ docs, random }: Editing): void {
  const entities = readEntities(docs.register).good;
  const found = entities[random.below(entities.length)];
  if (found) changeEntity(docs.register, found.id, { name: `Mara ${random.below(1_000)}` });
}

/** Of always the same entity, so that the document stays short. */
function writeLongNote({ docs, random }: Editing): void {
  const [found] = readEntities(docs.register).good;
  if (found) changeEntity(docs.register, found.id, { note: random.pick([LONG_NOTE, '']) });
}
