import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals }) => {
  const { actor, services } = locals;
  return { frame: actor && (await services.queries.frame(actor)) };
};
