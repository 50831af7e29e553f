import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import type { PageServerLoad } from './$types';
import { shown, signedIn } from './visit.server.ts';

/** Leads to where one works: the first workspace, or what has to come before. */
export const load: PageServerLoad = async (event) => {
  const { queries } = event.locals.services;
  if (event.locals.actor === null && !(await shown(event, queries.isSetUp())))
    redirect(303, resolve('/setup'));
  const { workspaces } = await shown(event, queries.frame(signedIn(event).actor));
  const [first] = workspaces;
  if (first === undefined) redirect(303, resolve('/account'));
  redirect(303, resolve('/workspaces/[workspaceId]', { workspaceId: first.id }));
};
