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
import { texts } from '#texts/texts.ts';

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

function id<Id extends string>(message: string) {
  return v.pipe(
    v.string(),
    v.check((text) => isId(text), message),
    v.transform((text) => text as Id),
  );
}

export const accountId = id<AccountId>(texts.input.notAnId.account);
export const workspaceId = id<WorkspaceId>(texts.input.notAnId.workspace);
export const projectId = id<ProjectId>(texts.input.notAnId.project);
export const articleId = id<ArticleId>(texts.input.notAnId.article);
export const commentId = id<CommentId>(texts.input.notAnId.comment);
export const layerId = id<LayerId>(texts.input.notAnId.layer);
export const tagId = id<TagId>(texts.input.notAnId.tag);
export const entityId = id<EntityId>(texts.input.notAnId.entity);
export const tagBatchId = id<TagBatchId>(texts.input.notAnId.batch);
export const invitationId = id<InvitationId>(texts.input.notAnId.invitation);

export const role = v.pipe(v.string(), v.picklist(ROLES, texts.input.role));

/** One line that must say something. */
export function name(whose: keyof typeof texts.input.nameMissing) {
  return v.pipe(
    v.string(),
    v.transform(cleanLine),
    v.minLength(1, texts.input.nameMissing[whose]),
    v.maxLength(NAME_LIMIT, texts.input.nameTooLong(NAME_LIMIT)),
  );
}

/** One line that may be empty. */
export const line = v.pipe(
  v.string(),
  v.transform(cleanLine),
  v.maxLength(LINE_LIMIT, texts.input.lineTooLong(LINE_LIMIT)),
);

export const note = v.pipe(
  v.string(),
  v.transform((text) => cleanText(text).trim()),
  v.maxLength(NOTE_LIMIT, texts.input.noteTooLong(NOTE_LIMIT)),
);

const EMAIL_LIMIT = 254; // the longest address mail can be sent to

export const email = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(EMAIL_LIMIT, texts.input.emailTooLong),
  v.regex(/^[^\s@\p{Cc}]+@[^\s@\p{Cc}]+\.[^\s@\p{Cc}]+$/u, texts.input.email),
);

/** A calendar day, or null for an empty field. */
export const day = v.pipe(
  v.string(),
  v.trim(),
  v.transform((text) => (text === '' ? null : text)),
  v.nullable(v.pipe(v.string(), v.check(isDay, texts.input.day))),
);

export const url = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(URL_LIMIT, texts.input.urlTooLong(URL_LIMIT)),
  v.check((text) => text === '' || /^https?:$/.test(protocolOf(text)), texts.input.url),
);

function protocolOf(text: string): string {
  return safeHref(text) !== null && URL.canParse(text) ? new URL(text).protocol : '';
}

/** A BCP 47 tag in its canonical spelling, or empty. */
export const language = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(LANGUAGE_LIMIT, texts.input.languageTooLong),
  v.check((tag) => tag === '' || canonicalLanguage(tag) !== null, texts.input.language),
  v.transform((tag) => canonicalLanguage(tag) ?? ''),
);

function canonicalLanguage(tag: string): string | null {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null; // its way of saying that this is no tag
  }
}
