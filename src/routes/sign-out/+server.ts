import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { setCookie } from '../visit.server.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async (event) => {
  const { actor, session, services } = event.locals;
  if (actor !== null && session !== null) {
    const { cookie } = await services.commands.signOut(actor, session);
    setCookie(event, cookie);
  }
  redirect(303, resolve('/sign-in'));
};
