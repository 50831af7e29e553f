import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { texts } from '#texts/texts.ts';
import type { FormRefusal } from '$lib/forms/refusal.ts';
import { ownAddress } from '$lib/frame/own-address.ts';
import type { Crumb } from '$lib/frame/crumb.ts';
import type { Actor } from '#server/access.ts';
import type { Cookie, Session } from '#server/auth/sessions.ts';

/** Who is signed in; sends everybody else to sign in and then back here, or tells the page that asks for data. */
export function signedIn({
  locals,
  url,
  request,
}: Pick<RequestEvent, 'locals' | 'url' | 'request'>): {
  actor: Actor;
  session: Session;
} {
  const { actor, session } = locals;
  if (actor === null || session === null) {
    if (isAskedByPage(request)) error(401, SIGNED_OUT);
    const back = encodeURIComponent(
      request.method === 'GET' ? url.pathname + url.search : url.pathname,
    );
    redirect(303, `${resolve('/sign-in')}?next=${back}`);
  }
  return { actor, session };
}

/** For data, not for a page to show or a form to send. */
function isAskedByPage({ headers }: Request): boolean {
  return headers.get('accept') === 'application/json' && !headers.has('x-sveltekit-action');
}

const SIGNED_OUT = { message: texts.sync.closings.signedOut, code: 'sign-in-required' };

/** What a query answers; its refusal as a page that says so. */
export async function shown<Answer>(
  { locals }: Pick<RequestEvent, 'locals'>,
  answer: Promise<Answer>,
): Promise<Answer> {
  try {
    return await answer;
  } catch (reason) {
    const refusal = locals.services.refusalOf(reason);
    if (refusal === null) throw reason;
    error(refusal.status, { message: refusal.message, code: refusal.code });
  }
}

/** Does what a form asks; its refusal as an answer the form shows. */
export async function attempt<Answer>(
  { locals, request }: Pick<RequestEvent, 'locals' | 'request'>,
  work: (data: FormData) => Promise<Answer>,
) {
  const data = await request.formData();
  try {
    return await work(data);
  } catch (reason) {
    const refused = locals.services.refusalOf(reason);
    if (refused === null) throw reason;
    const { status, code, message, field } = refused;
    const values = repeatable(data);
    const refusal: FormRefusal = { form: text(data, 'form'), code, message, field, values };
    return fail(status, refusal);
  }
}

/** A field of a form; what is missing, or a file, is empty. */
export function text(data: FormData, field: string): string {
  const value = data.get(field);
  return typeof value === 'string' ? value : '';
}

export function setCookie({ cookies }: Pick<RequestEvent, 'cookies'>, cookie: Cookie): void {
  cookies.set(cookie.name, cookie.value, cookie.attributes);
}

/** The address on this site that a visitor was on the way to, or the front page. */
export function onTheWayTo({ url }: Pick<RequestEvent, 'url'>): string {
  return ownAddress(url.searchParams.get('next')) ?? resolve('/');
}

const NOT_REPEATED = ['password', 'current', 'blocks'];

function repeatable(data: FormData): Record<string, string> {
  const fields = [...data].filter(
    (field): field is [string, string] =>
      typeof field[1] === 'string' && !NOT_REPEATED.includes(field[0]),
  );
  return Object.fromEntries(fields);
}

/** The way to a project's page; pages below it add their own step. */
export function projectCrumbs(project: {
  readonly id: string;
  readonly name: string;
  readonly workspaceId: string;
  readonly workspaceName: string;
}): Crumb[] {
  const { id: projectId, workspaceId } = project;
  return [
    {
      name: project.workspaceName,
      href: resolve('/workspaces/[workspaceId]', { workspaceId }),
    },
    { name: project.name, href: resolve('/projects/[projectId]', { projectId }) },
  ];
}

/** The fields of an article, as they were typed. */
export function articleFieldsIn(data: FormData) {
  return {
    title: text(data, 'title'),
    outlet: text(data, 'outlet'),
    byline: text(data, 'byline'),
    publishedOn: text(data, 'publishedOn'),
    url: text(data, 'url'),
    language: text(data, 'language'),
  };
}

/** The object a page sent as JSON; anything else is refused. */
export async function sentJson({ request }: Pick<RequestEvent, 'request'>): Promise<object> {
  const sent: unknown = await request.json().catch(() => null); // not JSON
  if (typeof sent !== 'object' || sent === null) error(400, NOT_READABLE);
  return sent;
}

const NOT_READABLE = {
  message: texts.errors.notWhole,
  code: 'invalid',
};
