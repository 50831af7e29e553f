import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { attempt, shown, signedIn, text } from '../../visit.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  event.depends('copydesk:articles');
  const { actor } = signedIn(event);
  const { workspaceId } = event.params;
  const { queries } = event.locals.services;
  const page = await shown(event, queries.workspacePage(actor, workspaceId));
  const href = resolve('/workspaces/[workspaceId]', { workspaceId });
  return { ...page, crumbs: [{ name: page.workspace.name, href }] };
};

export const actions: Actions = {
  create: (event) =>
    attempt(event, async (data) => {
      const { actor } = signedIn(event);
      const { projectId } = await event.locals.services.commands.createProject(actor, {
        workspaceId: event.params.workspaceId,
        name: text(data, 'name'),
      });
      redirect(303, resolve('/projects/[projectId]', { projectId }));
    }),
  restore: (event) =>
    attempt(event, async (data) => {
      const { actor } = signedIn(event);
      const projectId = text(data, 'projectId');
      await event.locals.services.commands.restoreProject(actor, { projectId });
    }),
};
