import * as v from 'valibot';
import { ROLES } from '#domain/access/roles.ts';
import {
  isId,
  type AccountId,
  type ArticleId,
  type CommentId,
  type InvitationId,
  type EntityId,
  type LayerId,
  type ProjectId,
  type TagBatchId,
  type TagId,
  type WorkspaceId,
} from '#domain/ids.ts';
import { LANGUAGE_LIMIT, LINE_LIMIT, NAME_LIMIT, NOTE_LIMIT, URL_LIMIT } from '#domain/limits.ts';
import { isDay } from '#domain/text/dates.ts';
import { cleanLine, cleanText, safeHref } from '#domain/text/clean.ts';
import { refusals } from '#server/errors.ts';

/**
 * What a page sent, as a command takes it; refuses with the first field at fault. It
 * looks no further: what is too long for its field is not searched for other faults.
 */
export function read<Schema extends v.GenericSchema>(
  schema: Schema,
  given: unknown,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, given, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw refusals.invalid(issue.message, v.getDotPath(issue) ?? undefined);
}

function id<Id extends string>(noun: string) {
  return v.pipe(
    v.string(),
    v.check((text) => isId(text), `This is not the id of ${noun}.`),
    v.transform((text) => text as Id),
  );
}

export const accountId = id<AccountId>('an account');
export const workspaceId = id<WorkspaceId>('a workspace');
export const projectId = id<ProjectId>('a project');
export const articleId = id<ArticleId>('an article');
export const commentId = id<CommentId>('a comment');
export const layerId = id<LayerId>('a layer');
export const tagId = id<TagId>('a tag');
export const entityId = id<EntityId>('an entity');
export const tagBatchId = id<TagBatchId>('a batch');
export const invitationId = id<InvitationId>('an invitation');

export const role = v.pipe(v.string(), v.picklist(ROLES, 'Choose a role.'));

/** One line that must say something. */
export function name(noun: string) {
  return v.pipe(
    v.string(),
    v.transform(cleanLine),
    v.minLength(1, `Give ${noun} a name.`),
    v.maxLength(NAME_LIMIT, `A name has at most ${NAME_LIMIT} characters.`),
  );
}

/** One line that may be empty. */
export const line = v.pipe(
  v.string(),
  v.transform(cleanLine),
  v.maxLength(LINE_LIMIT, `This line has at most ${LINE_LIMIT} characters.`),
);

export const note = v.pipe(
  v.string(),
  v.transform((text) => cleanText(text).trim()),
  v.maxLength(NOTE_LIMIT, `A note has at most ${NOTE_LIMIT} characters.`),
);

const EMAIL_LIMIT = 254; // the longest address mail can be sent to

export const email = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(EMAIL_LIMIT, 'This address is too long to be one.'),
  v.regex(
    /^[^\s@\p{Cc}]+@[^\s@\p{Cc}]+\.[^\s@\p{Cc}]+$/u,
    'Give an e-mail address, such as ada@example.org.',
  ),
);

/** A calendar day, or null for an empty field. */
export const day = v.pipe(
  v.string(),
  v.trim(),
  v.transform((text) => (text === '' ? null : text)),
  v.nullable(v.pipe(v.string(), v.check(isDay, 'Give a day as year-month-day: 2026-03-31.'))),
);

export const url = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(URL_LIMIT, `An address has at most ${URL_LIMIT} characters.`),
  v.check(
    (text) => text === '' || /^https?:$/.test(protocolOf(text)),
    'Give a web address, such as https://example.org/story.',
  ),
);

function protocolOf(text: string): string {
  return safeHref(text) !== null && URL.canParse(text) ? new URL(text).protocol : '';
}

/** A BCP 47 tag in its canonical spelling, or empty. */
export const language = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(LANGUAGE_LIMIT, 'This is not a language code.'),
  v.check(
    (tag) => tag === '' || canonicalLanguage(tag) !== null,
    'Give a language code, such as en, pt-BR or zh-Hant.',
  ),
  v.transform((tag) => canonicalLanguage(tag) ?? ''),
);

function canonicalLanguage(tag: string): string | null {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null; // its way of saying that this is no tag
  }
}
