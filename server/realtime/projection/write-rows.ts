import type { ArticleId } from '#domain/ids.ts';
import { recountArticle, touchArticle } from '#server/db/article-texts.ts';
import type { Queryable } from '#server/db/database.ts';
import { recountEntities } from '#server/db/entity-tallies.ts';
import { notifyLinkedArticles } from '#server/db/links.ts';
import {
  lockProjection,
  setWatermarks,
  watermarksOf,
  type Watermark,
} from '#server/db/projections.ts';
import {
  NOTHING_KNOWN,
  subjectName,
  type DocumentRows,
  type Prints,
  type Subject,
} from './documents.ts';

/** The rows of a document as read when its log stood at `seq`. */
export interface RowsAt extends DocumentRows {
  readonly seq: number;
}

/** A subject as it was read, and the codebook it was checked against. */
export interface ReadSubject {
  readonly documents: readonly RowsAt[];
  readonly codebookVersion: number;
  /** Who read it, and writes it now. */
  readonly nodeId: string;
  /** Whether rows that grow are news of their article, or only put right what was missing. */
  readonly isNews: boolean;
}

/** What this node wrote of a document last: it holds as long as the watermark in the database is the same. */
export interface Written {
  readonly watermark: Watermark;
  readonly prints: readonly Prints[];
}

export type Memory = ReadonlyMap<string, Written>;

/**
 * Brings the rows of a subject to what its documents say, and answers what was
 * written. Writing the same again changes nothing; a document whose rows are
 * further than what was read here is left alone.
 */
export async function writeRows(
  tx: Queryable,
  subject: Subject,
  { documents, codebookVersion, nodeId, isNews }: ReadSubject,
  memory: Memory,
): Promise<Memory> {
  await lockProjection(tx, subjectName(subject));
  const docIds = documents.map(({ docId }) => docId);
  const stored = await watermarksOf(tx, docIds);
  const textSeq = documents.find(({ docId }) => docId.startsWith('text/'))?.seq ?? 0;
  const written = new Map<string, Written>();
  let [grew, changed] = [false, false];
  for (const document of documents) {
    const { docId, seq } = document;
    const before = stored.get(docId);
    const watermark = { docId, seq, textSeq, codebookVersion, nodeId };
    if (before !== undefined && isFurther(before, watermark)) continue;
    const rows = await writeDocument(tx, document, knownOf(memory.get(docId), before));
    written.set(docId, { watermark, prints: rows.prints });
    grew ||= isNews && (before === undefined || before.seq < seq);
    changed ||= rows.changed;
  }
  const watermarks = [...written.values()].map(({ watermark }) => watermark);
  await setWatermarks(tx, watermarks);
  if (subject.type === 'article') await tellArticle(tx, subject.id, { grew, changed });
  return written;
}

/** Counts anew where records changed, and tells whom links lead to: letters alone change neither. */
async function tellArticle(
  tx: Queryable,
  articleId: ArticleId,
  { grew, changed }: { readonly grew: boolean; readonly changed: boolean },
): Promise<void> {
  if (changed) {
    await recountArticle(tx, articleId);
    await recountEntities(tx, articleId);
    await notifyLinkedArticles(tx, articleId);
  }
  if (grew) await touchArticle(tx, articleId);
}

/** Answers prints of all rows, and whether records changed, or may have. */
async function writeDocument(
  tx: Queryable,
  { sets, seq }: RowsAt,
  known: readonly Prints[],
): Promise<{ readonly prints: readonly Prints[]; readonly changed: boolean }> {
  const prints: Prints[] = [];
  let changed = known.length === 0;
  for (const [index, set] of sets.entries()) {
    const written = await set.write(tx, known[index] ?? NOTHING_KNOWN, seq);
    prints.push(written.prints);
    changed ||= written.changed;
  }
  return { prints, changed };
}

function isFurther(stored: Watermark, read: Watermark): boolean {
  return (
    stored.seq > read.seq ||
    stored.textSeq > read.textSeq ||
    stored.codebookVersion > read.codebookVersion
  );
}

/** What we wrote last, if nobody wrote since. */
function knownOf(written: Written | undefined, stored: Watermark | undefined): readonly Prints[] {
  const isOurs =
    written !== undefined &&
    stored !== undefined &&
    written.watermark.nodeId === stored.nodeId &&
    written.watermark.seq === stored.seq &&
    written.watermark.textSeq === stored.textSeq &&
    written.watermark.codebookVersion === stored.codebookVersion;
  return isOurs ? written.prints : [];
}
