import { resolve } from '$app/paths';
import { texts } from '#texts/texts.ts';
import { attempt, projectCrumbs, shown, signedIn, text } from '../../../visit.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { actor } = signedIn(event);
  const { projectId } = event.params;
  const { queries } = event.locals.services;
  const page = await shown(event, queries.projectSettingsPage(actor, projectId));
  const href = resolve('/projects/[projectId]/settings', { projectId });
  return {
    ...page,
    crumbs: [...projectCrumbs(page.project), { name: texts.projects.settings.pageTitle, href }],
  };
};

export const actions: Actions = {
  rename: (event) =>
    attempt(event, async (data) => {
      const { actor } = signedIn(event);
      const { projectId } = event.params;
      const name = text(data, 'name');
      await event.locals.services.commands.renameProject(actor, { projectId, name });
    }),
  archive: (event) =>
    attempt(event, async () => {
      const { actor } = signedIn(event);
      await event.locals.services.commands.archiveProject(actor, event.params);
    }),
  restore: (event) =>
    attempt(event, async () => {
      const { actor } = signedIn(event);
      await event.locals.services.commands.restoreProject(actor, event.params);
    }),
};
